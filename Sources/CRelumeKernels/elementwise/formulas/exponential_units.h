// e^x, and functions that pass positive values through and approach a limit exponentially below 0.

FORMULA(exponential) { return exponential_of(x); }

/// a (e^x - 1) for negative x.
FORMULA(elu) { return x >= 0 ? x : p.a * exponential_minus_one(x, EXACT); }

/// b above 0, else a e^x.
FORMULA(elu_derivative) { return x > 0 ? p.b : p.a * decay_below(at_most(0, x)); }

/// a (e^(x / a) - 1) for negative x.
FORMULA(celu) {
    const double quotient = (double)x / p.a;
    const struct split exponent = split_of(quotient < -30 ? -30 : quotient);
    return x >= 0 ? x : p.a * exponential_minus_one(exponent.upper, exponent.tail);
}

FORMULA(celu_derivative) { return x > 0 ? 1 : decay_below(at_most(0, x / p.a)); }

/// The constants are Klambauer et al. 2017's, lambda and lambda alpha.
FORMULA(selu) { return x >= 0 ? 0x1.0cfabep0f * x : 0x1.c212cep0f * exponential_minus_one(x, EXACT); }
