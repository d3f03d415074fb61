// x times a sigmoid of x: y = x q(x) with q(-x) = 1 - q(x), so the derivatives at x and -x sum to 1.

#ifndef RELUME_GATES_H
#define RELUME_GATES_H

#include "formula.h"
#include "sigmoids.h"

/// x / (1 + e^-(gate + tail)); the tail is what the gate lost to rounding. Where the gate is negative, x multiplies
/// e^gate before that can become subnormal. Beyond 170 the product counts as 0, which is the limit at infinity.
INLINE float gated(float x, float gate, float tail) {
    const float magnitude = absolute(gate);
    const bool is_deep = magnitude > 87;  // 1 + e^-87 is 1
    const float scale_back = is_deep ? 0x1p-124f : 1;
    struct exponential e = exponential_parts(-at_most(170, magnitude), gate < 0 ? tail : -tail, is_deep ? 124 : 0);
    const float factor = magnitude > 170 ? with_sign_of(0, x) : x;
    const float below = fused(factor, fraction_of(e), factor) * e.scale * scale_back;
    e.scale *= scale_back;
    const float y = quotient(exactly(gate < 0 ? below : x), sum_with(1, e));
    return absolute(x) < INFINITE || gate < -170 ? with_sign_of(y, x) : x;
}

/// x / (1 + e^-x). Above 18 the sum is 1.
FORMULA(silu) {
    const float limited = at_least(-108, x);
    const float y = quotient(exactly(limited), sigmoid_denominator(limited)) * 0x1p-32f;
    return x > 18 ? x : with_sign_of(y, x);
}

/// The derivative of x times a sigmoid, given e^-|v| of its gate v, with bias 64, and the slope |x| v': with z = e^-|v|
/// and q = z / (1 + z), q (1 - slope (1 - q)) for negative x, and what is missing to 1 for positive x.
INLINE float gate_derivative(float x, float slope, struct exponential e) {
    const struct split decay = scaled_split(1, e);
    e.scale *= 0x1p-64f;
    const float q = quotient(decay, sum_with(1, e)), rest = 1 - q * 0x1p-64f;
    const float tail = q * fused(-slope, rest, 1);
    return fused(x < 0 ? tail : -tail, 0x1p-64f, x < 0 ? -0.0f : 1);
}

INLINE float silu_derivative(float x) {
    const float magnitude = at_most(110, absolute(x));
    return gate_derivative(x, magnitude, exponential_parts(-magnitude, EXACT, 64));
}

DERIVATIVE(silu) { return silu_derivative(x); }

/// a x, limited to -200...200, with no tail beyond.
INLINE struct split gate_of(float a, float x) {
    const struct split product = product_split(a, x);
    const bool is_within = absolute(product.upper) < 200;
    const float limited = at_most(200, at_least(-200, a == 0 ? 0 : product.upper));
    return (struct split){limited, is_within ? product.tail : 0};
}

/// x / (1 + e^(-a x)).
INLINE float swish_of(float x, float a) {
    const struct split gate = gate_of(a, x);
    return gated(x, gate.upper, gate.tail);
}

INLINE float swish_derivative(float x, float a) {
    const struct split gate = gate_of(a, x);
    const float magnitude = at_most(110, absolute(gate.upper));
    const float tail = gate.upper < 0 ? gate.tail : -gate.tail;
    return gate_derivative(gate.upper, magnitude, exponential_parts(-magnitude, tail, 64));
}

/// The derivative by a: with z = e^-|a x|, x^2 z / (1 + z)^2.
INLINE float swish_derivative_by_a(float x, float a) {
    const struct split gate = gate_of(a, x);
    const float magnitude = absolute(gate.upper);
    const float tail = gate.upper < 0 ? gate.tail : -gate.tail;
    const struct split bell = bell_scaled(x, at_most(130, magnitude), tail);
    const float other = x * 0x1p-64f;
    const float y = absolute(x) < INFINITE ? fused(bell.upper, other, bell.tail * other) : INFINITE;
    return magnitude > 130 ? 0 : y;
}

/// SiLU with the factor a before x in the gate.
FORMULA(swish) { return swish_of(x, p.a); }

DERIVATIVE(swish) { return swish_derivative(x, p.a); }

PARAMETER_DERIVATIVE(swish) { return swish_derivative_by_a(x, p.a); }

/// By the factor a of swish, which is 1 here.
PARAMETER_DERIVATIVE(silu) { return swish_derivative_by_a(x, 1); }

/// GELU's approximation with a factor in the gate.
FORMULA(gelu_fast) { return swish_of(x, 1.702f); }

DERIVATIVE(gelu_fast) { return swish_derivative(x, 1.702f); }

/// e^-v with v = 2 sqrt(2/pi) (a + 0.044715 a^3), a at most 12.
INLINE struct exponential gelu_tanh_exponential(float a, float bias) {
    const double exponent = a * (-0x1.9884533d43651p0 + -0x1.2444f2a4d8b4bp-4 * ((double)a * a));
    const float upper = (float)exponent;
    return exponential_parts(upper, (float)(exponent - upper), bias);
}

/// x / (1 + e^-v), which is 0.5 x (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))).
FORMULA(gelu_tanh) {
    const float a = at_most(12, absolute(x));
    struct exponential e = gelu_tanh_exponential(a, 100);
    const struct split n = scaled_split(a, e);
    e.scale *= 0x1p-100f;
    return fused(-quotient(n, sum_with(1, e)), 0x1p-100f, at_least(-0.0f, x));
}

DERIVATIVE(gelu_tanh) {
    const float a = at_most(11, absolute(x)), square = a * a;
    const float slope = fused(0x1.b66774p-3f, square, 0x1.988454p0f);
    return gate_derivative(x, a * slope, gelu_tanh_exponential(a, 64));
}

/// With u = e^x: u * 2^64, w = u (u + 2) times 2^64, and w + 2.
struct mish_terms {
    float u;
    struct split w, denominator;
};

INLINE struct mish_terms mish_terms_of(float x) {
    const float u = decay_scaled(x), small = u * 0x1p-64f;
    const float w = fused(u, small, 2 * u), sum = fused(w, 0x1p-64f, 2);
    const float lost = fused(u, small, 2 * u - w);
    return (struct mish_terms){u, {w, lost}, {sum, fused(lost, 0x1p-64f, fused(w, 0x1p-64f, 2 - sum))}};
}

/// x tanh(log(1 + e^x)) = x w / (w + 2). Above 10 that is x.
FORMULA(mish) {
    const float limited = at_most(10, at_least(-110, x));
    const struct mish_terms terms = mish_terms_of(limited);
    const float product = limited * terms.w.upper;
    const float lost = fused(limited, terms.w.tail, fused(limited, terms.w.upper, -product));
    const float y = quotient((struct split){product, lost}, terms.denominator) * 0x1p-64f;
    return x > 10 ? x : with_sign_of(y, x);
}

/// (w + 4 x u (u + 1) / (w + 2)) / (w + 2).
DERIVATIVE(mish) {
    const float limited = at_most(20, at_least(-110, x));
    const struct mish_terms terms = mish_terms_of(limited);
    const float inverse = 1 / terms.denominator.upper;
    const float steep = 4 * limited, share = fused(terms.u, terms.u * 0x1p-64f, terms.u) * inverse;
    const float bell = steep * share, bell_lost = fused(steep, share, -bell);
    const float sum = terms.w.upper + bell, lost = (terms.w.upper - sum) + bell + (terms.w.tail + bell_lost);
    return quotient_by((struct split){sum, lost}, terms.denominator, inverse) * 0x1p-64f;
}

#endif
