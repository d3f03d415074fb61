// Which pixels changed, and what the changes add up to.

#include <stdlib.h>
#include <string.h>

#include "relume_diff.h"
#include "samples.h"

enum { block = 16 };

void relume_mark_changes(const struct relume_pair *pair, size_t start, size_t count, unsigned channel_delta,
                         uint8_t *marks) {
    const size_t size = pair->channels * pair->bytes_per_sample;
    const uint8_t *a = (const uint8_t *)pair->expected + start * size;
    const uint8_t *b = (const uint8_t *)pair->actual + start * size;
    for (size_t first = 0; first < count; first += block) {
        const size_t pixels = count - first < block ? count - first : block;
        memset(marks + first, relume_mark_same, pixels);
        if (memcmp(a + first * size, b + first * size, pixels * size) == 0) continue;
        for (size_t pixel = first; pixel < first + pixels; pixel++) {
            unsigned largest = 0;
            for (size_t channel = 0; channel < pair->channels; channel++) {
                const unsigned distance = sample_distance(pair, (start + pixel) * pair->channels + channel);
                if (distance > largest) largest = distance;
            }
            if (largest == 0) continue;
            marks[pixel] = largest > channel_delta ? relume_mark_different : relume_mark_similar;
        }
    }
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
    for (size_t offset = 0; offset < count; offset++) {
        uint64_t eight = 1;
        if (offset + 8 <= count) memcpy(&eight, marks + offset, 8);
        if (eight == 0) {
            offset += 7;
            continue;
        }
        const uint8_t mark = marks[offset];
        if (mark == relume_mark_same) continue;
        if (mark == relume_mark_antialiased) sums.antialiased++;
        add_pixel(&sums, pair, start + offset, mark >= relume_mark_different);
    }
    return sums;
}

// Adds `change` to every window that holds the pixel in column x, for each different pixel of the row.
static uint32_t slide(const uint8_t *row, size_t width, size_t side, uint32_t change, uint32_t *counts) {
    uint32_t largest = 0;
    for (size_t x = 0; x < width; x++) {
        uint64_t eight = 1;
        if (x + 8 <= width) memcpy(&eight, row + x, 8);
        if (eight == 0) {
            x += 7;
            continue;
        }
        if (row[x] < relume_mark_different) continue;
        const size_t first = x + 1 > side ? x + 1 - side : 0;
        const size_t last = x + side > width ? width - side : x;
        for (size_t window = first; window <= last; window++) {
            counts[window] += change;
            if (counts[window] > largest) largest = counts[window];
        }
    }
    return largest;
}

uint32_t relume_largest_window(const uint8_t *marks, size_t width, size_t side, size_t first_row, size_t rows,
                               uint32_t *counts) {
    memset(counts, 0, (width - side + 1) * sizeof *counts);
    uint32_t largest = 0;
    const size_t warm_up = first_row + 1 > side ? first_row + 1 - side : 0;
    for (size_t row = warm_up; row < first_row + rows; row++) {
        // Unsigned arithmetic wraps, so adding the greatest value subtracts 1.
        if (row >= warm_up + side) slide(marks + (row - side) * width, width, side, UINT32_MAX, counts);
        const uint32_t here = slide(marks + row * width, width, side, 1, counts);
        if (here > largest) largest = here;
    }
    return largest;
}
