// SSIM over a tile. Formula and constants: the documentation of DiffMetric.ssim in RelumeDiff.

#include <stdbool.h>

#include "relume_diff.h"
#include "samples.h"

#pragma clang fp contract(off)

enum {
    radius = 5,
    taps = 2 * radius + 1,
    output_row = relume_ssim_tile_width,
    tile_row = relume_ssim_tile_width + 2 * radius,
};

static double plane_sample(const struct relume_plane *plane, size_t index) {
    if (plane->bytes_per_sample == sizeof(double)) return ((const double *)plane->samples)[index];
    return sample_at(plane->samples, plane->bytes_per_sample, index);
}

// One loop for each type of sample: the choice inside it would cost as much as the rest.
#define LOAD_ROWS(type)                                                                   \
    do {                                                                                  \
        const type *a = (const type *)expected->samples + y * expected->stride + x * expected->step; \
        const type *b = (const type *)actual->samples + y * actual->stride + x * actual->step;       \
        for (size_t column = 0; column < width; column++) {                               \
            const double p = a[column * expected->step], q = b[column * actual->step];    \
            row[0][column] = p + q;                                                       \
            row[1][column] = p - q;                                                       \
        }                                                                                 \
    } while (0)

static void load_sum_and_difference(const struct relume_plane *expected, const struct relume_plane *actual, size_t x,
                                    size_t y, size_t width, double row[4][tile_row]) {
    if (expected->bytes_per_sample == 1)
        LOAD_ROWS(uint8_t);
    else if (expected->bytes_per_sample == 2)
        LOAD_ROWS(uint16_t);
    else
        LOAD_ROWS(double);
}

static bool is_equal(const struct relume_plane *expected, const struct relume_plane *actual, size_t x, size_t y,
                     size_t width, size_t height) {
    for (size_t line = y; line < y + height; line++) {
        for (size_t column = x; column < x + width; column++) {
            if (plane_sample(expected, line * expected->stride + column * expected->step) !=
                plane_sample(actual, line * actual->stride + column * actual->step))
                return false;
        }
    }
    return true;
}

#define SSIM_NAME(name) name##_baseline
#include "ssim_body.h"
#undef SSIM_NAME

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#define SSIM_NAME(name) name##_avx2
#include "ssim_body.h"
#undef SSIM_NAME
#pragma clang attribute pop
#endif

struct relume_ssim_sums relume_ssim_tile(enum relume_level level, const struct relume_plane *expected,
                                         const struct relume_plane *actual, size_t x, size_t y, size_t width,
                                         size_t height, const double *weights, double c1, double c2) {
    // Equal windows have an index of exactly 1.
    if (is_equal(expected, actual, x, y, width + 2 * radius, height + 2 * radius))
        return (struct relume_ssim_sums){(double)(width * height), (double)(width * height)};
#if defined(__x86_64__)
    if (level >= relume_level_avx2) return tile_avx2(expected, actual, x, y, width, height, weights, c1, c2);
#else
    (void)level;
#endif
    return tile_baseline(expected, actual, x, y, width, height, weights, c1, c2);
}

void relume_halve(const struct relume_plane *plane, size_t width, size_t height, size_t first_row, size_t rows,
                  double *output) {
    const size_t half = (width + 1) / 2;
    for (size_t row = first_row; row < first_row + rows; row++) {
        const size_t top = 2 * row * plane->stride;
        const size_t bottom = 2 * row + 1 < height ? top + plane->stride : top;
        for (size_t column = 0; column < half; column++) {
            const size_t left = 2 * column * plane->step;
            const size_t right = 2 * column + 1 < width ? left + plane->step : left;
            *output++ = (plane_sample(plane, top + left) + plane_sample(plane, top + right) +
                         plane_sample(plane, bottom + left) + plane_sample(plane, bottom + right)) /
                        4;
        }
    }
}
