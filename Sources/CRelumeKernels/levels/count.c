#include "../inline.h"
#include "relume_levels.h"

/// Two counters for each level, for alternate pixels: equal neighbours, which images are full of, need not wait until
/// the other's count is stored.
struct tallies {
    size_t even[relume_most_channels][relume_levels];
    size_t odd[relume_most_channels][relume_levels];
};

/// Inlined for each number of channels, so that the compiler unrolls the inner loop.
INLINE void count_pixels(const uint8_t *samples, size_t count, size_t channels, struct tallies *tallies) {
    size_t at = 0;
    for (; at + 2 * channels <= count; at += 2 * channels) {
        for (size_t c = 0; c < channels; c++) {
            tallies->even[c][samples[at + c]]++;
            tallies->odd[c][samples[at + channels + c]]++;
        }
    }
    for (size_t c = 0; at + c < count; c++) tallies->even[c][samples[at + c]]++;
}

static void count_planes(const uint8_t *samples, size_t count, size_t channels, size_t plane_size,
                         struct tallies *tallies) {
    for (size_t plane = 0; plane * plane_size < count; plane++) {
        size_t c = plane % channels, at = plane * plane_size, end = at + plane_size;
        for (; at + 2 <= end; at += 2) {
            tallies->even[c][samples[at]]++;
            tallies->odd[c][samples[at + 1]]++;
        }
        if (at < end) tallies->even[c][samples[at]]++;
    }
}

void relume_count_levels(const uint8_t *samples, size_t count, size_t channels, size_t plane_size, size_t *counts) {
    struct tallies tallies;
    memset(&tallies, 0, sizeof tallies);
    switch (plane_size == 1 ? channels : 0) {
    case 0: count_planes(samples, count, channels, plane_size, &tallies); break;
    case 1: count_pixels(samples, count, 1, &tallies); break;
    case 2: count_pixels(samples, count, 2, &tallies); break;
    case 3: count_pixels(samples, count, 3, &tallies); break;
    default: count_pixels(samples, count, 4, &tallies); break;
    }
    for (size_t c = 0; c < channels; c++) {
        for (size_t level = 0; level < relume_levels; level++) {
            counts[c * relume_levels + level] += tallies.even[c][level] + tallies.odd[c][level];
        }
    }
}
