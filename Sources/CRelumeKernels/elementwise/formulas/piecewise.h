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

/// sqrt(x^2 + a). Where x^2 could overflow, a no longer matters.
INLINE float squareplus_root(float magnitude, float a) {
    return magnitude > 0x1p60f ? magnitude : square_root(fused(magnitude, magnitude, a));
}

/// n / d for a constant n: rounded once, but for what d lost before. 1 / d follows from the quotient, and 1 / n is
/// taken out of the loop.
INLINE float share_of(float n, struct split d) {
    const float estimate = n / d.upper, inverse = n > 0x1p-100f ? 1 / n : 0;
    const float rest = fused(-d.tail, estimate, fused(-d.upper, estimate, n));
    return fused(rest, estimate * inverse, estimate);
}

/// (x + sqrt(x^2 + a)) / 2, for negative x as a / 2 / (sqrt(x^2 + a) - x), where nothing cancels. The sum is halved
/// before it can overflow.
FORMULA(squareplus) {
    const float magnitude = absolute(x);
    const float root = squareplus_root(magnitude, p.a), half = fused(0.5f, root, 0.5f * magnitude);
    const float lost = fused(0.5f, magnitude, fused(0.5f, root, -half));
    const float below = share_of(p.a * 0.25f, (struct split){half, lost});
    return x >= 0 ? half : magnitude < INFINITE ? below : 0;
}

/// (1 + x / r) / 2 with r = sqrt(x^2 + a), for negative x as a / 2 / (r (r - x)), where nothing cancels, and what is
/// missing to 1 for positive x. Far out that is a / (4 x^2), whose square is scaled lest it overflow.
DERIVATIVE(squareplus) {
    const float magnitude = at_most(0x1p126f, absolute(x));
    const bool is_far = magnitude > 0x1p50f;
    const float near = is_far ? magnitude * 0x1p-64f : magnitude;
    const float square = fused(near, near, is_far ? 0 : p.a), root = square_root(square);
    const float sum = fused(root, near, square), lost = fused(root, near, square - sum);
    const float share = share_of(p.a * 0.5f, (struct split){sum, lost}) * (is_far ? 0x1p-128f : 1);
    const float below = sum == 0 ? 0.5f : share;
    return x < 0 ? below : 1 - below;
}

#endif
