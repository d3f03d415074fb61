#ifndef RELUME_ELEMENTWISE_H
#define RELUME_ELEMENTWISE_H

#include <stddef.h>

#include "relume_kernel_level.h"

// Every formula that maps one float to one float. Adding one: its line here, its body in elementwise/formulas/.
#define RELUME_FORMULAS(X) \
    X(constant) \
    X(linear) \
    X(clamp) \
    X(inside) \
    X(step) \
    X(threshold) \
    X(normalize) \
    X(denormalize) \
    X(relu) \
    X(relu_squared) \
    X(relu_squared_derivative) \
    X(leaky_relu) \
    X(negative_part) \
    X(keras_relu) \
    X(keras_relu_derivative) \
    X(exponential) \
    X(elu) \
    X(elu_derivative) \
    X(celu) \
    X(celu_derivative) \
    X(selu) \
    X(sigmoid) \
    X(sigmoid_derivative) \
    X(tanh) \
    X(tanh_derivative) \
    X(tanhshrink) \
    X(tanhshrink_derivative) \
    X(softsign) \
    X(softsign_derivative) \
    X(softplus) \
    X(softplus_derivative) \
    X(log_sigmoid) \
    X(log_sigmoid_derivative) \
    X(silu) \
    X(silu_derivative) \
    X(swish) \
    X(swish_derivative) \
    X(swish_beta_derivative) \
    X(gelu_tanh) \
    X(gelu_tanh_derivative) \
    X(mish) \
    X(mish_derivative) \
    X(gelu) \
    X(gelu_derivative) \
    X(hard_sigmoid) \
    X(hard_swish) \
    X(hard_swish_derivative) \
    X(hard_shrink) \
    X(soft_shrink) \
    X(shrink_derivative) \
    X(sparse_plus) \
    X(sparse_sigmoid) \
    X(squareplus) \
    X(squareplus_derivative)

/// The name of a formula.
enum relume_formula {
#define RELUME_NAME(name) relume_formula_##name,
    RELUME_FORMULAS(RELUME_NAME)
#undef RELUME_NAME
};

/// The constants of a formula; what each stands for is said beside its body.
struct relume_parameters {
    float a, b, c, d;
};

/// Writes formula(input[i]) to output[i]. The buffers do not overlap; their alignment does not matter. The bytes are
/// the same at every level; `level` must not be above relume_best_level().
void relume_map(enum relume_formula formula, enum relume_level level, struct relume_parameters parameters,
                const float *input, float *output, size_t count);

/// The same onto its input. An entry point of its own, because a loop over two pointers that turn out equal runs
/// without vector instructions.
void relume_map_in_place(enum relume_formula formula, enum relume_level level, struct relume_parameters parameters,
                         float *values, size_t count);

#endif
