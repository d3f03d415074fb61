// Samples counted and looked up, and the checksum: bytes in every small number, and in great ones.

#include "families.h"
#include "inputs.h"
#include "results.h"

enum { most_samples = 40000 };

static uint8_t samples[most_samples], mapped[most_samples], tables[relume_most_channels * relume_levels];
static float planes[most_samples], entries[relume_most_channels * relume_levels];

static void add_count(size_t count, size_t channels, size_t plane_size, struct result *result) {
    size_t counts[relume_most_channels * relume_levels] = {0};
    relume_count_levels(samples, count, channels, plane_size, counts);
    for (size_t i = 0; i < channels * relume_levels; i++) add_word(result, counts[i]);
}

static void add_range(const struct relume_level_range *ranges, size_t channels, struct result *result) {
    for (size_t c = 0; c < channels; c++) add_word(result, ranges[c].least | (uint32_t)ranges[c].greatest << 16);
}

/// Ranges of which some are widened and some are not.
static void run_ranges(const struct relume_range_kernels *kernels) {
    struct result of_bytes = {0}, of_words = {0};
    struct chance chance = {15};
    static uint16_t words[most_samples];
    for (size_t i = 0; i < most_samples; i++) {
        samples[i] = (uint8_t)(100 + any_below(&chance, 50));
        words[i] = (uint16_t)(30000 + any_below(&chance, 10000));
    }
    for (size_t channels = 1; channels <= relume_most_channels; channels++) {
        struct relume_level_range bytes[relume_most_channels], wide[relume_most_channels];
        for (size_t step = 0; step <= 301; step++) {
            const size_t count = step <= 300 ? step : most_samples - step;
            for (size_t c = 0; c < channels; c++) bytes[c] = wide[c] = (struct relume_level_range){65535, 0};
            for (int call = 0; call < 2; call++) {
                kernels->widen_bytes(bytes, samples + step, count, channels);
                add_range(bytes, channels, &of_bytes);
                kernels->widen_words(wide, words + step, count, channels);
                add_range(wide, channels, &of_words);
                samples[any_below(&chance, most_samples)] = (uint8_t)any_word(&chance);
                words[any_below(&chance, most_samples)] = (uint16_t)any_word(&chance);
            }
        }
    }
    report("levels", "widen_bytes", of_bytes);
    report("levels", "widen_words", of_words);
}

void run_levels(const struct relume_kernels *kernels) {
    run_ranges(kernels->ranges);
    struct result counted = {0}, looked_up = {0}, made_floats = {0};
    struct chance chance = {7};
    fill_bytes(&chance, samples, most_samples);
    fill_bytes(&chance, tables, sizeof tables);
    fill_moderate_floats(&chance, entries, sizeof entries / sizeof *entries);
    for (size_t channels = 1; channels <= relume_most_channels; channels++) {
        for (size_t count = 0; count <= 200; count++) {
            kernels->map_levels(samples + count, mapped, count, channels, tables);
            add(&looked_up, mapped, count);
            kernels->look_up_levels(samples + count, planes, count / channels, channels, entries);
            add(&made_floats, planes, count / channels * channels * sizeof *planes);
        }
        for (size_t count = most_samples - 130; count <= most_samples; count++)
            kernels->map_levels(samples, mapped, count, channels, tables), add(&looked_up, mapped, count);
        for (size_t pixels = 2040; pixels < 2120; pixels++) {
            kernels->look_up_levels(samples, planes, pixels, channels, entries);
            add(&made_floats, planes, pixels * channels * sizeof *planes);
            add_count(pixels * channels, channels, 1, &counted);
            add_count(pixels * channels, channels, pixels, &counted);
        }
    }
    report("levels", "count_levels", counted);
    report("levels", "map_levels", looked_up);
    report("levels", "look_up_levels", made_floats);
}

void run_crc32c(relume_crc32c *crc32c) {
    struct result result = {0};
    struct chance chance = {8};
    fill_bytes(&chance, samples, most_samples);
    add_word(&result, crc32c(0, NULL, 0));
    for (size_t length = 1; length <= 100; length++)
        add_word(&result, crc32c((uint32_t)length, samples + length, length));
    // Where it takes three lanes at a time.
    for (size_t length = 24500; length <= 24650; length++) add_word(&result, crc32c(0, samples + 1, length));
    add_word(&result, crc32c(0, samples, most_samples));
    report("checksum", "crc32c", result);
}
