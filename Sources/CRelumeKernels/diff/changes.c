// Which pixels changed, and what the changes add up to.

#include <stdbool.h>
#include <string.h>

#include "relume_diff.h"
#include "samples.h"

/// Pixels looked at together: few enough that most blocks have no change when one pixel in a hundred has.
enum { block = 16 };

/// Whether `block` pixels of `size` bytes are equal. Words instead of memcmp: the call would cost more than the work.
static inline bool is_block_of_size_equal(const uint8_t *a, const uint8_t *b, size_t size) {
    uint64_t changes = 0;
    for (size_t offset = 0; offset < block * size; offset += 8) {
        uint64_t x, y;
        memcpy(&x, a + offset, 8);
        memcpy(&y, b + offset, 8);
        changes |= x ^ y;
    }
    return changes == 0;
}

static inline bool is_block_equal(const uint8_t *a, const uint8_t *b, size_t size) {
    // With a constant size the loop becomes a few vector comparisons.
    if (size == 3) return is_block_of_size_equal(a, b, 3);
    if (size == 4) return is_block_of_size_equal(a, b, 4);
    return is_block_of_size_equal(a, b, size);
}

static bool is_pixel_equal(const uint8_t *a, const uint8_t *b, size_t size) {
    for (size_t byte = 0; byte < size; byte++) {
        if (a[byte] != b[byte]) return false;
    }
    return true;
}

static uint8_t mark_of(const struct relume_pair *pair, size_t pixel, unsigned channel_delta) {
    for (size_t channel = 0; channel < pair->channels; channel++) {
        if (sample_distance(pair, pixel * pair->channels + channel) > channel_delta) return relume_mark_different;
    }
    return relume_mark_similar;
}

void relume_mark_changes(const struct relume_pair *pair, size_t start, size_t count, unsigned channel_delta,
                         uint8_t *marks) {
    const size_t size = pair->channels * pair->bytes_per_sample;
    const uint8_t *a = (const uint8_t *)pair->expected + start * size;
    const uint8_t *b = (const uint8_t *)pair->actual + start * size;
    memset(marks, relume_mark_same, count);
    for (size_t first = 0; first < count; first += block) {
        const size_t pixels = count - first < block ? count - first : block;
        if (pixels == block && is_block_equal(a + first * size, b + first * size, size)) continue;
        for (size_t pixel = first; pixel < first + pixels; pixel++) {
            if (is_pixel_equal(a + pixel * size, b + pixel * size, size)) continue;
            marks[pixel] = channel_delta == 0 ? relume_mark_different : mark_of(pair, start + pixel, channel_delta);
        }
    }
}

/// Whether the eight marks from `first` on, all of them before `count`, are all `relume_mark_same`.
static inline bool are_eight_same(const uint8_t *marks, size_t first, size_t count) {
    uint64_t eight = 1;
    if (first + 8 <= count) memcpy(&eight, marks + first, 8);
    return eight == 0;
}

static void add_pixel(struct relume_diff_sums *sums, const struct relume_pair *pair, size_t pixel, bool is_different) {
    uint64_t sum = 0;
    for (size_t channel = 0; channel < pair->channels; channel++) {
        const uint64_t distance = sample_distance(pair, pixel * pair->channels + channel);
        sum += distance;
        sums->squared += distance * distance;
        if (distance > sums->largest) sums->largest = (uint32_t)distance;
    }
    sums->absolute += sum;
    if (!is_different) return;
    const size_t x = pixel % pair->width, y = pixel / pair->width;
    if (x < sums->left) sums->left = x;
    if (x > sums->right) sums->right = x;
    if (sums->different == 0) sums->top = y;
    sums->bottom = y;
    if (sum > sums->worst_sum) {
        sums->worst_sum = sum;
        sums->worst_pixel = pixel;
    }
    sums->different++;
}

struct relume_diff_sums relume_diff_sum(const struct relume_pair *pair, size_t start, size_t count,
                                        const uint8_t *marks) {
    struct relume_diff_sums sums = {.left = SIZE_MAX};
    for (size_t first = 0; first < count; first += 8) {
        const size_t end = first + 8 < count ? first + 8 : count;
        if (are_eight_same(marks, first, count)) continue;
        for (size_t offset = first; offset < end; offset++) {
            const uint8_t mark = marks[offset];
            if (mark == relume_mark_same) continue;
            if (mark == relume_mark_antialiased) sums.antialiased++;
            add_pixel(&sums, pair, start + offset, mark >= relume_mark_different);
        }
    }
    return sums;
}

// Counts of windows up to 181 wide fit 16 bits, of which a vector holds twice as many.

#define COUNT int16_t
#define NAME(name) name##_16
#include "window_template.h"
#undef COUNT
#undef NAME

#define COUNT int32_t
#define NAME(name) name##_32
#include "window_template.h"

int32_t relume_largest_window(const uint8_t *marks, size_t width, size_t side, size_t first_row, size_t rows,
                              int32_t *counts) {
    return side * side <= INT16_MAX ? largest_window_16(marks, width, side, first_row, rows, (int16_t *)counts)
                                    : largest_window_32(marks, width, side, first_row, rows, counts);
}
