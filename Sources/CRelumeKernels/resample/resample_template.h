// The loops that make rows and columns of a picture of more or fewer.
//
// KERNEL(name)   the name that a kernel has for the instruction set
//
// A weight of 22 bits times a byte has no place in 16-bit products, which are the fast ones. So it is cut in two parts
// that have, and their sums are put together at the end: all arithmetic is modulo 2^32, where nothing is lost as long
// as the whole sum fits, and it does for weights that add up to 1.

#pragma clang fp contract(off)

#include "across_template.h"
#include "alpha_template.h"
#include "split_template.h"

static void down_bytes(int32_t *restrict sums, const uint8_t *restrict row, int32_t weight, size_t count) {
    for (size_t i = 0; i < count; i++) sums[i] += row[i] * weight;
}

static void down_floats(float *restrict sums, const float *restrict row, float weight, size_t count) {
    if (weight == 0) return;
    for (size_t i = 0; i < count; i++) sums[i] += row[i] * weight;
}

static void round_sums(const int32_t *restrict sums, uint8_t *restrict output, size_t count) {
    for (size_t i = 0; i < count; i++) {
        int32_t value = (sums[i] + (1 << (relume_weight_bits - 1))) >> relume_weight_bits;
        output[i] = value < 0 ? 0 : value > 255 ? 255 : (uint8_t)value;
    }
}

static void round_words(const float *restrict values, uint16_t *restrict output, size_t count) {
    for (size_t i = 0; i < count; i++) {
        // NaN first: which of the two ARM's instruction for the greater gives depends on the kind of NaN.
        float value = values[i] != values[i] ? 0 : values[i];
        value = value > 0 ? value : 0;
        value = value < 65535 ? value : 65535;
        // From 2^23 on a float has no fraction, so adding it rounds.
        output[i] = (uint16_t)(int32_t)((value + 0x1p23f) - 0x1p23f);
    }
}

static void copy_floats(const float *restrict values, float *restrict output, size_t count) {
    for (size_t i = 0; i < count; i++) output[i] = values[i] != values[i] ? __builtin_nanf("") : values[i];
}

const struct relume_resample_kernels KERNEL(relume_resample) = {
    .split_bytes = split_bytes,
    .split_words = split_words,
    .split_floats = split_floats,
    .premultiply_bytes = premultiply_bytes,
    .premultiply_floats = premultiply_floats,
    .divide_bytes = divide_bytes,
    .divide_floats = divide_floats,
    .across_bytes = across_bytes,
    .across_floats = across_floats,
    .down_bytes = down_bytes,
    .down_floats = down_floats,
    .round_sums = round_sums,
    .round_words = round_words,
    .copy_floats = copy_floats,
};
