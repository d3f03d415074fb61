// Straight lines, steps and limits.

#ifndef RELUME_AFFINE_H
#define RELUME_AFFINE_H

#include "formula.h"

/// a x + b, rounded once. A zero b is added as -0, which leaves every x as it is; a zero a gives b also for an infinite
/// x.
FORMULA(linear) {
    const float line = fused(p.a, x, p.b == 0 ? -0.0f : p.b);
    return p.a == 0 ? p.b + 0.0f : line;
}

DERIVATIVE(linear) { return p.a; }

/// (x - a) / b: a the mean, b the standard deviation.
FORMULA(normalize) { return (x - p.a) / p.b; }

DERIVATIVE(normalize) { return 1 / p.b; }

/// x * a + b: a the standard deviation, b the mean; rounded twice, as where pixels are made.
FORMULA(denormalize) { return x * p.a + p.b; }

DERIVATIVE(denormalize) { return p.a; }

/// x limited to a...b.
FORMULA(clamp) { return at_most(p.b, at_least(p.a, x)); }

DERIVATIVE(clamp) { return x > p.a && x < p.b ? 1 : 0; }

/// 1 above a, 0 elsewhere.
FORMULA(step) { return x > p.a ? 1 : 0; }

DERIVATIVE(step) { return 0; }

/// x above a, b elsewhere.
FORMULA(threshold) { return x > p.a ? x : p.b; }

DERIVATIVE(threshold) { return x > p.a ? 1 : 0; }

#endif
