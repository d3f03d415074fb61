// The functions of one instruction-set level.

#ifndef RELUME_KERNELS_H
#define RELUME_KERNELS_H

#include "relume_elementwise.h"
#include "relume_softmax.h"

/// A formula's two loops.
struct relume_loops {
    void (*map)(struct relume_parameters, const float *, float *, size_t);
    void (*map_in_place)(struct relume_parameters, float *, size_t);
};

/// Everything that is compiled per level.
struct relume_kernels {
    const struct relume_loops *formulas;
    void (*softmax)(enum relume_softmax_kind, const float *, float *, size_t, size_t, size_t);
    void (*softmax_in_place)(enum relume_softmax_kind, float *, size_t, size_t, size_t);
};

extern const struct relume_kernels relume_kernels_baseline;
#if defined(__x86_64__)
extern const struct relume_kernels relume_kernels_avx2;
extern const struct relume_kernels relume_kernels_avx512;
#endif

#endif
