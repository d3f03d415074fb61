// The kernels of one level. Inside the PNG kernels only.
#ifndef RELUME_PNG_LEVEL_H
#define RELUME_PNG_LEVEL_H

#include "relume_png_filters.h"

struct relume_png_kernels {
    bool (*unfilter)(const uint8_t *filtered, uint8_t *pixels, size_t row_count, size_t row_bytes, size_t pixel_bytes);
    void (*filter_rows)(const uint8_t *pixels, const uint8_t *above, uint8_t *filtered, size_t row_count,
                        size_t row_bytes, size_t pixel_bytes, relume_png_filter filter);
};

extern const struct relume_png_kernels relume_png_baseline;
extern const struct relume_png_kernels relume_png_avx2;

#endif
