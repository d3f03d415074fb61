// S-shaped functions. All of them go through e^-|x|, which cannot overflow.

/// 1 / (1 + e^-x).
FORMULA(sigmoid) {
    const float z = exponential_of(-absolute(x));
    return (x < 0 ? z : 1) / (1 + z);
}

/// With m = e^(-2|x|) - 1: -m / (2 + m).
FORMULA(tanh) {
    const float m = exponential_minus_one(-2 * absolute(x));
    return with_sign_of(m / (2 + m), x);
}
