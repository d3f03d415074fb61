// x times a sigmoid of x: y = x q(x) with q(-x) = 1 - q(x), so the derivatives at x and -x sum to 1.

#ifndef RELUME_GATES_H
#define RELUME_GATES_H

#include "formula.h"

/// x / (1 + e^-(gate + tail)); the tail is what the gate lost to rounding. Where the gate is negative, x multiplies
/// e^gate before that can become subnormal. Beyond 170 the product counts as 0, which is the limit at infinity.
INLINE float gated(float x, float gate, float tail) {
    const float magnitude = absolute(gate);
    const bool is_deep = magnitude > 87;
    const float scale_back = is_deep ? 0x1p-124f : 1;
    const float decay =
        significand(exponential_parts(-at_most(170, magnitude), gate < 0 ? tail : -tail, is_deep ? 124 : 0));
    const float factor = magnitude > 170 ? with_sign_of(0, x) : x;
    return (gate < 0 ? factor * decay * scale_back : x) / (1 + decay * scale_back);
}

/// x / (1 + e^-x), with both terms of the sum scaled by 2^-32, so that e^-x does not overflow before the quotient
/// underflows. Above 18 the sum is 1.
FORMULA(silu) {
    const float limited = at_least(-110, x);
    const float z = significand(exponential_parts(-at_most(20, limited), EXACT, -32));
    return x > 18 ? x : limited / (0x1p-32f + z) * 0x1p-32f;
}

/// With q = 1 / (1 + e^|x|): q (1 - |x| (1 - q)) for negative x, and what is missing to 1 for positive x.
INLINE float gate_derivative(float x) {
    const float magnitude = at_most(110, absolute(x));
    const float z = decay_of(magnitude);
    const float inverse = 1 / (1 + z);
    const float tail = z * inverse * (1 - magnitude * inverse);
    return x < 0 ? tail : 1 - tail;
}

DERIVATIVE(silu) { return gate_derivative(x); }

/// a x, limited to -200...200.
INLINE struct split swish_gate(float a, float x) {
    const double product = a == 0 ? 0 : (double)a * x;
    return split_of(product < -200 ? -200 : product > 200 ? 200 : product);
}

/// x / (1 + e^(-a x)).
INLINE float swish_of(float x, float a) {
    const struct split gate = swish_gate(a, x);
    return gated(x, gate.upper, gate.tail);
}

INLINE float swish_derivative(float x, float a) { return gate_derivative(a == 0 ? 0 : a * x); }

/// The derivative by a: with z = e^-|a x|, x^2 z / (1 + z)^2.
INLINE float swish_derivative_by_a(float x, float a) {
    const struct split gate = swish_gate(a, x);
    const float magnitude = absolute(gate.upper);
    const float tail = gate.upper < 0 ? gate.tail : -gate.tail;
    const float z = significand(exponential_parts(-at_most(110, magnitude), tail, 64));
    const float sum = 1 + z * 0x1p-64f;
    return magnitude > 110 ? 0 : (x * z) * (x * 0x1p-64f) / (sum * sum);
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

/// e^-v with v = 2 sqrt(2/pi) (a + 0.044715 a^3), a at most 12, with bias 100.
INLINE struct exponential gelu_tanh_exponential(float a) {
    const struct split exponent = split_of(a * (-0x1.9884533d43651p0 + -0x1.2444f2a4d8b4bp-4 * ((double)a * a)));
    return exponential_parts(exponent.upper, exponent.tail, 100);
}

/// x / (1 + e^-v), which is 0.5 x (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))).
FORMULA(gelu_tanh) {
    const float a = at_most(12, absolute(x));
    const float decay = significand(gelu_tanh_exponential(a));
    const float tail = a * decay / (1 + decay * 0x1p-100f) * 0x1p-100f;
    return at_least(-0.0f, x) - tail;
}

DERIVATIVE(gelu_tanh) {
    const float a = at_most(12, absolute(x));
    const float square = a * a;
    const float slope = 0x1.988454p0f + 0x1.b66774p-3f * square;
    const float v = a * (0x1.988454p0f + 0x1.2444f2p-4f * square);
    const float z = decay_of(v);
    const float inverse = 1 / (1 + z);
    const float tail = z * inverse * (1 - a * slope * inverse);
    return x < 0 ? tail : 1 - tail;
}

/// x tanh(log(1 + e^x)). With z = e^-|x|: x z (z + 2) / (z (z + 2) + 2) below 0, x (1 + 2 z) / (1 + 2 z (1 + z)) above.
FORMULA(mish) {
    const float limited = at_least(-110, x);
    const float decay = decay_scaled(-at_most(110, absolute(x)));
    const float z = decay * 0x1p-64f;
    const float below = limited * decay * (z + 2) * 0x1p-64f;
    const float above = limited * (1 + 2 * z);
    return (x < 0 ? below : above) / (x < 0 ? z * (z + 2) + 2 : 1 + 2 * z * (1 + z));
}

/// With the same denominator d: t + 4 x z (1 + z) / d^2 below 0 and t + 4 x z^2 (1 + z) / d^2 above, where x t is mish.
DERIVATIVE(mish) {
    const float limited = at_most(110, at_least(-110, x));
    const float z = decay_of(limited);
    const float below = z * (z + 2);
    const float inverse = 1 / (x < 0 ? below + 2 : 1 + 2 * z * (1 + z));
    const float bell = 4 * limited * (x < 0 ? z : z * z) * (1 + z);
    return ((x < 0 ? below : 1 + 2 * z) + bell * inverse) * inverse;
}

#endif
