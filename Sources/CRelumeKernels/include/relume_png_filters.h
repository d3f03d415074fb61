// PNG's row filters, both ways. A filtered row is a byte that names the filter and the bytes that it left.

#ifndef RELUME_PNG_FILTERS_H
#define RELUME_PNG_FILTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// The filters with PNG's numbers.
enum relume_png_filter {
    relume_png_filter_none = 0,
    relume_png_filter_sub = 1,
    relume_png_filter_up = 2,
    relume_png_filter_average = 3,
    relume_png_filter_paeth = 4,
    /// Encoding only: for each row the filter that leaves the least sum of absolute values.
    relume_png_filter_least_sum = 5,
};

struct relume_png_kernels {
    /// Undoes the filters of `row_count` rows that stand one after the other in `filtered`, `row_bytes` + 1 bytes each,
    /// into `pixels`, `row_bytes` each. `above` is the row before them, or NULL at the top of the image. `pixel_bytes`
    /// is 1, 2, 3, 4, 6 or 8, and divides `row_bytes`, which is not 0. `pixels` must not overlap the others. Returns
    /// false, with `pixels` in any state, if a row names no filter.
    bool (*unfilter)(const uint8_t *filtered, const uint8_t *_Nullable above, uint8_t *pixels, size_t row_count,
                     size_t row_bytes, size_t pixel_bytes);

    /// Filters `row_count` rows of `pixels` into `filtered`, laid out the same way. `above` is the row before them, or
    /// NULL at the top of the image, where every filter but the first gives way to Sub.
    void (*filter_rows)(const uint8_t *pixels, const uint8_t *_Nullable above, uint8_t *filtered, size_t row_count,
                        size_t row_bytes, size_t pixel_bytes, enum relume_png_filter filter);
};

#pragma clang assume_nonnull end

#endif
