// How the body of a formula is headed.

#ifndef RELUME_FORMULA_H
#define RELUME_FORMULA_H

#include "../math/bits.h"
#include "../math/exponential.h"
#include "../math/logarithm.h"
#include "../math/normal_tail.h"
#include "relume_elementwise.h"

#define FLOAT_FUNCTION(name) \
    INLINE float name(__attribute__((unused)) float x, __attribute__((unused)) struct relume_parameters p)

/// A formula: a float function of x and the constants p. It need not think of NaN.
#define FORMULA(name) FLOAT_FUNCTION(formula_##name)
/// Its derivative by x, with the value that is documented at each kink.
#define DERIVATIVE(name) FLOAT_FUNCTION(derivative_##name)
/// Its derivative by the parameter that is trained.
#define PARAMETER_DERIVATIVE(name) FLOAT_FUNCTION(parameter_derivative_##name)

#endif
