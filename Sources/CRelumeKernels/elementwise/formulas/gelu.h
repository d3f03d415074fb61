// The exact GELU, x P(X <= x) for a normal X. Everything follows from the tail beyond |x|.

#ifndef RELUME_GELU_H
#define RELUME_GELU_H

#include "formula.h"

/// For negative x the tail is the result; for positive x it is what is missing to x.
FORMULA(gelu) {
    const float a = at_most(15, absolute(x));
    const float product = scaled(a / (a + FLATTENER) * flat_normal_tail(a), normal_exponential(a));
    return at_least(-0.0f, x) - product * 0x1p-100f;
}

/// P(X <= x) + x phi(x), with phi(x) = e^(-x^2/2) / sqrt(2 pi).
DERIVATIVE(gelu) {
    const float a = at_most(15, absolute(x));
    const float scaled = significand(normal_exponential(a)) * 0x1p-100f;
    const float product = scaled * (flat_normal_tail(a) / (a + FLATTENER) - a * 0x1.988454p-2f);
    return x < 0 ? product : 1 - product;
}

#endif
