// Looking samples up, one by one.

#include "../inline.h"
#include "../instruction_sets.h"

/// Inlined for each number of channels, so that the compiler unrolls the inner loop.
INLINE void map_pixels(const uint8_t *restrict samples, uint8_t *restrict output, size_t count, size_t channels,
                       const uint8_t *tables) {
    size_t at = 0;
    for (; at + channels <= count; at += channels) {
        for (size_t c = 0; c < channels; c++) output[at + c] = tables[c * relume_levels + samples[at + c]];
    }
    for (size_t c = 0; at + c < count; c++) output[at + c] = tables[c * relume_levels + samples[at + c]];
}

void relume_map_levels_baseline(const uint8_t *samples, uint8_t *output, size_t count, size_t channels,
                                const uint8_t *tables) {
    switch (channels) {
    case 1: map_pixels(samples, output, count, 1, tables); break;
    case 2: map_pixels(samples, output, count, 2, tables); break;
    case 3: map_pixels(samples, output, count, 3, tables); break;
    default: map_pixels(samples, output, count, 4, tables); break;
    }
}

void relume_look_up_levels_baseline(const uint8_t *samples, float *output, size_t count, size_t channels,
                                    const float *tables) {
    for (size_t c = 0; c < channels; c++) {
        const float *table = tables + c * relume_levels;
        float *plane = output + c * count;
        for (size_t i = 0; i < count; i++) plane[i] = table[samples[i * channels + c]];
    }
}
