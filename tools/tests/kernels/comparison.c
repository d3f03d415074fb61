// Two pictures compared: marks by every metric, sums, windows, SSIM.

#include "families.h"
#include "inputs.h"
#include "results.h"

enum { width = 101, height = 57, pixel_count = width * height, most_bytes = pixel_count * 8 };

static uint8_t expected[most_bytes], actual[most_bytes], marks[pixel_count];

/// Two pictures of which about one sample in `rarity` differs, by little or by much.
static void fill_pair(struct chance *chance, const struct relume_pair *pair, size_t rarity) {
    const size_t size = pixel_count * pair->channels * pair->bytes_per_sample;
    fill_picture(chance, expected, size, pair->channels * pair->bytes_per_sample);
    memcpy(actual, expected, size);
    for (size_t i = 0; i < size; i++) {
        if (any_below(chance, rarity) > 0) continue;
        actual[i] = (uint8_t)(actual[i] + (any_word(chance) & 3 ? any_below(chance, 9) : any_word(chance)));
    }
}

static void mark(const struct relume_pair *pair) { relume_mark_changes(pair, 0, pixel_count, 0, marks); }

static void add_sums(struct result *result, struct relume_diff_sums sums) {
    const uint64_t words[] = {sums.different,   sums.antialiased, sums.left,     sums.top,     sums.right,  sums.bottom,
                              sums.worst_pixel, sums.worst_sum,   sums.absolute, sums.squared, sums.largest};
    add(result, words, sizeof words);
}

struct metric_results {
    struct result changes, pixelmatch, ciede2000, sums, windows;
};

static void add_metrics(const struct relume_pair *pair, struct metric_results *results) {
    for (unsigned delta = 0; delta < 8; delta += 3) {
        relume_mark_changes(pair, delta, pixel_count - delta, delta, marks);
        add(&results->changes, marks, pixel_count - delta);
    }
    for (unsigned choice = 0; choice < 4; choice++) {
        mark(pair);
        relume_mark_pixelmatch(pair, choice / 2, 0.1, choice % 2, 0, pixel_count, marks);
        add(&results->pixelmatch, marks, pixel_count);
        add_sums(&results->sums, relume_diff_sum(pair, 0, pixel_count, marks));
    }
    for (double threshold = 0.25; threshold < 5; threshold *= 2) {
        mark(pair);
        relume_mark_ciede2000(pair, threshold, 0, pixel_count, marks);
        add(&results->ciede2000, marks, pixel_count);
    }
    mark(pair);
    for (size_t side = 1; side <= height; side += 18) {
        int32_t counts[2 * width];
        const int32_t largest = relume_largest_window(marks, width, side, side / 2, height - side / 2, counts);
        add_word(&results->windows, (uint64_t)largest);
    }
}

void run_changes(void) {
    struct metric_results results = {0};
    struct chance chance = {11};
    for (size_t channels = 1; channels <= 4; channels++) {
        for (size_t bytes_per_sample = 1; bytes_per_sample <= 2; bytes_per_sample++) {
            const struct relume_pair pair = {expected, actual, width, height, channels, bytes_per_sample};
            for (size_t rarity = 1; rarity <= 1000; rarity *= 10) {
                fill_pair(&chance, &pair, rarity);
                add_metrics(&pair, &results);
            }
        }
    }
    report("comparison", "mark_changes", results.changes);
    report("comparison", "mark_pixelmatch", results.pixelmatch);
    report("comparison", "mark_ciede2000", results.ciede2000);
    report("comparison", "diff_sum", results.sums);
    report("comparison", "largest_window", results.windows);
}
