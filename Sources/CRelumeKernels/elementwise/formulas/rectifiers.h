// Functions that pass positive values through and are straight below 0.

#ifndef RELUME_RECTIFIERS_H
#define RELUME_RECTIFIERS_H

#include "formula.h"

/// x or 0; -0 stays.
FORMULA(relu) { return x < 0 ? 0 : x; }

DERIVATIVE(relu) { return x > 0 ? 1 : 0; }

/// The square of x or 0.
FORMULA(relu_squared) {
    const float positive = x > 0 ? x : 0;
    return positive * positive;
}

DERIVATIVE(relu_squared) { return x > 0 ? 2 * x : 0; }

/// a x for negative x; a zero slope gives 0 at -infinity too.
FORMULA(leaky_relu) {
    const float negative = p.a == 0 ? -0.0f : p.a * x;
    return x >= 0 ? x : negative;
}

DERIVATIVE(leaky_relu) { return x > 0 ? 1 : p.a; }

/// The same with a slope that is trained.
FORMULA(prelu) { return formula_leaky_relu(x, p); }

DERIVATIVE(prelu) { return derivative_leaky_relu(x, p); }

PARAMETER_DERIVATIVE(prelu) { return x > 0 ? 0 : x; }

/// Keras's ReLU: b from b on, x from c on, a (x - c) below.
FORMULA(keras_relu) {
    const float below = p.a == 0 ? 0 : p.a * (x - p.c);
    return x >= p.b ? p.b : x >= p.c ? x : below;
}

/// 0 from b on (no x is above an infinite b), 1 above c, else a.
DERIVATIVE(keras_relu) { return x >= p.b && p.b < INFINITE ? 0 : x > p.c ? 1 : p.a; }

#endif
