#ifndef RELUME_ELEMENTWISE_H
#define RELUME_ELEMENTWISE_H

#include <stddef.h>

// Every formula that maps one float to one float. Adding one: its line here, its body in elementwise/formulas/.
#define RELUME_FORMULAS(X) \
    X(linear) \
    X(clamp) \
    X(normalize) \
    X(denormalize) \
    X(relu) \
    X(leaky_relu) \
    X(elu) \
    X(sigmoid) \
    X(tanh) \
    X(silu) \
    X(swish) \
    X(gelu) \
    X(gelu_tanh)

/// The name of a formula.
enum relume_formula {
#define RELUME_NAME(name) relume_formula_##name,
    RELUME_FORMULAS(RELUME_NAME)
#undef RELUME_NAME
};

/// The instruction sets that the loops are compiled for. NEON on ARM is its baseline.
enum relume_level {
    relume_level_baseline,
    relume_level_avx2,
    relume_level_avx512,
};

/// The constants of a formula; what each stands for is said beside its body.
struct relume_parameters {
    float a, b, c, d;
};

/// The highest level that this processor and its operating system support.
enum relume_level relume_best_level(void);

/// Writes formula(input[i]) to output[i]. The buffers do not overlap; their alignment does not matter. The bytes are
/// the same at every level; `level` must not be above relume_best_level().
void relume_map(enum relume_formula formula, enum relume_level level, struct relume_parameters parameters,
                const float *input, float *output, size_t count);

/// The same onto its input. An entry point of its own, because a loop over two pointers that turn out equal runs
/// without vector instructions.
void relume_map_in_place(enum relume_formula formula, enum relume_level level, struct relume_parameters parameters,
                         float *values, size_t count);

#endif
