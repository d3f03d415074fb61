// SSIM over a tile, in plain loops that the compiler turns into vectors. Formula and constants: the documentation of
// DiffMetric.structuralSimilarity in RelumeDiff.
//
// KERNEL(name)   the name that a kernel has for the instruction set
//
// With s = x + y and d = x - y the four convolutions of s, d, s^2 and d^2 give all that the index needs:
//   mx^2 + my^2 = (ms^2 + md^2) / 2    mx my = (ms^2 - md^2) / 4
//   vx + vy     = (vs + vd) / 2        vxy   = (vs - vd) / 4

#pragma clang fp contract(off)

enum {
    radius = 5,
    taps = 2 * radius + 1,
    output_row = relume_ssim_tile_width,
    tile_row = relume_ssim_tile_width + 2 * radius,
};

/// What the convolution along the rows gives for each of the four fields.
struct filtered_row {
    double fields[4][output_row];
};

// One loop for each type of sample: the choice inside it would cost as much as the rest.
#define LOAD_ROWS(type) \
    do { \
        const type *a = (const type *)expected->samples + y * expected->stride + x * expected->step; \
        const type *b = (const type *)actual->samples + y * actual->stride + x * actual->step; \
        for (size_t column = 0; column < width; column++) { \
            const double p = a[column * expected->step], q = b[column * actual->step]; \
            row[0][column] = p + q; \
            row[1][column] = p - q; \
        } \
    } while (0)

static void load_sum_and_difference(const struct relume_plane *expected, const struct relume_plane *actual, size_t x,
                                    size_t y, size_t width, double row[4][tile_row]) {
    if (expected->bytes_per_sample == 1)
        LOAD_ROWS(uint8_t);
    else if (expected->bytes_per_sample == 2)
        LOAD_ROWS(uint16_t);
    else
        LOAD_ROWS(double);
}

static bool is_equal(const struct relume_plane *expected, const struct relume_plane *actual, size_t x, size_t y,
                     size_t width, size_t height) {
    for (size_t line = y; line < y + height; line++) {
        for (size_t column = x; column < x + width; column++) {
            if (plane_sample(expected, line * expected->stride + column * expected->step) !=
                plane_sample(actual, line * actual->stride + column * actual->step))
                return false;
        }
    }
    return true;
}

static void filter_rows(double row[restrict 4][tile_row], struct filtered_row *restrict output, size_t width,
                        const double *w) {
    for (size_t x = 0; x < width; x++) {
        const double s = row[0][x], d = row[1][x];
        row[2][x] = s * s;
        row[3][x] = d * d;
    }
    const size_t outputs = width - 2 * radius;
    for (size_t field = 0; field < 4; field++) {
        const double *restrict in = row[field];
        double *restrict out = output->fields[field];
        for (size_t x = 0; x < outputs; x++) {
            out[x] = w[0] * in[x + 5] + w[1] * (in[x + 4] + in[x + 6]) + w[2] * (in[x + 3] + in[x + 7]) +
                     w[3] * (in[x + 2] + in[x + 8]) + w[4] * (in[x + 1] + in[x + 9]) + w[5] * (in[x] + in[x + 10]);
        }
    }
}

static void filter_columns(const struct filtered_row *const rows[taps], size_t field, size_t width, const double *w,
                           double *restrict out) {
    const double *restrict r[taps];
    for (size_t tap = 0; tap < taps; tap++) r[tap] = rows[tap]->fields[field];
    for (size_t x = 0; x < width; x++) {
        out[x] = w[0] * r[5][x] + w[1] * (r[4][x] + r[6][x]) + w[2] * (r[3][x] + r[7][x]) + w[3] * (r[2][x] + r[8][x]) +
                 w[4] * (r[1][x] + r[9][x]) + w[5] * (r[0][x] + r[10][x]);
    }
}

/// Adds a row of windows to the sums of their columns.
static void add_indices(double f[restrict 4][output_row], size_t width, double c1, double c2, double *restrict index,
                        double *restrict structure) {
    for (size_t x = 0; x < width; x++) {
        const double s = f[0][x] * f[0][x], d = f[1][x] * f[1][x];
        const double vs = f[2][x] - s, vd = f[3][x] - d;
        const double contrast = ((vs - vd) / 2 + c2) / ((vs + vd) / 2 + c2);
        structure[x] += contrast;
        index[x] += ((s - d) / 2 + c1) / ((s + d) / 2 + c1) * contrast;
    }
}

static struct relume_ssim_sums index_sums(const struct relume_plane *expected, const struct relume_plane *actual,
                                          size_t x, size_t y, size_t width, size_t height, const double *w, double c1,
                                          double c2) {
    struct filtered_row ring[taps];
    double row[4][tile_row], fields[4][output_row];
    // A sum a column, added up last: independent of each other, so that none waits for the one before.
    double index[output_row] = {0}, structure[output_row] = {0};
    struct relume_ssim_sums sums = {0, 0};
    for (size_t line = 0; line < height + 2 * radius; line++) {
        load_sum_and_difference(expected, actual, x, y + line, width + 2 * radius, row);
        filter_rows(row, &ring[line % taps], width + 2 * radius, w);
        if (line < 2 * radius) continue;
        const struct filtered_row *rows[taps];
        for (size_t tap = 0; tap < taps; tap++) rows[tap] = &ring[(line + 1 + tap) % taps];
        for (size_t field = 0; field < 4; field++) filter_columns(rows, field, width, w, fields[field]);
        add_indices(fields, width, c1, c2, index, structure);
    }
    for (size_t column = 0; column < width; column++) {
        sums.index += index[column];
        sums.contrast_structure += structure[column];
    }
    return sums;
}

struct relume_ssim_sums KERNEL(relume_ssim_tile)(const struct relume_plane *expected, const struct relume_plane *actual,
                                                 size_t x, size_t y, size_t width, size_t height, const double *weights,
                                                 double c1, double c2) {
    // Equal windows have an index of exactly 1.
    if (is_equal(expected, actual, x, y, width + 2 * radius, height + 2 * radius))
        return (struct relume_ssim_sums){(double)(width * height), (double)(width * height)};
    return index_sums(expected, actual, x, y, width, height, weights, c1, c2);
}
