// Rows and columns of a picture made of more or fewer, by weighted sums.

#ifndef RELUME_RESAMPLE_H
#define RELUME_RESAMPLE_H

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

enum {
    /// Bytes are weighted in integers: a weight w is the nearest to w * 2^22.
    relume_weight_bits = 22,
    /// Such a weight is cut into high * 2^12 + low, which 16 bits hold each.
    relume_low_weight_bits = 12,
    /// The weights of an output are padded with zeros to a multiple of so many.
    relume_weight_block = 16,
};

/// Which samples of a row make which of another. The rows that are read go on for `stride` samples behind their last
/// one, whatever stands there.
struct relume_row_weights {
    /// For each output the first sample that counts.
    const int32_t *first;
    /// The weights of each output, a multiple of `relume_weight_block`; those of output x begin at x * stride.
    size_t stride;
    /// The two parts of weights for bytes, and weights for floats.
    const int16_t *high, *low;
    const float *real;
};

/// The loops over rows. Sums of bytes are exact; those of floats are made in an order of their own, the same for every
/// instruction set. A float of weight 0 does not count, NaN or not.
struct relume_resample_kernels {
    /// Splits `count` pixels of 1 to 4 interleaved channels into rows, one every `row_size` samples.
    void (*split_bytes)(const uint8_t *pixels, size_t channels, size_t count, uint8_t *rows, size_t row_size);
    void (*split_words)(const uint16_t *pixels, size_t channels, size_t count, float *rows, size_t row_size);
    void (*split_floats)(const float *pixels, size_t channels, size_t count, float *rows, size_t row_size);

    /// Multiplies colors by opacity, of which `maximum` is all: for bytes the nearest integer, as Pillow has it.
    void (*premultiply_bytes)(uint8_t *colors, const uint8_t *alpha, size_t count);
    void (*premultiply_floats)(float *colors, const float *alpha, float maximum, size_t count);
    /// Undoes that, but for where the opacity is 0: for bytes rounded down, as Pillow has it.
    void (*divide_bytes)(uint8_t *colors, const uint8_t *alpha, size_t count);
    void (*divide_floats)(float *colors, const float *alpha, float maximum, size_t count);

    /// Makes `count` samples of a row: for bytes the nearest integers from 0 to 255.
    void (*across_bytes)(const uint8_t *row, const struct relume_row_weights *weights, uint8_t *output, size_t count);
    void (*across_floats)(const float *row, const struct relume_row_weights *weights, float *output, size_t count);

    /// Adds a row times its weight to sums.
    void (*down_bytes)(int32_t *sums, const uint8_t *row, int32_t weight, size_t count);
    void (*down_floats)(float *sums, const float *row, float weight, size_t count);

    /// The bytes that sums stand for.
    void (*round_sums)(const int32_t *sums, uint8_t *output, size_t count);
    /// The nearest integers from 0 to 65535, halves to even ones; 0 for NaN.
    void (*round_words)(const float *values, uint16_t *output, size_t count);
    /// The values themselves, NaN as 7FC00000.
    void (*copy_floats)(const float *values, float *output, size_t count);
};

#pragma clang assume_nonnull end

#endif
