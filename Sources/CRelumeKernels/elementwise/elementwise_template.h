// All loops over floats.
//
// KERNEL(name)   the name that a kernel has for the instruction set
//
// Plain loops that the compiler turns into vectors: a vector and a loop's tail do the same IEEE operations in the same
// order. The compiler makes no fused multiply-adds; those that stand in the formulas are exact at every level
// (fused.h). libm is not called. So every instruction set gives the same bytes.

#pragma clang fp contract(off)

#include "formulas/affine.h"
#include "formulas/exponential_units.h"
#include "formulas/gates.h"
#include "formulas/gelu.h"
#include "formulas/piecewise.h"
#include "formulas/rectifiers.h"
#include "formulas/sigmoids.h"
#include "formulas/softplus.h"

#define VECTORIZED _Pragma("clang loop vectorize(enable) interleave_count(INTERLEAVED)")

#include "pairs_template.h"
#include "random_template.h"
#include "softmax_template.h"

#define LOOPS(function) \
    static void function##_map(struct relume_parameters p, const float *restrict input, float *restrict output, \
                               size_t count) { \
        VECTORIZED \
        for (size_t i = 0; i < count; i++) output[i] = canonical(input[i], function(input[i], p)); \
    } \
    static void function##_map_in_place(struct relume_parameters p, float *values, size_t count) { \
        VECTORIZED \
        for (size_t i = 0; i < count; i++) values[i] = canonical(values[i], function(values[i], p)); \
    }
#define FORMULA_LOOPS(name) LOOPS(formula_##name) LOOPS(derivative_##name)
#define TRAINED_LOOPS(name) FORMULA_LOOPS(name) LOOPS(parameter_derivative_##name)
RELUME_FORMULAS(FORMULA_LOOPS, TRAINED_LOOPS)

#define FORMULA_ROW(name) \
    [relume_formula_##name] = { \
        .function = {formula_##name##_map, formula_##name##_map_in_place}, \
        .derivative = {derivative_##name##_map, derivative_##name##_map_in_place}, \
    },
#define TRAINED_ROW(name) \
    [relume_formula_##name] = { \
        .function = {formula_##name##_map, formula_##name##_map_in_place}, \
        .derivative = {derivative_##name##_map, derivative_##name##_map_in_place}, \
        .parameter_derivative = &(const struct relume_loops){parameter_derivative_##name##_map, \
                                                             parameter_derivative_##name##_map_in_place}, \
    },
static const struct relume_formula_kernels formulas[] = {RELUME_FORMULAS(FORMULA_ROW, TRAINED_ROW)};

const struct relume_elementwise_kernels KERNEL(relume_elementwise) = {
    .formulas = formulas,
    .multiply = multiply,
    .gate = gate,
    .random_leaky_relu = random_leaky_relu,
    .random_leaky_relu_derivative = random_leaky_relu_derivative,
    .softmax = softmax,
    .softmax_in_place = softmax_in_place,
    .softmax_gradient = softmax_gradient,
};
