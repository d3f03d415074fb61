// SSIM and pictures at half the size, of samples of every width; and CIEDE2000 of colors.

#include "families.h"
#include "inputs.h"
#include "results.h"

enum { side = 300, sample_count = side * side };

static double doubles[2][sample_count], halves[sample_count];
static uint16_t words[2][sample_count];
static uint8_t bytes[2][sample_count];

static void fill_all(struct chance *chance) {
    for (int picture = 0; picture < 2; picture++) {
        fill_picture(chance, bytes[picture], sample_count, 1);
        for (size_t i = 0; i < sample_count; i++) {
            words[picture][i] = (uint16_t)(bytes[picture][i] * 257 + any_below(chance, 9));
            doubles[picture][i] = (double)any_below(chance, 1 << 20) / 4096;
        }
    }
    // A corner in which both are equal.
    for (size_t y = 0; y < 100; y++) memcpy(bytes[1] + y * side, bytes[0] + y * side, 100);
}

static void run_plane(relume_ssim_tile *ssim_tile, const struct relume_plane *one, const struct relume_plane *two,
                      struct result *similarity, struct result *halved) {
    static const double weights[] = {0.266, 0.213, 0.109, 0.036, 0.0076, 0.001};
    static const size_t widths[] = {1, 2, 3, 7, 8, 31, 64, 65, 144};
    for (size_t w = 0; w < sizeof widths / sizeof *widths; w++) {
        const struct relume_ssim_sums sums = ssim_tile(one, two, w, 2 * w, widths[w], 1 + 5 * w, weights, 6.5, 58.5);
        add(similarity, &sums, sizeof sums);
    }
    for (size_t width = 1; width < 140; width += 23) {
        relume_halve(one, width, 2 * width + 1, 1, width, halves);
        add(halved, halves, (width + 1) / 2 * width * sizeof *halves);
    }
}

/// The nearest of the numbers 2^-32 apart: sines, roots and powers are the system's, whose last bit may differ.
static int64_t rounded(double difference) { return (int64_t)(difference * 0x1p32 + 0.5); }

static void run_colors(void) {
    struct result result = {0};
    struct chance chance = {13};
    for (int i = 0; i < 20000; i++) {
        double colors[6];
        for (int c = 0; c < 6; c++)
            colors[c] = (double)any_below(&chance, 1 << 20) / (1 << 20) * (c % 3 ? 200 : 100) - (c % 3 ? 100 : 0);
        if (i % 5 == 0) memset(colors + 1, 0, 2 * sizeof *colors);  // gray has no hue
        add_word(&result, (uint64_t)rounded(relume_ciede2000(colors, colors + 3)));
    }
    report("comparison", "ciede2000", result);
}

void run_similarity(relume_ssim_tile *ssim_tile) {
    struct result similarity = {0}, halved = {0};
    struct chance chance = {12};
    fill_all(&chance);
    for (size_t step = 1; step <= 2; step++) {
        const void *pictures[][2] = {{bytes[0], bytes[1]}, {words[0], words[1]}, {doubles[0], doubles[1]}};
        static const size_t sizes[] = {1, 2, sizeof(double)};
        for (int kind = 0; kind < 3; kind++) {
            const struct relume_plane one = {pictures[kind][0], sizes[kind], step, side};
            const struct relume_plane two = {pictures[kind][1], sizes[kind], step, side};
            run_plane(ssim_tile, &one, &two, &similarity, &halved);
        }
    }
    report("comparison", "ssim_tile", similarity);
    report("comparison", "halve", halved);
    run_colors();
}
