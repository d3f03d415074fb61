// e^x, and functions that pass positive values through and approach a limit exponentially below 0.

#ifndef RELUME_EXPONENTIAL_UNITS_H
#define RELUME_EXPONENTIAL_UNITS_H

#include "formula.h"

FORMULA(exponential) { return exponential_of(x); }

DERIVATIVE(exponential) { return exponential_of(x); }

/// a (e^x - 1) for negative x.
FORMULA(elu) { return x >= 0 ? x : p.a * exponential_minus_one(x, EXACT); }

DERIVATIVE(elu) { return x > 0 ? 1 : p.a * decay_below(at_most(0, x)); }

/// a (e^(x / a) - 1) for negative x.
FORMULA(celu) {
    const double quotient = (double)x / p.a;
    const struct split exponent = split_of(quotient < -30 ? -30 : quotient);
    return x >= 0 ? x : p.a * exponential_minus_one(exponent.upper, exponent.tail);
}

DERIVATIVE(celu) { return x > 0 ? 1 : decay_below(at_most(0, x / p.a)); }

// The constants are Klambauer et al. 2017's.
#define LAMBDA 0x1.0cfabep0f
#define LAMBDA_ALPHA 0x1.c212cep0f

FORMULA(selu) { return x >= 0 ? LAMBDA * x : LAMBDA_ALPHA * exponential_minus_one(x, EXACT); }

DERIVATIVE(selu) { return x > 0 ? LAMBDA : LAMBDA_ALPHA * decay_below(at_most(0, x)); }

#endif
