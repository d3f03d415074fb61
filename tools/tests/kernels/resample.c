// Rows and columns of other numbers. What floats become is seen through copy_floats, as a picture is: until then there
// may be any NaN.

#include "families.h"
#include "inputs.h"
#include "results.h"

enum { most_samples = 4096, most_outputs = 700, most_taps = 96 };

static uint8_t bytes[most_samples], alpha[most_samples], byte_rows[most_samples];
static uint16_t words[most_samples];
static float floats[most_samples], opacity[most_samples], rows[most_samples], seen[most_samples];
static int32_t sums[most_samples], first[most_outputs];
static int16_t high[most_outputs * most_taps], low[most_outputs * most_taps];
static float real[most_outputs * most_taps];

static void add_floats(const struct relume_resample_kernels *kernels, struct result *result, const float *values,
                       size_t count) {
    kernels->copy_floats(values, seen, count);
    add(result, seen, count * sizeof *seen);
}

static void fill_all(struct chance *chance) {
    fill_bytes(chance, bytes, most_samples);
    fill_bytes(chance, alpha, most_samples);
    for (size_t i = 0; i < most_samples; i++) words[i] = (uint16_t)any_word(chance);
    fill_floats(chance, floats, most_samples);
    for (size_t i = 0; i < most_samples; i++) opacity[i] = (float)any_below(chance, 65536);
    for (size_t i = 0; i < most_samples; i++) sums[i] = (int32_t)any_word(chance) >> 1;
}

static void run_split(const struct relume_resample_kernels *kernels) {
    struct result of_bytes = {0}, of_words = {0}, of_floats = {0};
    for (size_t channels = 1; channels <= 4; channels++) {
        for (size_t count = 0; count <= 200; count++) {
            kernels->split_bytes(bytes, channels, count, byte_rows, count);
            add(&of_bytes, byte_rows, count * channels);
            kernels->split_words(words, channels, count, rows, count);
            add(&of_words, rows, count * channels * sizeof *rows);
            kernels->split_floats(floats, channels, count, rows, count);
            add(&of_floats, rows, count * channels * sizeof *rows);
        }
    }
    report("resample", "split_bytes", of_bytes);
    report("resample", "split_words", of_words);
    report("resample", "split_floats", of_floats);
}

/// The loops from row to row, for every number of samples up to 200 and for all.
static void run_rows(const struct relume_resample_kernels *kernels) {
    struct result times = {0}, over = {0}, times_float = {0}, over_float = {0};
    struct result down = {0}, down_float = {0}, rounded = {0}, rounded_words = {0}, copied = {0};
    for (size_t step = 0; step <= 201; step++) {
        const size_t count = step <= 200 ? step : most_samples;
        memcpy(byte_rows, bytes, count);
        kernels->premultiply_bytes(byte_rows, alpha, count);
        add(&times, byte_rows, count);
        kernels->divide_bytes(byte_rows, alpha, count);
        add(&over, byte_rows, count);
        memcpy(rows, floats, sizeof rows);
        kernels->premultiply_floats(rows, opacity, 65535, count);
        add_floats(kernels, &times_float, rows, count);
        kernels->divide_floats(rows, opacity, 65535, count);
        add_floats(kernels, &over_float, rows, count);
        kernels->down_floats(rows, opacity, 0.3f, count);
        add_floats(kernels, &down_float, rows, count);
        kernels->down_bytes(sums, bytes, step % 2 ? 123457 : -123457, count);
        add(&down, sums, count * sizeof *sums);
        kernels->round_sums(sums, byte_rows, count);
        add(&rounded, byte_rows, count);
        uint16_t whole[most_samples];
        kernels->round_words(step % 2 ? floats : opacity, whole, count);
        add(&rounded_words, whole, count * sizeof *whole);
        add_floats(kernels, &copied, floats, count);
    }
    report("resample", "premultiply_bytes", times);
    report("resample", "divide_bytes", over);
    report("resample", "premultiply_floats", times_float);
    report("resample", "divide_floats", over_float);
    report("resample", "down_bytes", down);
    report("resample", "down_floats", down_float);
    report("resample", "round_sums", rounded);
    report("resample", "round_words", rounded_words);
    report("resample", "copy_floats", copied);
}

/// Weights of which up to `taps` are not 0, for `count` outputs of a row of `length`.
static struct relume_row_weights make_weights(struct chance *chance, size_t length, size_t count, size_t taps) {
    const size_t stride = (taps + relume_weight_block - 1) / relume_weight_block * relume_weight_block;
    for (size_t x = 0; x < count; x++) {
        first[x] = (int32_t)(x * (length - taps) / count);
        for (size_t tap = 0; tap < stride; tap++) {
            // A few below 0, and in all about 2^22.
            int32_t weight =
                tap < taps ? (int32_t)((any_below(chance, 4 << 22) / taps)) - (int32_t)((1 << 22) / taps) : 0;
            int32_t unit = 1 << relume_low_weight_bits;
            low[x * stride + tap] = (int16_t)(((weight + unit / 2) & (unit - 1)) - unit / 2);
            high[x * stride + tap] = (int16_t)((weight - low[x * stride + tap]) / unit);
            real[x * stride + tap] = (float)weight * 0x1p-22f;
        }
    }
    return (struct relume_row_weights){.first = first, .stride = stride, .high = high, .low = low, .real = real};
}

static void run_across(const struct relume_resample_kernels *kernels) {
    struct result of_bytes = {0}, of_floats = {0};
    struct chance chance = {9};
    for (size_t taps = 1; taps <= most_taps; taps += 5) {
        for (size_t count = 1; count <= 24; count++) {
            const size_t outputs = count < 24 ? count : most_outputs;
            struct relume_row_weights weights = make_weights(&chance, most_samples - most_taps, outputs, taps);
            kernels->across_bytes(bytes, &weights, byte_rows, outputs);
            add(&of_bytes, byte_rows, outputs);
            kernels->across_floats(floats, &weights, rows, outputs);
            add_floats(kernels, &of_floats, rows, outputs);
        }
    }
    report("resample", "across_bytes", of_bytes);
    report("resample", "across_floats", of_floats);
}

void run_resample(const struct relume_resample_kernels *kernels) {
    struct chance chance = {10};
    fill_all(&chance);
    run_split(kernels);
    run_rows(kernels);
    run_across(kernels);
}
