// What compares two pictures a pixel at a time. In C for debug builds: the anti-aliasing test of a megapixel takes
// 0.07 s without optimization here and 0.47 s in Swift, and pixelmatch makes it twice. SSIM's convolution uses AVX2
// besides.

#ifndef RELUME_DIFF_H
#define RELUME_DIFF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// What became of a pixel. Everything from `relume_mark_different` on counts as different.
enum relume_mark {
    /// Every sample is equal.
    relume_mark_same = 0,
    /// Some sample differs, by no more than is allowed.
    relume_mark_similar = 1,
    /// It differs, but as anti-aliasing does.
    relume_mark_antialiased = 2,
    /// It differs.
    relume_mark_different = 3,
    /// It differs, and the actual pixel is the darker one.
    relume_mark_darker = 4,
};

/// Two pictures of one shape: rows from top to bottom, channels interleaved, even channel counts end with alpha.
struct relume_pair {
    const void *expected;
    const void *actual;
    size_t width, height;
    /// 1 to 4.
    size_t channels;
    /// 1, or 2 in the machine's byte order.
    size_t bytes_per_sample;
};

/// Marks `count` pixels from pixel `start` on: same, similar where no sample is further apart than `channel_delta`,
/// or different. `marks[0]` belongs to `start`.
void relume_mark_changes(const struct relume_pair *pair, size_t start, size_t count, unsigned channel_delta,
                         uint8_t *marks);

/// The generations of pixelmatch.
enum relume_pixelmatch { relume_pixelmatch_7_1, relume_pixelmatch_7_2 };

/// Goes through the pixels marked different among `count` from `start` on and marks them similar, antialiased,
/// different or darker.
void relume_mark_pixelmatch(const struct relume_pair *pair, enum relume_pixelmatch generation, double threshold,
                            bool counts_antialiased, size_t start, size_t count, uint8_t *marks);

/// The CIEDE2000 difference of two colors, each its L*, a* and b*.
double relume_ciede2000(const double *lab1, const double *lab2);

/// Goes through the pixels marked different among `count` from `start` on and marks those no further apart than
/// `threshold` similar, others different or darker.
void relume_mark_ciede2000(const struct relume_pair *pair, double threshold, size_t start, size_t count,
                           uint8_t *marks);

/// What a range of marked pixels adds up to. Integers, so that sums do not depend on how the picture is cut.
struct relume_diff_sums {
    /// Pixels that are different, and that are antialiased.
    size_t different, antialiased;
    /// The box around the different pixels; left > right if there is none.
    size_t left, top, right, bottom;
    /// The different pixel with the largest sum of sample differences, the first of several, and that sum.
    size_t worst_pixel;
    uint64_t worst_sum;
    /// Over the samples of every pixel that is not the same: |d|, d squared, largest |d|.
    uint64_t absolute, squared;
    uint32_t largest;
};

/// The sums of `count` pixels from `start` on; `marks[0]` belongs to `start`.
struct relume_diff_sums relume_diff_sum(const struct relume_pair *pair, size_t start, size_t count,
                                        const uint8_t *marks);

/// The largest number of different pixels in any `side` x `side` window whose last row is in `rows` from `first_row`
/// on. `marks` are those of the whole picture; `side` is at most its width and height; `counts` has room for `width +
/// side - 1`.
int32_t relume_largest_window(const uint8_t *marks, size_t width, size_t side, size_t first_row, size_t rows,
                              int32_t *counts);

/// One channel of a picture, for SSIM.
struct relume_plane {
    const void *samples;
    /// 1 and 2 for integers, 8 for double.
    size_t bytes_per_sample;
    /// Samples from a pixel to the next one to the right, and to the one below.
    size_t step, stride;
};

/// The largest tile in output pixels.
enum { relume_ssim_tile_width = 256, relume_ssim_tile_height = 128 };

/// The sums over a tile of the SSIM index and of its contrast-structure factor.
struct relume_ssim_sums {
    double index, contrast_structure;
};

/// The sums over `width` x `height` windows, the first of which starts at column `x` and row `y`. `weights` are the 6
/// taps from the middle of the 11-tap window outwards.
typedef struct relume_ssim_sums relume_ssim_tile(const struct relume_plane *expected, const struct relume_plane *actual,
                                                 size_t x, size_t y, size_t width, size_t height, const double *weights,
                                                 double c1, double c2);

/// `rows` rows from `first_row` on of the picture at half the size, (width + 1) / 2 wide: the mean of 2 x 2 samples, a
/// missing column or row taken from the one before it.
void relume_halve(const struct relume_plane *plane, size_t width, size_t height, size_t first_row, size_t rows,
                  double *output);

#pragma clang assume_nonnull end

#endif
