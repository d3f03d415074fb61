// Undoing PNG's row filters. A byte of Average or Paeth needs the byte to its left, so a row alone is one long chain of
// additions. Rows side by side are not: `unfilter_group` walks several at once, each a pixel behind the row above it,
//
//     row 0:  . . . . x          x is what one step computes; all it needs
//     row 1:  . . . x            (left, above, above left) came out of the
//     row 2:  . . x              steps before.
//     row 3:  . x
//
// in one vector with a lane for each row. What a lane needs from above is what the lane before it gave one step earlier.

#include "../unaligned.h"
#include "bytes16.h"
#include "relume_png_filters.h"

// MARK: One row

static void undo_up(const uint8_t *filtered, const uint8_t *above, uint8_t *row, size_t count) {
    size_t at = 0;
    for (; at + 16 <= count; at += 16) store16(row + at, load16(filtered + at) + load16(above + at));
    for (; at < count; at++) row[at] = filtered[at] + above[at];
}

RELUME_INLINE void undo_sub_sized(const uint8_t *filtered, uint8_t *row, size_t count, size_t pixel) {
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
RELUME_INLINE void unfilter_row(
    const uint8_t *filtered, const uint8_t *above, uint8_t *row, size_t count, size_t pixel) {
    uint8_t filter = *filtered++;
    if (above == NULL && filter == RELUME_PNG_UP) filter = RELUME_PNG_NONE;
    if (above == NULL && filter == RELUME_PNG_PAETH) filter = RELUME_PNG_SUB;
    switch (filter) {
    case RELUME_PNG_NONE: memcpy(row, filtered, count); break;
    case RELUME_PNG_SUB: undo_sub_sized(filtered, row, count, pixel); break;
    case RELUME_PNG_UP: undo_up(filtered, above, row, count); break;
    case RELUME_PNG_AVERAGE: undo_average(filtered, above, row, count, pixel); break;
    default: undo_paeth(filtered, above, row, count, pixel); break;
    }
}

// MARK: Rows side by side

/// Four lanes of 4 bytes for pixels of up to 4, two lanes of 8 for larger ones. What stands in a lane behind the pixel's
/// own bytes never reaches them.
enum { most_lanes = 4 };

typedef struct {
    /// All ones in the lanes of the rows with this filter.
    bytes16 sub, up, average, paeth;
    /// What the last step gave, what it had from above, and from above to the left.
    bytes16 left, above;
} group_state;

/// Each lane moved to where the next one stood; the first of them empty.
RELUME_INLINE bytes16 lanes_down(bytes16 lanes, size_t lane_bytes) {
    const bytes16 zero = 0;
    if (lane_bytes == 4) {
        return __builtin_shufflevector(zero, lanes, 0, 1, 2, 3, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27);
    }
    return __builtin_shufflevector(zero, lanes, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23);
}

/// The next pixel of each lane. `above_first` holds, in lane 0, the pixel above the first row's.
RELUME_INLINE bytes16 group_step(
    group_state *state, bytes16 filtered, bytes16 above_first, size_t lane_bytes, bool is_paeth) {
    bytes16 a = state->left;
    bytes16 c = state->above;
    bytes16 b = lanes_down(a, lane_bytes) | above_first;
    bytes16 prediction = paeth16(a, b, c);
    if (!is_paeth) {
        bytes16 simple = (a & state->sub) | (b & state->up) | (average16(a, b) & state->average);
        prediction = (prediction & state->paeth) | simple;
    }
    state->above = b;
    state->left = filtered + prediction;
    return state->left;
}

/// A step at either end of the rows: lane i stands at pixel `step` - i, and takes part only where there is one. The
/// others give zero, which is what stands left of a row.
RELUME_INLINE void guarded_step(
    group_state *state, const uint8_t *const *filtered, uint8_t *const *rows, const uint8_t *above, size_t step,
    size_t pixel_count, size_t pixel, size_t lane_bytes) {
    uint8_t input[16] = {0}, first[16] = {0}, active[16] = {0}, output[16];
    size_t lanes = 16 / lane_bytes;
    for (size_t i = 0; i < lanes; i++) {
        // Unsigned: a lane that has not begun wraps around to a large number.
        if (step - i >= pixel_count) continue;
        memcpy(input + i * lane_bytes, filtered[i] + (step - i) * pixel, pixel);
        memset(active + i * lane_bytes, 0xFF, pixel);
    }
    if (step < pixel_count) memcpy(first, above + step * pixel, pixel);
    bytes16 result = group_step(state, load16(input), load16(first), lane_bytes, false) & load16(active);
    state->left = result;
    store16(output, result);
    for (size_t i = 0; i < lanes; i++) {
        if (step - i < pixel_count) memcpy(rows[i] + (step - i) * pixel, output + i * lane_bytes, pixel);
    }
}

typedef uint32_t lanes4 __attribute__((ext_vector_type(4)));
typedef uint64_t lanes2 __attribute__((ext_vector_type(2)));

/// A lane of each row, `at` bytes from where it starts.
RELUME_INLINE bytes16 gather(const uint8_t *const *rows, size_t at, size_t lane_bytes) {
    if (lane_bytes == 8) return (bytes16)(lanes2){load8(rows[0] + at), load8(rows[1] + at)};
    return (bytes16)(lanes4){load4(rows[0] + at), load4(rows[1] + at), load4(rows[2] + at), load4(rows[3] + at)};
}

RELUME_INLINE bytes16 gather_first(const uint8_t *bytes, size_t lane_bytes) {
    if (lane_bytes == 8) return (bytes16)(lanes2){load8(bytes), 0};
    return (bytes16)(lanes4){load4(bytes), 0, 0, 0};
}

RELUME_INLINE void scatter(bytes16 lanes, uint8_t *const *rows, size_t at, size_t lane_bytes) {
    for (size_t i = 0; i < 16 / lane_bytes; i++) memcpy(rows[i] + at, (uint8_t *)&lanes + i * lane_bytes, lane_bytes);
}

/// The steps from `step` on at which a whole lane of the first row lies inside it; the other lanes are behind it, so
/// theirs do too. Returns the step after them.
RELUME_INLINE size_t inner_steps(
    group_state *state, const uint8_t *const *filtered, uint8_t *const *rows, const uint8_t *above, size_t step,
    size_t row_bytes, size_t pixel, size_t lane_bytes, bool is_paeth) {
    const size_t lanes = 16 / lane_bytes;
    const uint8_t *inputs[most_lanes];
    uint8_t *outputs[most_lanes];
    for (size_t i = 0; i < lanes; i++) {
        inputs[i] = filtered[i] - i * pixel;
        outputs[i] = rows[i] - i * pixel;
    }
    for (; step * pixel + lane_bytes <= row_bytes; step++) {
        bytes16 input = gather(inputs, step * pixel, lane_bytes);
        bytes16 first = gather_first(above + step * pixel, lane_bytes);
        scatter(group_step(state, input, first, lane_bytes, is_paeth), outputs, step * pixel, lane_bytes);
    }
    return step;
}

RELUME_INLINE void unfilter_group(
    const uint8_t *filtered, const uint8_t *above, uint8_t *row, size_t row_bytes, size_t pixel, size_t lane_bytes) {
    const size_t lanes = 16 / lane_bytes;
    uint8_t masks[5][16] = {{0}};
    const uint8_t *inputs[most_lanes];
    uint8_t *outputs[most_lanes];
    bool is_paeth = true;
    for (size_t i = 0; i < lanes; i++, filtered += row_bytes + 1, row += row_bytes) {
        is_paeth &= *filtered == RELUME_PNG_PAETH;
        memset(masks[*filtered] + i * lane_bytes, 0xFF, lane_bytes);
        inputs[i] = filtered + 1;
        outputs[i] = row;
    }
    group_state state = {
        .sub = load16(masks[RELUME_PNG_SUB]), .up = load16(masks[RELUME_PNG_UP]),
        .average = load16(masks[RELUME_PNG_AVERAGE]), .paeth = load16(masks[RELUME_PNG_PAETH]),
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
        if (filtered[i * (row_bytes + 1)] >= RELUME_PNG_AVERAGE) return true;
    }
    return false;
}

/// Compiled once for each size of a pixel, which is a constant in each.
RELUME_INLINE void unfilter_sized(
    const uint8_t *filtered, uint8_t *pixels, size_t row_count, size_t row_bytes, size_t pixel) {
    const size_t lane_bytes = pixel <= 4 ? 4 : 8;
    const size_t lanes = 16 / lane_bytes;
    unfilter_row(filtered, NULL, pixels, row_bytes, pixel);
    for (size_t y = 1; y < row_count;) {
        const uint8_t *input = filtered + y * (row_bytes + 1);
        uint8_t *row = pixels + y * row_bytes;
        if (y + lanes <= row_count && has_chain(input, row_bytes, lanes)) {
            unfilter_group(input, row - row_bytes, row, row_bytes, pixel, lane_bytes);
            y += lanes;
        } else {
            unfilter_row(input, row - row_bytes, row, row_bytes, pixel);
            y += 1;
        }
    }
}

bool relume_png_unfilter(
    const uint8_t *filtered, uint8_t *pixels, size_t row_count, size_t row_bytes, size_t pixel_bytes) {
    for (size_t y = 0; y < row_count; y++) {
        if (filtered[y * (row_bytes + 1)] > RELUME_PNG_PAETH) return false;
    }
    switch (pixel_bytes) {
    case 1: unfilter_sized(filtered, pixels, row_count, row_bytes, 1); return true;
    case 2: unfilter_sized(filtered, pixels, row_count, row_bytes, 2); return true;
    case 3: unfilter_sized(filtered, pixels, row_count, row_bytes, 3); return true;
    case 4: unfilter_sized(filtered, pixels, row_count, row_bytes, 4); return true;
    case 6: unfilter_sized(filtered, pixels, row_count, row_bytes, 6); return true;
    default: unfilter_sized(filtered, pixels, row_count, row_bytes, 8); return true;
    }
}
