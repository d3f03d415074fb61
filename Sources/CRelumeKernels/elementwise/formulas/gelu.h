// The exact GELU, x P(X <= x) for a normal X. Everything follows from the tail beyond |x|.

#ifndef RELUME_GELU_H
#define RELUME_GELU_H

#include "formula.h"

/// For negative x the tail is the result; for positive x it is what is missing to x.
FORMULA(gelu) {
    const float a = at_most(15, absolute(x));
    const struct normal_tail tail = normal_tail_of(a);
    const struct exponential e = normal_exponential(a);
    const float factor = a * e.scale, product = factor * tail.flat.upper;
    const float lost = fused(factor, tail.flat.tail, fused(factor, tail.flat.upper, -product));
    const float part = fused(product, e.r, fused(product, curve_of(e), lost)), sum = product + part;
    const struct split n = {sum, (product - sum) + part};
    return fused(-quotient_by(n, tail.denominator, tail.inverse), 0x1p-100f, at_least(-0.0f, x));
}

/// P(X <= x) + x phi(x), with phi(x) = e^(-x^2/2) / sqrt(2 pi).
DERIVATIVE(gelu) {
    const float a = at_most(15, absolute(x));
    const struct normal_tail tail = normal_tail_of(a);
    const float ratio = quotient_by(tail.flat, tail.denominator, tail.inverse);
    const float product = scaled(fused(a, -0x1.988454p-2f, ratio), normal_exponential(a));
    return fused(x < 0 ? product : -product, 0x1p-100f, x < 0 ? -0.0f : 1);
}

#endif
