// Functions of floats. NaN in gives the one NaN 7FC00000 out. Buffers may lie at any address, and do not overlap unless
// the function writes onto its input: such functions are entry points of their own, because a loop over two pointers
// that turn out equal runs without vector instructions.

#ifndef RELUME_ELEMENTWISE_H
#define RELUME_ELEMENTWISE_H

#include <stddef.h>
#include <stdint.h>

#include "relume_formulas.h"

#pragma clang assume_nonnull begin

/// The constants of a formula; what each stands for is said beside its body.
struct relume_parameters {
    float a, b, c;
};

/// One function of one float.
struct relume_loops {
    /// Writes the function of input[i] to output[i].
    void (*map)(struct relume_parameters parameters, const float *input, float *output, size_t count);
    /// The same onto its input.
    void (*map_in_place)(struct relume_parameters parameters, float *values, size_t count);
};

/// A formula.
struct relume_formula_kernels {
    struct relume_loops function;
    /// By x.
    struct relume_loops derivative;
    /// By the parameter that is trained, where there is one.
    const struct relume_loops *_Nullable parameter_derivative;
};

/// A slope for each position, between `lower` and `upper`: a hash of `seed` and the position, so that it depends on
/// nothing else.
struct relume_random_slope {
    float lower, upper;
    uint64_t seed;
};

/// The functions that share one row's maximum and sum.
enum relume_softmax_kind {
    relume_softmax_kind_softmax,
    relume_softmax_kind_softmin,
    relume_softmax_kind_log_softmax,
};

/// Rows that stand side by side: value k of row j is values[k * stride + j], for `length` values of `count` rows.
struct relume_rows {
    size_t length, stride, count;
};

struct relume_elementwise_kernels {
    /// The formulas, in the order of their enum.
    const struct relume_formula_kernels *formulas;

    /// Writes left[i] * right[i] to output[i].
    void (*multiply)(const float *left, const float *right, float *output, size_t count);
    /// Writes left[i] / (1 + e^-right[i]) to output[i]: the gated linear unit.
    void (*gate)(const float *left, const float *right, float *output, size_t count);

    /// Multiplies every value that is not above 0 by the slope of its position. values[i] stands at position first + i.
    void (*random_leaky_relu)(struct relume_random_slope slope, float *values, size_t count, uint64_t first);
    /// Replaces every value by the derivative there: 1 above 0, else the slope.
    void (*random_leaky_relu_derivative)(struct relume_random_slope slope, float *values, size_t count, uint64_t first);

    /// Writes the function of every row. Each row's values are summed in order, so the bytes do not depend on how rows
    /// are grouped.
    void (*softmax)(enum relume_softmax_kind kind, struct relume_rows rows, const float *input, float *output);
    /// The same onto its input.
    void (*softmax_in_place)(enum relume_softmax_kind kind, struct relume_rows rows, float *values);
    /// Replaces the gradient by the outputs' (dL/dy) of every row by that by the inputs (dL/dx); `output` is what the
    /// function gave.
    void (*softmax_gradient)(enum relume_softmax_kind kind, struct relume_rows rows, const float *output,
                             float *gradient);
};

#pragma clang assume_nonnull end

#endif
