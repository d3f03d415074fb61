// The entry points that Swift calls.

#include "kernels.h"

static const struct relume_kernels *kernels(enum relume_level level) {
#if defined(__x86_64__)
    if (level == relume_level_avx512) return &relume_kernels_avx512;
    if (level == relume_level_avx2) return &relume_kernels_avx2;
#endif
    return &relume_kernels_baseline;
}

void relume_map(enum relume_formula formula, enum relume_level level, struct relume_parameters parameters,
                const float *input, float *output, size_t count) {
    kernels(level)->formulas[formula].map(parameters, input, output, count);
}

void relume_map_in_place(enum relume_formula formula, enum relume_level level, struct relume_parameters parameters,
                         float *values, size_t count) {
    kernels(level)->formulas[formula].map_in_place(parameters, values, count);
}

void relume_map_pairs(enum relume_pair_formula formula, enum relume_level level, const float *left,
                      const float *right, float *output, size_t count) {
    kernels(level)->map_pairs(formula, left, right, output, count);
}

void relume_random_leaky_relu(struct relume_random_slope slope, enum relume_level level, float *values, size_t count,
                              uint64_t first) {
    kernels(level)->random_leaky_relu(slope, values, count, first);
}

void relume_random_leaky_relu_derivative(struct relume_random_slope slope, enum relume_level level, float *values,
                                         size_t count, uint64_t first) {
    kernels(level)->random_leaky_relu_derivative(slope, values, count, first);
}

void relume_softmax(enum relume_softmax_kind kind, enum relume_level level, struct relume_rows rows,
                    const float *input, float *output) {
    kernels(level)->softmax(kind, rows, input, output);
}

void relume_softmax_in_place(enum relume_softmax_kind kind, enum relume_level level, struct relume_rows rows,
                             float *values) {
    kernels(level)->softmax_in_place(kind, rows, values);
}

void relume_softmax_gradient(enum relume_softmax_kind kind, enum relume_level level, struct relume_rows rows,
                             const float *output, float *gradient) {
    kernels(level)->softmax_gradient(kind, rows, output, gradient);
}
