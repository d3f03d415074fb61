// The choice of a level.

#include "filters.h"

static const struct relume_png_kernels *kernels(enum relume_level level) {
#if defined(__x86_64__)
    if (level >= relume_level_avx2) return &relume_png_avx2;
#endif
    return &relume_png_baseline;
}

bool relume_png_unfilter(enum relume_level level, const uint8_t *filtered, uint8_t *pixels, size_t row_count,
                         size_t row_bytes, size_t pixel_bytes) {
    return kernels(level)->unfilter(filtered, pixels, row_count, row_bytes, pixel_bytes);
}

void relume_png_filter_rows(enum relume_level level, const uint8_t *pixels, const uint8_t *above, uint8_t *filtered,
                            size_t row_count, size_t row_bytes, size_t pixel_bytes, relume_png_filter filter) {
    kernels(level)->filter_rows(pixels, above, filtered, row_count, row_bytes, pixel_bytes, filter);
}
