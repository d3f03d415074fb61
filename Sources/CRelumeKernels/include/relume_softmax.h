#ifndef RELUME_SOFTMAX_H
#define RELUME_SOFTMAX_H

#include "relume_elementwise.h"

/// The functions that share one row's maximum and sum.
enum relume_softmax_kind {
    relume_softmax_kind_softmax,
    relume_softmax_kind_softmin,
};

/// Applies the function along an axis of `length` values that stand `stride` floats apart, for `count` adjacent
/// positions: row j is input[j], input[stride + j], input[2 * stride + j]... The buffers do not overlap.
/// Each row's values are summed in order, so the bytes depend neither on the level nor on how positions are grouped.
void relume_softmax(enum relume_softmax_kind kind, enum relume_level level, const float *input, float *output,
                    size_t length, size_t stride, size_t count);

/// The same onto its input.
void relume_softmax_in_place(enum relume_softmax_kind kind, enum relume_level level, float *values, size_t length,
                             size_t stride, size_t count);

#endif
