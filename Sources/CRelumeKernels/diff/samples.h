// Samples of either width, and the colors they make.

#ifndef RELUME_DIFF_SAMPLES_H
#define RELUME_DIFF_SAMPLES_H

#include "relume_diff.h"

static inline unsigned sample_at(const void *samples, size_t bytes_per_sample, size_t index) {
    return bytes_per_sample == 1 ? ((const uint8_t *)samples)[index] : ((const uint16_t *)samples)[index];
}

/// |expected - actual| of sample `index`.
static inline unsigned sample_distance(const struct relume_pair *pair, size_t index) {
    const unsigned a = sample_at(pair->expected, pair->bytes_per_sample, index);
    const unsigned b = sample_at(pair->actual, pair->bytes_per_sample, index);
    return a > b ? a - b : b - a;
}

/// Red, green, blue, alpha on the scale of 8 bits; 16-bit samples keep their fraction.
struct color {
    double r, g, b, a;
};

static inline struct color color_at(const struct relume_pair *pair, const void *samples, size_t pixel) {
    const size_t channels = pair->channels, width = pair->bytes_per_sample, first = pixel * channels;
    const double scale = width == 1 ? 1 : 257;
    struct color color;
    color.r = sample_at(samples, width, first) / scale;
    color.g = channels < 3 ? color.r : sample_at(samples, width, first + 1) / scale;
    color.b = channels < 3 ? color.r : sample_at(samples, width, first + 2) / scale;
    color.a = channels % 2 ? 255 : sample_at(samples, width, first + channels - 1) / scale;
    return color;
}

/// `value` with opacity `alpha` of 255 on `below`.
static inline double over(double value, double below, double alpha) { return below + (value - below) * alpha / 255; }

#endif
