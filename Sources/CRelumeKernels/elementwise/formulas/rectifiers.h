// Functions that pass positive values through.

/// x or 0; -0 stays.
FORMULA(relu) { return x < 0 ? 0 : x; }

/// a x for negative x; a zero slope gives 0 at -infinity too.
FORMULA(leaky_relu) {
    const float negative = p.a == 0 ? -0.0f : p.a * x;
    return x >= 0 ? x : negative;
}

/// a (e^x - 1) for negative x.
FORMULA(elu) { return x >= 0 ? x : p.a * exponential_minus_one(x); }
