// PNG's row filters, both ways. A filtered row is a byte that names the filter and the bytes that it left.

#ifndef RELUME_PNG_FILTERS_H
#define RELUME_PNG_FILTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "relume_kernel_level.h"

/// The filters with PNG's numbers.
typedef enum : uint8_t {
    RELUME_PNG_NONE = 0,
    RELUME_PNG_SUB = 1,
    RELUME_PNG_UP = 2,
    RELUME_PNG_AVERAGE = 3,
    RELUME_PNG_PAETH = 4,
    /// Encoding only: for each row the filter that leaves the least sum of absolute values.
    RELUME_PNG_LEAST_SUM = 5,
} relume_png_filter;

/// Undoes the filters of `row_count` rows that stand one after the other in `filtered`, `row_bytes` + 1 bytes each, into
/// `pixels`, `row_bytes` each. `pixel_bytes` is 1, 2, 3, 4, 6 or 8, and divides `row_bytes`, which is not 0. The two must
/// not overlap. Returns false, with `pixels` in any state, if a row names no filter.
bool relume_png_unfilter(enum relume_level level, const uint8_t *filtered, uint8_t *pixels, size_t row_count,
                         size_t row_bytes, size_t pixel_bytes);

/// Filters `row_count` rows of `pixels` into `filtered`, both laid out as above. `above` is the row before them, or NULL
/// at the top of the image, where every filter but the first gives way to Sub.
void relume_png_filter_rows(enum relume_level level, const uint8_t *pixels, const uint8_t *above, uint8_t *filtered,
                            size_t row_count, size_t row_bytes, size_t pixel_bytes, relume_png_filter filter);

#endif
