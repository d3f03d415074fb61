// Samples counted, their ranges, and 8-bit ones looked up in tables of 256 entries.

#ifndef RELUME_LEVELS_H
#define RELUME_LEVELS_H

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

enum { relume_levels = 256, relume_most_channels = 4 };

/// Adds how often each level occurs in each channel to `counts[channel * 256 + level]`. Channels, 1 to 4 of them,
/// alternate in runs of `plane_size` samples, and `count` is a multiple of all of them together.
void relume_count_levels(const uint8_t *samples, size_t count, size_t channels, size_t plane_size, size_t *counts);

/// The least and the greatest level that a channel was found to have; of none, `least` is above `greatest`.
struct relume_level_range {
    uint16_t least, greatest;
};

/// Widens the ranges of the channels, 1 to 4 of which alternate, to those of `samples`, the first of which is of the
/// first channel. Called again for further samples, it goes on.
struct relume_range_kernels {
    void (*widen_bytes)(struct relume_level_range *ranges, const uint8_t *samples, size_t count, size_t channels);
    void (*widen_words)(struct relume_level_range *ranges, const uint16_t *samples, size_t count, size_t channels);
};

/// Sets `output[i]` to `tables[(i % channels) * 256 + samples[i]]`, for 1 to 4 channels. `output` does not overlap
/// `samples`.
typedef void relume_map_levels(const uint8_t *samples, uint8_t *output, size_t count, size_t channels,
                               const uint8_t *tables);

/// Sets `output[c * count + i]` to `tables[c * 256 + samples[i * channels + c]]`: `count` pixels of 1 to 4 channels
/// become planes of floats. `output` does not overlap `samples`.
typedef void relume_look_up_levels(const uint8_t *samples, float *output, size_t count, size_t channels,
                                   const float *tables);

#pragma clang assume_nonnull end

#endif
