// All loops, compiled once per instruction-set level by the file that includes this one.
//
// Plain loops that the compiler turns into vectors: a vector and a loop's tail do the same IEEE operations in the same
// order. Contraction into fused multiply-adds is off and libm is not called, so every level gives the same bytes.

#pragma clang fp contract(off)

#include "kernels.h"
#include "math/bits.h"
#include "math/exponential.h"
#include "math/normal_tail.h"

#include "formulas/affine.h"
#include "formulas/rectifiers.h"
#include "formulas/sigmoids.h"
#include "formulas/gates.h"
#include "softmax.h"

#define LOOPS(name) \
    static void name##_map(P p, const float *restrict input, float *restrict output, size_t count) { \
        for (size_t i = 0; i < count; i++) output[i] = canonical(input[i], formula_##name(input[i], p)); \
    } \
    static void name##_map_in_place(P p, float *values, size_t count) { \
        for (size_t i = 0; i < count; i++) values[i] = canonical(values[i], formula_##name(values[i], p)); \
    }
RELUME_FORMULAS(LOOPS)

#define ROW(name) [relume_formula_##name] = {name##_map, name##_map_in_place},
static const struct relume_loops formula_loops[] = {RELUME_FORMULAS(ROW)};

#define KERNELS {formula_loops, softmax, softmax_in_place}
