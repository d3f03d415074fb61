#ifndef RELUME_PAIRS_H
#define RELUME_PAIRS_H

#include <stddef.h>

#include "relume_kernel_level.h"

/// Functions of two floats.
enum relume_pair_formula {
    /// left * right.
    relume_pair_formula_product,
    /// left / (1 + e^-right): the gated linear unit.
    relume_pair_formula_gate,
};

/// Writes formula(left[i], right[i]) to output[i]. The output overlaps neither input.
void relume_map_pairs(enum relume_pair_formula formula, enum relume_level level, const float *left,
                      const float *right, float *output, size_t count);

#endif
