// S-shaped functions.

#ifndef RELUME_SIGMOIDS_H
#define RELUME_SIGMOIDS_H

#include "formula.h"

/// 1 / (1 + e^-x), with both terms scaled by 2^-32, so that e^-x does not overflow before the quotient underflows.
INLINE float sigmoid_of(float x) {
    const float z = significand(exponential_parts(at_most(105, at_least(-20, -x)), EXACT, -32));
    return 0x1p-32f / (0x1p-32f + z);
}

FORMULA(sigmoid) { return sigmoid_of(x); }

/// With z = e^-|x|: z / (1 + z)^2.
DERIVATIVE(sigmoid) {
    const float z = decay_of(x);
    return z / ((1 + z) * (1 + z));
}

/// tanh |x|. With m = e^(-2|x|) - 1: -m / (2 + m).
INLINE float tanh_of_magnitude(float x) {
    const float m = exponential_minus_one(-2 * absolute(x), EXACT);
    return -m / (2 + m);
}

FORMULA(tanh) { return with_sign_of(tanh_of_magnitude(x), x); }

/// With z = e^(-2|x|): 4 z / (1 + z)^2.
DERIVATIVE(tanh) {
    const float z = decay_of(2 * x);
    return 4 * z / ((1 + z) * (1 + z));
}

/// x - tanh x, below 2 as x^3 / g(x^2), where nothing cancels: g = x^3 / (x - tanh x) has no pole near. g is Sollya's
/// fpminimax(g, 5, [|SG...|], [2^-10; 4.1], relative): relative error 2^-26.9.
FORMULA(tanhshrink) {
    const float square = x * x;
    float g = 0x1.7b018ep-22f;
    g = g * square + -0x1.7a6ffcp-17f;
    g = g * square + 0x1.08939ap-12f;
    g = g * square + -0x1.766862p-8f;
    g = g * square + 0x1.33332ep0f;
    g = g * square + 3;
    const float magnitude = absolute(x);
    return magnitude < 2 ? x * square / g : with_sign_of(magnitude - tanh_of_magnitude(x), x);
}

/// tanh^2 x. With z = e^(-2|x|), beyond 1 as 1 - 4 z / (1 + z)^2, because squaring would double the error there.
DERIVATIVE(tanhshrink) {
    const float m = exponential_minus_one(-2 * absolute(x), EXACT);
    const float sum = 2 + m;
    const float y = m / sum;
    return absolute(x) < 1 ? y * y : 1 - 4 * (1 + m) / (sum * sum);
}

/// x / (1 + |x|). Beyond 2^26 the sum is |x| itself, so limiting x there changes nothing but infinity's NaN to 1.
FORMULA(softsign) {
    const float limited = at_most(0x1p26f, at_least(-0x1p26f, x));
    return limited / (1 + absolute(limited));
}

/// 1 / (1 + |x|)^2.
DERIVATIVE(softsign) {
    const float y = 1 / (1 + absolute(x));
    return y * y;
}

#endif
