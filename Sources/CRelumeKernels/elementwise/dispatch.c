// The choice of a level, and the entry points that Swift calls.

#include "kernels.h"

enum relume_level relume_best_level(void) {
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
        __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl"))
        return relume_level_avx512;
    if (__builtin_cpu_supports("avx2")) return relume_level_avx2;
#endif
    return relume_level_baseline;
}

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

void relume_softmax(enum relume_softmax_kind kind, enum relume_level level, const float *input, float *output,
                    size_t length, size_t stride, size_t count) {
    kernels(level)->softmax(kind, input, output, length, stride, count);
}

void relume_softmax_in_place(enum relume_softmax_kind kind, enum relume_level level, float *values, size_t length,
                             size_t stride, size_t count) {
    kernels(level)->softmax_in_place(kind, values, length, stride, count);
}
