// Functions that pass positive values through and are straight below 0.

/// x or 0; -0 stays.
FORMULA(relu) { return x < 0 ? 0 : x; }

/// The square of x or 0.
FORMULA(relu_squared) {
    const float positive = x > 0 ? x : 0;
    return positive * positive;
}

FORMULA(relu_squared_derivative) { return x > 0 ? 2 * x : 0; }

/// a x for negative x; a zero slope gives 0 at -infinity too.
FORMULA(leaky_relu) {
    const float negative = p.a == 0 ? -0.0f : p.a * x;
    return x >= 0 ? x : negative;
}

/// x below 0: what the slope for negative values is multiplied with.
FORMULA(negative_part) { return x > 0 ? 0 : x; }

/// Keras's ReLU: b from b on, x from c on, a (x - c) below.
FORMULA(keras_relu) {
    const float below = p.a == 0 ? 0 : p.a * (x - p.c);
    return x >= p.b ? p.b : x >= p.c ? x : below;
}

/// 0 from b on (no x is above an infinite b), 1 above c, else a.
FORMULA(keras_relu_derivative) { return x >= p.b && p.b < INFINITE ? 0 : x > p.c ? 1 : p.a; }
