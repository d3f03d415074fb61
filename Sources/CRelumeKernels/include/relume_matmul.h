// Products of matrices of floats.

#ifndef RELUME_MATMUL_H
#define RELUME_MATMUL_H

#include <stddef.h>

#pragma clang assume_nonnull begin

enum {
    /// So many rows of the left matrix are taken together, and lie side by side in a block: all first elements, all
    /// second
    /// ones, ...
    relume_matmul_rows = 12,
    /// So many columns of the right matrix are taken together, and lie so in a panel.
    relume_matmul_columns = 32,
};

/// Multiplies a block of rows and a panel of columns, both of `depth` and filled up with zeros where there are fewer;
/// writes `rows` rows of `columns` elements, which begin every `stride` elements.
///
/// Every element is the sum of its products in their order, each product and each sum rounded: the same bytes for every
/// instruction set.
typedef void relume_matmul_tile(const float *block, const float *panel, size_t depth, float *output, size_t stride,
                                size_t rows, size_t columns);

#pragma clang assume_nonnull end

#endif
