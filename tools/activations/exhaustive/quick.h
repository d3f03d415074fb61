// The functions that references are made of, in double precision and without a branch, so that the compiler makes
// vectors of them: relative errors about 2^-50, a 2^-26th of a unit in a float's last place.

#ifndef RELUME_QUICK_H
#define RELUME_QUICK_H

#include <stdint.h>
#include <string.h>

#define QUICK static inline __attribute__((always_inline))

QUICK double quick_power_of_two(double shifted) {
    int64_t bits;
    memcpy(&bits, &shifted, sizeof bits);
    bits = (int64_t)((uint64_t)bits << 52);
    double power;
    memcpy(&power, &bits, sizeof power);
    return power;
}

/// e^x - 1, for x limited to -700...700.
QUICK double quick_expm1(double x) {
    const double shifter = 0x1.8p52 + 1023;
    const double limited = x < -700 ? -700 : x > 700 ? 700 : x;
    const double shifted = limited * 0x1.71547652b82fep0 + shifter;
    const double n = shifted - shifter;
    const double r = (limited - n * 0x1.62e42fefa3800p-1) - n * 0x1.ef35793c76730p-45;
    double q = 1.0 / 6227020800;
    q = q * r + 1.0 / 479001600;
    q = q * r + 1.0 / 39916800;
    q = q * r + 1.0 / 3628800;
    q = q * r + 1.0 / 362880;
    q = q * r + 1.0 / 40320;
    q = q * r + 1.0 / 5040;
    q = q * r + 1.0 / 720;
    q = q * r + 1.0 / 120;
    q = q * r + 1.0 / 24;
    q = q * r + 1.0 / 6;
    q = q * r + 1.0 / 2;
    const double scale = quick_power_of_two(shifted);
    return scale * (r + r * r * q) + (scale - 1);
}

/// e^x, for x limited to -700...700.
QUICK double quick_exp(double x) {
    const double shifter = 0x1.8p52 + 1023;
    const double limited = x < -700 ? -700 : x > 700 ? 700 : x;
    const double shifted = limited * 0x1.71547652b82fep0 + shifter;
    const double n = shifted - shifter;
    const double r = (limited - n * 0x1.62e42fefa3800p-1) - n * 0x1.ef35793c76730p-45;
    double q = 1.0 / 6227020800;
    q = q * r + 1.0 / 479001600;
    q = q * r + 1.0 / 39916800;
    q = q * r + 1.0 / 3628800;
    q = q * r + 1.0 / 362880;
    q = q * r + 1.0 / 40320;
    q = q * r + 1.0 / 5040;
    q = q * r + 1.0 / 720;
    q = q * r + 1.0 / 120;
    q = q * r + 1.0 / 24;
    q = q * r + 1.0 / 6;
    q = q * r + 1.0 / 2;
    return quick_power_of_two(shifted) * (1 + (r + r * r * q));
}

/// log(1 + z) for 0 <= z <= 1, as 2 atanh(z / (2 + z)).
QUICK double quick_log1p(double z) {
    const double s = z / (2 + z), square = s * s;
    double q = 1.0 / 31;
    for (int n = 29; n >= 3; n -= 2) q = q * square + 1.0 / n;
    return 2 * s + 2 * s * square * q;
}

/// P(X > a) for a normal X and a >= 0, 0 beyond 15.5: e^(-a^2/2) g(v) / (a + 3.5) with v = (a - 1) / (a + 3.5). g is
/// Sollya's fpminimax(g, 19, [|D...|], [-2/7; 0.763], relative): relative error 2^-51.
QUICK double quick_normal_tail(double a) {
    static const double g[] = {
        0x1.2d5693c411b18p0,    -0x1.9ac1b8afc3e28p0,   0x1.45fbe6f8f944p0,     -0x1.e74ebc92e4c7fp-2,
        -0x1.ed04f757d24efp-5,  0x1.9ee4c574aea73p-4,   0x1.715797e6e2b6fp-7,   -0x1.7cb2e4488e90fp-6,
        -0x1.c9f7654077e65p-8,  0x1.2c20222b11a7dp-8,   0x1.c54f279dd58f2p-9,   -0x1.41772bd6b4d98p-14,
        -0x1.2425dc51f5a7ep-10, -0x1.f3a50abbe102fp-12, 0x1.d035e4e71f60ep-14,  0x1.1d19709c7cd6ep-13,
        0x1.1240799dca601p-12,  -0x1.869496537668fp-14, -0x1.19e23f29e947fp-13, 0x1.03bb68cc89675p-14,
    };
    const double limited = a > 15.5 ? 15.5 : a;
    const double v = (limited - 1) / (limited + 3.5);
    double q = g[19];
    for (int n = 18; n >= 0; n--) q = q * v + g[n];
    const double tail = quick_exp(limited * limited * -0.5) * q / (limited + 3.5);
    return a > 15.5 ? 0 : tail;
}

#endif
