// The body of the SSIM kernel, compiled once per instruction set; the including file defines SSIM_NAME.
//
// With s = x + y and d = x - y the four convolutions of s, d, s^2 and d^2 give all that the index needs:
//   mx^2 + my^2 = (ms^2 + md^2) / 2    mx my = (ms^2 - md^2) / 4
//   vx + vy     = (vs + vd) / 2        vxy   = (vs - vd) / 4

static void SSIM_NAME(filter_rows)(double row[restrict 4][tile_row], double (*restrict output)[4][output_row],
                                   size_t width, const double *w) {
    for (size_t x = 0; x < width; x++) {
        const double s = row[0][x], d = row[1][x];
        row[2][x] = s * s;
        row[3][x] = d * d;
    }
    const size_t outputs = width - 2 * radius;
    for (size_t field = 0; field < 4; field++) {
        const double *restrict in = row[field];
        double *restrict out = (*output)[field];
        for (size_t x = 0; x < outputs; x++) {
            out[x] = w[0] * in[x + 5] + w[1] * (in[x + 4] + in[x + 6]) + w[2] * (in[x + 3] + in[x + 7]) +
                     w[3] * (in[x + 2] + in[x + 8]) + w[4] * (in[x + 1] + in[x + 9]) + w[5] * (in[x] + in[x + 10]);
        }
    }
}

static void SSIM_NAME(filter_columns)(double (*const rows[taps])[4][output_row], size_t field, size_t width,
                                      const double *w, double *restrict out) {
    const double *restrict r[taps];
    for (size_t tap = 0; tap < taps; tap++) r[tap] = (*rows[tap])[field];
    for (size_t x = 0; x < width; x++) {
        out[x] = w[0] * r[5][x] + w[1] * (r[4][x] + r[6][x]) + w[2] * (r[3][x] + r[7][x]) +
                 w[3] * (r[2][x] + r[8][x]) + w[4] * (r[1][x] + r[9][x]) + w[5] * (r[0][x] + r[10][x]);
    }
}

/// Adds a row of windows to the sums of their columns.
static void SSIM_NAME(add_indices)(double f[restrict 4][output_row], size_t width, double c1, double c2,
                                   double *restrict index, double *restrict structure) {
    for (size_t x = 0; x < width; x++) {
        const double s = f[0][x] * f[0][x], d = f[1][x] * f[1][x];
        const double vs = f[2][x] - s, vd = f[3][x] - d;
        const double contrast = ((vs - vd) / 2 + c2) / ((vs + vd) / 2 + c2);
        structure[x] += contrast;
        index[x] += ((s - d) / 2 + c1) / ((s + d) / 2 + c1) * contrast;
    }
}

static struct relume_ssim_sums SSIM_NAME(tile)(const struct relume_plane *expected, const struct relume_plane *actual,
                                               size_t x, size_t y, size_t width, size_t height, const double *w,
                                               double c1, double c2) {
    double ring[taps][4][output_row], row[4][tile_row], fields[4][output_row];
    // A sum a column, added up last: independent of each other, so that none waits for the one before.
    double index[output_row] = {0}, structure[output_row] = {0};
    struct relume_ssim_sums sums = {0, 0};
    for (size_t line = 0; line < height + 2 * radius; line++) {
        load_sum_and_difference(expected, actual, x, y + line, width + 2 * radius, row);
        SSIM_NAME(filter_rows)(row, &ring[line % taps], width + 2 * radius, w);
        if (line < 2 * radius) continue;
        double(*rows[taps])[4][output_row];
        for (size_t tap = 0; tap < taps; tap++) rows[tap] = &ring[(line + 1 + tap) % taps];
        for (size_t field = 0; field < 4; field++) SSIM_NAME(filter_columns)(rows, field, width, w, fields[field]);
        SSIM_NAME(add_indices)(fields, width, c1, c2, index, structure);
    }
    for (size_t column = 0; column < width; column++) {
        sums.index += index[column];
        sums.contrast_structure += structure[column];
    }
    return sums;
}
