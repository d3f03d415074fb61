// Undoing PNG's row filters: a part of filters_template.h. A byte of Average or Paeth needs the byte to its left, so a
// row alone is one long chain of additions. Rows side by side are not: `unfilter_group` walks several at once, each a
// pixel behind the row above it,
//
//     row 0:  . . . . x          x is what one step computes; all it needs
//     row 1:  . . . x            (left, above, above left) came out of the
//     row 2:  . . x              steps before.
//     row 3:  . x
//
// in one vector with a lane for each row, four or, with AVX2, eight of them. What a lane needs from above is what the
// lane before it gave one step earlier.

// MARK: One row

static void undo_up(const uint8_t *filtered, const uint8_t *above, uint8_t *row, size_t count) {
    size_t at = 0;
    for (; at + VECTOR_BYTES <= count; at += VECTOR_BYTES)
        store_vector(row + at, load_vector(filtered + at) + load_vector(above + at));
    for (; at < count; at++) row[at] = filtered[at] + above[at];
}

INLINE void undo_sub_sized(const uint8_t *filtered, uint8_t *row, size_t count, size_t pixel) {
    uint8_t left[8] = {0};
    for (size_t at = 0; at < count; at += pixel) {
        for (size_t i = 0; i < pixel; i++) left[i] += filtered[at + i];
        memcpy(row + at, left, pixel);
    }
}

static void undo_average(const uint8_t *filtered, const uint8_t *above, uint8_t *row, size_t count, size_t pixel) {
    for (size_t at = 0; at < count; at++) {
        unsigned left = at < pixel ? 0 : row[at - pixel];
        row[at] = (uint8_t)(filtered[at] + (left + (above != NULL ? above[at] : 0)) / 2);
    }
}

static void undo_paeth(const uint8_t *filtered, const uint8_t *above, uint8_t *row, size_t count, size_t pixel) {
    for (size_t at = 0; at < pixel; at++) row[at] = filtered[at] + above[at];
    for (size_t at = pixel; at < count; at++) {
        row[at] = filtered[at] + paeth1(row[at - pixel], above[at], above[at - pixel]);
    }
}

/// `above` is NULL for the first row of the image, where a row of zeros stands for it.
INLINE void unfilter_row(const uint8_t *filtered, const uint8_t *above, uint8_t *row, size_t count, size_t pixel) {
    uint8_t filter = *filtered++;
    if (above == NULL && filter == relume_png_filter_up) filter = relume_png_filter_none;
    if (above == NULL && filter == relume_png_filter_paeth) filter = relume_png_filter_sub;
    switch (filter) {
    case relume_png_filter_none: memcpy(row, filtered, count); break;
    case relume_png_filter_sub: undo_sub_sized(filtered, row, count, pixel); break;
    case relume_png_filter_up: undo_up(filtered, above, row, count); break;
    case relume_png_filter_average: undo_average(filtered, above, row, count, pixel); break;
    default: undo_paeth(filtered, above, row, count, pixel); break;
    }
}

// MARK: Rows side by side

/// Lanes of 4 bytes for pixels of up to 4, of 8 for larger ones. What stands in a lane behind the pixel's own bytes
/// never reaches them.
enum { most_lanes = VECTOR_BYTES / 4 };
typedef uint32_t lanes4 __attribute__((ext_vector_type(VECTOR_BYTES / 4)));
typedef uint64_t lanes8 __attribute__((ext_vector_type(VECTOR_BYTES / 8)));

struct group_state {
    /// All ones in the lanes of the rows with this filter.
    byte_vector sub, up, average, paeth;
    /// What the last step gave, what it had from above, and from above to the left.
    byte_vector left, above;
};

/// Each lane moved to where the next one stood; the first of them empty.
INLINE byte_vector lanes_down(byte_vector lanes, size_t lane_bytes) {
    const byte_vector zero = 0;
#if VECTOR_BYTES == 64
    if (lane_bytes == 4) {
        return (byte_vector)__builtin_shufflevector((lanes4)zero, (lanes4)lanes, 0, 16, 17, 18, 19, 20, 21, 22, 23, 24,
                                                    25, 26, 27, 28, 29, 30);
    }
    return (byte_vector)__builtin_shufflevector((lanes8)zero, (lanes8)lanes, 0, 8, 9, 10, 11, 12, 13, 14);
#elif VECTOR_BYTES == 32
    if (lane_bytes == 4) {
        return (byte_vector)__builtin_shufflevector((lanes4)zero, (lanes4)lanes, 0, 8, 9, 10, 11, 12, 13, 14);
    }
    return (byte_vector)__builtin_shufflevector((lanes8)zero, (lanes8)lanes, 0, 4, 5, 6);
#else
    if (lane_bytes == 4) return (byte_vector)__builtin_shufflevector((lanes4)zero, (lanes4)lanes, 0, 4, 5, 6);
    return (byte_vector)__builtin_shufflevector((lanes8)zero, (lanes8)lanes, 0, 2);
#endif
}

/// The next pixel of each lane. `above_first` holds, in lane 0, the pixel above the first row's.
INLINE byte_vector group_step(struct group_state *state, byte_vector filtered, byte_vector above_first,
                              size_t lane_bytes, bool is_paeth) {
    byte_vector a = state->left;
    byte_vector c = state->above;
    byte_vector b = lanes_down(a, lane_bytes) | above_first;
    byte_vector prediction = paeth_of(a, b, c);
    if (!is_paeth) {
        byte_vector simple = (a & state->sub) | (b & state->up) | (average_of(a, b) & state->average);
        prediction = (prediction & state->paeth) | simple;
    }
    state->above = b;
    state->left = filtered + prediction;
    return state->left;
}

/// A step at either end of the rows: lane i stands at pixel `step` - i, and takes part only where there is one. The
/// others give zero, which is what stands left of a row.
INLINE void guarded_step(struct group_state *state, const uint8_t *const *filtered, uint8_t *const *rows,
                         const uint8_t *above, size_t step, size_t pixel_count, size_t pixel, size_t lane_bytes) {
    uint8_t input[VECTOR_BYTES] = {0}, first[VECTOR_BYTES] = {0}, active[VECTOR_BYTES] = {0}, output[VECTOR_BYTES];
    size_t lanes = VECTOR_BYTES / lane_bytes;
    for (size_t i = 0; i < lanes; i++) {
        // Unsigned: a lane that has not begun wraps around to a large number.
        if (step - i >= pixel_count) continue;
        memcpy(input + i * lane_bytes, filtered[i] + (step - i) * pixel, pixel);
        memset(active + i * lane_bytes, 0xFF, pixel);
    }
    if (step < pixel_count) memcpy(first, above + step * pixel, pixel);
    byte_vector result =
        group_step(state, load_vector(input), load_vector(first), lane_bytes, false) & load_vector(active);
    state->left = result;
    store_vector(output, result);
    for (size_t i = 0; i < lanes; i++) {
        if (step - i < pixel_count) memcpy(rows[i] + (step - i) * pixel, output + i * lane_bytes, pixel);
    }
}

/// A lane of each row, `at` bytes from where it starts.
INLINE byte_vector gather(const uint8_t *const *rows, size_t at, size_t lane_bytes) {
    lanes4 small;
    lanes8 large;
    if (lane_bytes == 4) {
        for (size_t i = 0; i < VECTOR_BYTES / 4; i++) small[i] = load4(rows[i] + at);
        return (byte_vector)small;
    }
    for (size_t i = 0; i < VECTOR_BYTES / 8; i++) large[i] = load8(rows[i] + at);
    return (byte_vector)large;
}

INLINE byte_vector gather_first(const uint8_t *bytes, size_t lane_bytes) {
    lanes4 small = 0;
    lanes8 large = 0;
    if (lane_bytes == 4) {
        small[0] = load4(bytes);
        return (byte_vector)small;
    }
    large[0] = load8(bytes);
    return (byte_vector)large;
}

INLINE void scatter(byte_vector lanes, uint8_t *const *rows, size_t at, size_t lane_bytes) {
    for (size_t i = 0; i < VECTOR_BYTES / lane_bytes; i++)
        memcpy(rows[i] + at, (uint8_t *)&lanes + i * lane_bytes, lane_bytes);
}

/// The steps from `step` on at which a whole lane of the first row lies inside it; the other lanes are behind it, so
/// theirs do too. Returns the step after them.
INLINE size_t inner_steps(struct group_state *state, const uint8_t *const *filtered, uint8_t *const *rows,
                          const uint8_t *above, size_t step, size_t row_bytes, size_t pixel, size_t lane_bytes,
                          bool is_paeth) {
    const size_t lanes = VECTOR_BYTES / lane_bytes;
    const uint8_t *inputs[most_lanes];
    uint8_t *outputs[most_lanes];
    for (size_t i = 0; i < lanes; i++) {
        inputs[i] = filtered[i] - i * pixel;
        outputs[i] = rows[i] - i * pixel;
    }
    for (; step * pixel + lane_bytes <= row_bytes; step++) {
        byte_vector input = gather(inputs, step * pixel, lane_bytes);
        byte_vector first = gather_first(above + step * pixel, lane_bytes);
        scatter(group_step(state, input, first, lane_bytes, is_paeth), outputs, step * pixel, lane_bytes);
    }
    return step;
}

INLINE void unfilter_group(const uint8_t *filtered, const uint8_t *above, uint8_t *row, size_t row_bytes, size_t pixel,
                           size_t lane_bytes) {
    const size_t lanes = VECTOR_BYTES / lane_bytes;
    uint8_t masks[5][VECTOR_BYTES] = {{0}};
    const uint8_t *inputs[most_lanes];
    uint8_t *outputs[most_lanes];
    bool is_paeth = true;
    for (size_t i = 0; i < lanes; i++, filtered += row_bytes + 1, row += row_bytes) {
        is_paeth &= *filtered == relume_png_filter_paeth;
        memset(masks[*filtered] + i * lane_bytes, 0xFF, lane_bytes);
        inputs[i] = filtered + 1;
        outputs[i] = row;
    }
    struct group_state state = {
        .sub = load_vector(masks[relume_png_filter_sub]),
        .up = load_vector(masks[relume_png_filter_up]),
        .average = load_vector(masks[relume_png_filter_average]),
        .paeth = load_vector(masks[relume_png_filter_paeth]),
    };
    size_t pixel_count = row_bytes / pixel, step = 0;
    for (; step < lanes - 1; step++) {
        guarded_step(&state, inputs, outputs, above, step, pixel_count, pixel, lane_bytes);
    }
    if (is_paeth) {
        step = inner_steps(&state, inputs, outputs, above, step, row_bytes, pixel, lane_bytes, true);
    } else {
        step = inner_steps(&state, inputs, outputs, above, step, row_bytes, pixel, lane_bytes, false);
    }
    for (; step < pixel_count + lanes - 1; step++) {
        guarded_step(&state, inputs, outputs, above, step, pixel_count, pixel, lane_bytes);
    }
}

// MARK: An image

/// Whether walking the rows side by side pays: one of them is a long chain.
static bool has_chain(const uint8_t *filtered, size_t row_bytes, size_t rows) {
    for (size_t i = 0; i < rows; i++) {
        if (filtered[i * (row_bytes + 1)] >= relume_png_filter_average) return true;
    }
    return false;
}

INLINE size_t at_most(size_t a, size_t b) { return a < b ? a : b; }

/// Compiled once for each size of a pixel, which is a constant in each.
INLINE void unfilter_sized(const uint8_t *filtered, const uint8_t *top, uint8_t *pixels, size_t row_count,
                           size_t row_bytes, size_t pixel) {
    const size_t lane_bytes = pixel <= 4 ? 4 : 8;
    const size_t lanes = VECTOR_BYTES / lane_bytes;
    // A group needs a row above it.
    const size_t lone_rows = top == NULL ? 1 : 0;
    if (top == NULL) unfilter_row(filtered, NULL, pixels, row_bytes, pixel);
    for (size_t y = lone_rows; y < row_count;) {
        bool is_group = lone_rows + lanes <= row_count &&
                        has_chain(filtered + y * (row_bytes + 1), row_bytes, at_most(lanes, row_count - y));
        // At the end the group begins earlier: doing rows again costs less than walking them one by one.
        size_t first = is_group ? at_most(y, row_count - lanes) : y;
        const uint8_t *input = filtered + first * (row_bytes + 1);
        uint8_t *row = pixels + first * row_bytes;
        const uint8_t *above = first > 0 ? row - row_bytes : top;
        if (is_group) {
            unfilter_group(input, above, row, row_bytes, pixel, lane_bytes);
        } else {
            unfilter_row(input, above, row, row_bytes, pixel);
        }
        y = first + (is_group ? lanes : 1);
    }
}

static bool unfilter(const uint8_t *filtered, const uint8_t *above, uint8_t *pixels, size_t row_count, size_t row_bytes,
                     size_t pixel_bytes) {
    for (size_t y = 0; y < row_count; y++) {
        if (filtered[y * (row_bytes + 1)] > relume_png_filter_paeth) return false;
    }
    switch (pixel_bytes) {
    case 1: unfilter_sized(filtered, above, pixels, row_count, row_bytes, 1); return true;
    case 2: unfilter_sized(filtered, above, pixels, row_count, row_bytes, 2); return true;
    case 3: unfilter_sized(filtered, above, pixels, row_count, row_bytes, 3); return true;
    case 4: unfilter_sized(filtered, above, pixels, row_count, row_bytes, 4); return true;
    case 6: unfilter_sized(filtered, above, pixels, row_count, row_bytes, 6); return true;
    default: unfilter_sized(filtered, above, pixels, row_count, row_bytes, 8); return true;
    }
}
