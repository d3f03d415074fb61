// log(1 + e^x) and what is made of it. With z = e^-|x|, log(1 + e^x) = max(x, 0) + log(1 + z).

#ifndef RELUME_SOFTPLUS_H
#define RELUME_SOFTPLUS_H

#include "formula.h"
#include "sigmoids.h"

/// log(1 + e^(a x)) / a, but x itself where a x is above b.
FORMULA(softplus) {
    const double product = (double)p.a * x;
    const double magnitude = product < 0 ? -product : product;
    const struct split exponent = split_of(magnitude > 110 ? -110 : -magnitude);
    const float z = significand(exponential_parts(exponent.upper, exponent.tail, 64)) * 0x1p-64f;
    const float soft = (x < 0 ? 0 : x) + logarithm_plus_one(z) / p.a;
    return product > p.b ? x : soft;
}

/// 1 / (1 + e^(-a x)), 1 where a x is above b.
DERIVATIVE(softplus) {
    const float product = p.a * x;
    return product > p.b ? 1 : sigmoid_of(product);
}

/// -log(1 + e^-x).
FORMULA(log_sigmoid) { return at_most(0, x) - logarithm_plus_one(decay_of(x)); }

DERIVATIVE(log_sigmoid) { return sigmoid_of(-x); }

#endif
