// log(1 + x): from a polynomial for 0 <= x <= 1, and for every other x as 2 atanh(s) with s = f / (2 + f).

#ifndef RELUME_LOGARITHM_H
#define RELUME_LOGARITHM_H

#include "exponential.h"

/// log(1 + z) = z + z^2 k(z) for 0 <= z <= 1. k is Sollya's
/// fpminimax(log1p(x), [|2,3,4,5,6,7,8,9,10|], [|SG...|], [2^-30; 1], relative, x): relative error 2^-27.5.
INLINE float logarithm_plus_one(float z) {
    const float z2 = z * z, z4 = z2 * z2;
    const float k0 = fused(z, 0x1.554ddap-2f, -0x1.ffffd2p-2f), k2 = fused(z, 0x1.935568p-3f, -0x1.ff2556p-3f);
    const float k4 = fused(z, 0x1.b53c48p-4f, -0x1.3a6736p-3f), k6 = fused(z, 0x1.4a9226p-6f, -0x1.d7efa8p-5f);
    const float upper = fused(z4, -0x1.b22adep-9f, fused(z2, k6, k4));
    return fused(z2, fused(z4, upper, fused(z2, k2, k0)), z);
}

/// log(1 + x) for every x >= 0. 1 + x = 2^k (1 + f) with 1 + f in [sqrt(1/2), sqrt(2)); what the sum 1 + x loses to
/// rounding is added to f. 2 atanh(s) = 2 s + s^3 q(s^2) for |s| <= 1/3, q being Sollya's
/// fpminimax(2 * atanh(x), [|3,5,7,9,11|], [|SG...|], [2^-30; 0.3334], relative, 2 * x): relative error 2^-33.
INLINE float logarithm_plus_one_wide(float x) {
    const struct split sum = sum_of(1, x);
    const int32_t k = (int32_t)(bits_of(sum.upper) - 0x3F3504F3) >> 23;
    const float inverse_power = float_of((uint32_t)(127 - k) << 23);
    const float f = fused(sum.tail, inverse_power, fused(sum.upper, inverse_power, -1));
    const float s = f / (2 + f), square = s * s;
    float q = fused(square, 0x1.f06bdep-3f, 0x1.b7338ap-3f);
    q = fused(q, square, 0x1.2504cp-2f);
    q = fused(q, square, 0x1.9996dap-2f);
    q = fused(q, square, 0x1.555558p-1f);
    const float n = (float)k;
    return fused(n, LN2_UPPER, fused(2, s, fused(s * square, q, n * LN2_TAIL)));
}

#endif
