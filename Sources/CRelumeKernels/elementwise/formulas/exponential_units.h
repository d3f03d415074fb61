// e^x, and functions that pass positive values through and approach a limit exponentially below 0.

#ifndef RELUME_EXPONENTIAL_UNITS_H
#define RELUME_EXPONENTIAL_UNITS_H

#include "formula.h"

FORMULA(exponential) { return exponential_of(x); }

DERIVATIVE(exponential) { return exponential_of(x); }

/// factor * e^x for x <= 0.
INLINE float decay_slope(float factor, float x) {
    return scaled_split(factor, exponential_parts(at_most(0, at_least(-110, x)), EXACT, 64)).upper * 0x1p-64f;
}

/// a (e^x - 1) for negative x.
FORMULA(elu) { return x >= 0 ? x : scaled_minus_one(exactly(p.a), x, EXACT); }

DERIVATIVE(elu) { return x > 0 ? 1 : decay_slope(p.a, x); }

/// a (e^(x / a) - 1) for negative x.
FORMULA(celu) {
    const float quotient = at_least(-30, x / p.a);
    const float tail = quotient > -30 ? fused(-quotient, p.a, x) / p.a : 0;
    return x >= 0 ? x : scaled_minus_one(exactly(p.a), quotient, tail);
}

DERIVATIVE(celu) { return x > 0 ? 1 : decay_slope(1, x / p.a); }

// The constants are Klambauer et al. 2017's.
#define LAMBDA 0x1.0cfabep0f
#define LAMBDA_ALPHA 0x1.c212cep0f
#define LAMBDA_ALPHA_TAIL -0x1.9bf0fcp-24f

FORMULA(selu) {
    return x >= 0 ? LAMBDA * x : scaled_minus_one((struct split){LAMBDA_ALPHA, LAMBDA_ALPHA_TAIL}, x, EXACT);
}

DERIVATIVE(selu) { return x > 0 ? LAMBDA : decay_slope(LAMBDA_ALPHA, x); }

#endif
