// x times a value between 0 and 1 that depends on it.

/// x / (1 + e^-(gate + tail)); the tail is what the gate lost to rounding. Where the gate is negative, x multiplies e^gate before that can become subnormal. Beyond 170 the
/// product is 0 for every finite x, and 0 is the limit at infinity.
INLINE float gated(float x, float gate, float tail) {
    const float magnitude = absolute(gate);
    const struct exponential e = exponential_parts(-at_most(170, magnitude), gate < 0 ? tail : -tail);
    const float factor = magnitude > 170 ? with_sign_of(1, x) : x;
    return (gate < 0 ? scaled(factor, e) : x) / (1 + (1 + e.fraction) * e.scale * e.scale2);
}

/// x / (1 + e^-x).
FORMULA(silu) { return gated(x, x, 0); }

/// x / (1 + e^(-a x)). The rounding error of a x would be multiplied by it, so it is made of two floats.
FORMULA(swish) {
    const double product = p.a == 0 ? 0 : (double)p.a * x;
    const double gate = product < -200 ? -200 : product > 200 ? 200 : product;
    const float upper = (float)gate;
    return gated(x, upper, (float)(gate - upper));
}

/// x times the normal distribution's share below x. The tail belongs to |x|; for negative x it is the result.
FORMULA(gelu) {
    const float a = at_most(15, absolute(x));
    const struct exponential e = normal_exponential(a);
    const float tail = (float)(a * scaled_normal_tail(a) * (1 + (double)e.fraction)) * e.scale * e.scale2;
    return (x >= 0 ? x : -0.0f) - tail;
}

/// x / (1 + e^(-2 sqrt(2/pi) (x + 0.044715 x^3))), which is 0.5 x (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))). The
/// exponent's rounding error would be multiplied by the exponent, so it is made of two floats.
FORMULA(gelu_tanh) {
    const float a = at_most(12, absolute(x));
    const double exponent = a * (-0x1.9884533d43651p0 + -0x1.2444f2a4d8b4bp-4 * ((double)a * a));
    const float upper = (float)exponent;
    const struct exponential e = exponential_parts(upper, (float)(exponent - upper));
    const float tail = scaled(a, e) / (1 + (1 + e.fraction) * e.scale * e.scale2);
    return (x >= 0 ? x : -0.0f) - tail;
}
