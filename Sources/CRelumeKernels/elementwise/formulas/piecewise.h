// Functions made of straight and parabolic pieces.

#ifndef RELUME_PIECEWISE_H
#define RELUME_PIECEWISE_H

#include "formula.h"

/// (x + a) / (2 a), limited to 0...1.
FORMULA(hard_sigmoid) {
    const float inside = (x + p.a) / (2 * p.a);
    return x <= -p.a ? 0 : x >= p.a ? 1 : inside;
}

DERIVATIVE(hard_sigmoid) { return x > -p.a && x < p.a ? 1 / (2 * p.a) : 0; }

/// x times the hard sigmoid of half-width 3.
FORMULA(hard_swish) {
    const float inside = x * (x + 3) / 6;
    return x <= -3 ? -0.0f : x >= 3 ? x : inside;
}

/// x / 3 + 1/2 inside -3...3, in double precision because it cancels near -1.5.
DERIVATIVE(hard_swish) {
    const float inside = (float)((2 * (double)x + 3) / 6);
    return x <= -3 ? 0 : x >= 3 ? 1 : inside;
}

/// x beyond a on either side, 0 between.
FORMULA(hard_shrink) { return absolute(x) <= p.a ? 0 : x; }

DERIVATIVE(hard_shrink) { return absolute(x) > p.a ? 1 : 0; }

/// x brought nearer to 0 by a.
FORMULA(soft_shrink) { return x > p.a ? x - p.a : x < -p.a ? x + p.a : 0; }

DERIVATIVE(soft_shrink) { return derivative_hard_shrink(x, p); }

/// (x + 1) / 2, limited to 0...1.
FORMULA(sparse_sigmoid) {
    const float inside = (x + 1) * 0.5f;
    return x <= -1 ? 0 : x >= 1 ? 1 : inside;
}

DERIVATIVE(sparse_sigmoid) { return x > -1 && x < 1 ? 0.5f : 0; }

/// 0 up to -1, (x + 1)^2 / 4 up to 1, then x.
FORMULA(sparse_plus) {
    const float inside = (x + 1) * (x + 1) * 0.25f;
    return x <= -1 ? 0 : x >= 1 ? x : inside;
}

DERIVATIVE(sparse_plus) { return formula_sparse_sigmoid(x, p); }

/// (x + sqrt(x^2 + a)) / 2, for negative x as a / 2 / (sqrt(x^2 + a) - x), where nothing cancels. Where x^2 could
/// overflow, a no longer matters to the root.
FORMULA(squareplus) {
    const float magnitude = absolute(x);
    const float root = magnitude > 0x1p60f ? magnitude : square_root(magnitude * magnitude + p.a);
    const float sum = root + magnitude;
    return x >= 0 ? sum * 0.5f : p.a * 0.5f / sum;
}

/// (1 + x / sqrt(x^2 + a)) / 2.
DERIVATIVE(squareplus) {
    const float limited = at_most(0x1p60f, at_least(-0x1p60f, x));
    const float root = square_root(limited * limited + p.a);
    return root == 0 ? 0.5f : (1 + limited / root) * 0.5f;
}

#endif
