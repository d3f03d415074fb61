// PNG's filters both ways: rows of every length up to 100 pixels and some longer ones, in every number of rows that
// makes a difference.

#include "families.h"
#include "inputs.h"
#include "results.h"

enum { most_rows = 40, most_bytes = 16 << 10 };

static uint8_t pixels[(most_rows + 1) * most_bytes], filtered[most_rows * (most_bytes + 1)];
static uint8_t restored[most_rows * most_bytes];

static const size_t row_counts[] = {1, 2, 15, 16, 17, 40};
static const size_t long_widths[] = {127, 128, 129, 256, 500, 2000};

/// Filtered rows of no picture: any bytes, any filters.
static void fill_filtered(struct chance *chance, size_t rows, size_t row_bytes) {
    fill_bytes(chance, filtered, rows * (row_bytes + 1));
    for (size_t row = 0; row < rows; row++) filtered[row * (row_bytes + 1)] %= 5;
}

static void add_picture(const struct relume_png_kernels *kernels, struct chance *chance, size_t rows, size_t width,
                        size_t pixel_bytes, struct result *forward, struct result *backward) {
    const size_t row_bytes = width * pixel_bytes;
    fill_picture(chance, pixels, (rows + 1) * row_bytes, pixel_bytes);
    for (enum relume_png_filter filter = relume_png_filter_none; filter <= relume_png_filter_least_sum; filter++) {
        kernels->filter_rows(pixels + row_bytes, pixels, filtered, rows, row_bytes, pixel_bytes, filter);
        add(forward, filtered, rows * (row_bytes + 1));
        kernels->filter_rows(pixels, NULL, filtered, rows, row_bytes, pixel_bytes, filter);
        add(forward, filtered, rows * (row_bytes + 1));
        add_word(backward, kernels->unfilter(filtered, NULL, restored, rows, row_bytes, pixel_bytes));
        add_word(backward, memcmp(restored, pixels, rows * row_bytes) == 0);
    }
    fill_filtered(chance, rows, row_bytes);
    add_word(backward, kernels->unfilter(filtered, pixels, restored, rows, row_bytes, pixel_bytes));
    add(backward, restored, rows * row_bytes);
    filtered[any_below(chance, rows) * (row_bytes + 1)] = 5;
    add_word(backward, kernels->unfilter(filtered, NULL, restored, rows, row_bytes, pixel_bytes));
}

void run_png_filters(const struct relume_png_kernels *kernels) {
    static const size_t pixel_sizes[] = {1, 2, 3, 4, 6, 8};
    struct result forward = {0}, backward = {0};
    struct chance chance = {3};
    for (size_t p = 0; p < sizeof pixel_sizes / sizeof *pixel_sizes; p++) {
        for (size_t width = 1; width <= 100; width++) {
            const size_t rows = row_counts[width % (sizeof row_counts / sizeof *row_counts)];
            add_picture(kernels, &chance, rows, width, pixel_sizes[p], &forward, &backward);
        }
        for (size_t w = 0; w < sizeof long_widths / sizeof *long_widths; w++)
            add_picture(kernels, &chance, 17, long_widths[w], pixel_sizes[p], &forward, &backward);
    }
    report("png", "filter_rows", forward);
    report("png", "unfilter", backward);
}
