// S-shaped functions.

#ifndef RELUME_SIGMOIDS_H
#define RELUME_SIGMOIDS_H

#include "formula.h"

/// 1 + e^-x, times 2^-32, so that it does not overflow before its inverse underflows.
INLINE struct split sigmoid_denominator(float x) {
    return sum_with(0x1p-32f, exponential_parts(at_most(108, at_least(-20, -x)), EXACT, -32));
}

INLINE float sigmoid_of(float x) { return quotient(exactly(1), sigmoid_denominator(x)) * 0x1p-32f; }

FORMULA(sigmoid) { return sigmoid_of(x); }

/// factor z / (1 + z)^2 * 2^64, with z = e^-(magnitude - tail) and a magnitude of at most 130. Not added up, so that it
/// can be scaled back or multiplied without rounding twice.
INLINE struct split bell_scaled(float factor, float magnitude, float tail) {
    const struct exponential e = exponential_parts(-magnitude, tail, 64);
    const float z = significand(e) * 0x1p-64f, whole = fused(2, z, 1), sum = fused(z, z, whole);
    return division(scaled_split(factor, e), (struct split){sum, fused(z, z, whole - sum)}, 1 / sum);
}

/// z / (1 + z)^2 with z = e^-|x|, times 2^64 and scaled back.
INLINE float bell_of(float x, float scale_back) {
    const struct split y = bell_scaled(1, at_most(110, absolute(x)), EXACT);
    return (y.upper + y.tail) * scale_back;
}

DERIVATIVE(sigmoid) { return bell_of(x, 0x1p-64f); }

/// tanh |x| as a sum. With m = e^(-2|x|) - 1: -m / (2 + m). The fraction of m is kept as a sum itself, because m is
/// nothing else near 0.
INLINE struct split tanh_of_magnitude(float x) {
    const struct exponential e = exponential_parts(at_least(-25, -2 * absolute(x)), EXACT, 0);
    const float curve = curve_of(e), fraction = e.r + curve, fraction_lost = (e.r - fraction) + curve;
    const float whole = e.scale - 1, whole_lost = e.scale - (whole + 1);
    const float m = fused(e.scale, fraction, whole);
    const float tail = fused(e.scale, fraction_lost, fused(e.scale, fraction, whole - m)) + whole_lost;
    const float sum = 2 + m;
    return division((struct split){-m, -tail}, (struct split){sum, ((2 - sum) + m) + tail}, 1 / sum);
}

FORMULA(tanh) {
    const struct split y = tanh_of_magnitude(x);
    return with_sign_of(y.upper + y.tail, x);
}

/// With z = e^(-2|x|): 4 z / (1 + z)^2.
DERIVATIVE(tanh) { return bell_of(2 * x, 0x1p-62f); }

/// x - tanh x, below 2 as x^3 / g(x^2), where nothing cancels: g = x^3 / (x - tanh x) has no pole near. g is Sollya's
/// fpminimax(g, 5, [|SG...|], [2^-10; 4.1], relative): relative error 2^-26.9.
FORMULA(tanhshrink) {
    const float square = x * x;
    float g = fused(square, 0x1.7b018ep-22f, -0x1.7a6ffcp-17f);
    g = fused(g, square, 0x1.08939ap-12f);
    g = fused(g, square, -0x1.766862p-8f);
    g = fused(g, square, 0x1.33332ep0f);
    const float sum = fused(g, square, 3);
    const struct split denominator = {sum, fused(g, square, 3 - sum)};
    const struct split cube = product_split(x, square);
    const struct split n = {cube.upper, fused(x, fused(x, x, -square), cube.tail)};
    const float magnitude = absolute(x);
    const struct split y = tanh_of_magnitude(x);
    const float far = magnitude - (y.upper + y.tail), near = absolute(quotient(n, denominator));
    return with_sign_of(magnitude < 2 ? near : far, x);
}

/// tanh^2 x.
DERIVATIVE(tanhshrink) {
    const struct split y = tanh_of_magnitude(x);
    return fused(y.upper, y.upper, 2 * y.upper * y.tail);
}

INLINE struct split softsign_denominator(float x) { return sum_of(1, absolute(x)); }

/// x / (1 + |x|), which is 1 beyond 2^30.
FORMULA(softsign) {
    const float limited = at_most(0x1p30f, at_least(-0x1p30f, x));
    return with_sign_of(quotient(exactly(limited), softsign_denominator(limited)), x);
}

/// 1 / (1 + |x|)^2.
DERIVATIVE(softsign) {
    const float limited = at_most(0x1p100f, absolute(x));
    const struct split sum = softsign_denominator(limited);
    const float y = 1 / sum.upper, square = y * y;
    const float rest = fused(-sum.tail, y, fused(-sum.upper, y, 1));
    return fused(2 * rest, square, square);
}

#endif
