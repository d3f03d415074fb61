#ifndef RELUME_SOFTMAX_H
#define RELUME_SOFTMAX_H

#include <stddef.h>

#include "relume_kernel_level.h"

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

/// Writes the function of every row. The buffers do not overlap. Each row's values are summed in order, so the bytes
/// depend neither on the level nor on how rows are grouped.
void relume_softmax(enum relume_softmax_kind kind, enum relume_level level, struct relume_rows rows,
                    const float *input, float *output);

/// The same onto its input.
void relume_softmax_in_place(enum relume_softmax_kind kind, enum relume_level level, struct relume_rows rows,
                             float *values);

/// Replaces the gradient by the outputs' (dL/dy) of every row by that by the inputs (dL/dx); `output` is what the
/// function gave.
void relume_softmax_gradient(enum relume_softmax_kind kind, enum relume_level level, struct relume_rows rows,
                             const float *output, float *gradient);

#endif
