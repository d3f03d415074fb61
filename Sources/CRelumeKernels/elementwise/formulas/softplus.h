// log(1 + e^x) and what is made of it. With z = e^-|x|, log(1 + e^x) = max(x, 0) + log(1 + z).

#ifndef RELUME_SOFTPLUS_H
#define RELUME_SOFTPLUS_H

#include "formula.h"
#include "gates.h"

/// log(1 + e^-|x|).
INLINE float corner(float x) { return logarithm_plus_one(decay_below(-absolute(x))); }

/// log(1 + e^x), but x itself where it is above b.
FORMULA(softplus) {
    const float soft = at_least(0, x) + corner(x);
    return x > p.b ? x : soft;
}

/// 1 / (1 + e^-x), 1 above b.
DERIVATIVE(softplus) { return x > p.b ? 1 : sigmoid_of(x); }

/// log(1 + e^(a x)) / a, but x itself where a x is above b.
FORMULA(softplus_steep) {
    const struct split gate = gate_of(p.a, x);
    const float tail = gate.upper < 0 ? gate.tail : -gate.tail;
    const float z = significand(exponential_parts(-at_most(110, absolute(gate.upper)), tail, 64)) * 0x1p-64f;
    const float soft = at_least(0, x) + logarithm_plus_one(z) / p.a;
    return p.a * x > p.b ? x : soft;
}

/// 1 / (1 + e^(-a x)), 1 where a x is above b.
DERIVATIVE(softplus_steep) {
    const float product = p.a * x;
    return product > p.b ? 1 : sigmoid_of(product);
}

/// -log(1 + e^-x).
FORMULA(log_sigmoid) { return at_most(0, x) - corner(x); }

DERIVATIVE(log_sigmoid) { return sigmoid_of(-x); }

#endif
