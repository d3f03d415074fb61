// Softmax and its kin for rows that stand side by side, compiled once per level.
//
// A block of rows at a time: their maxima and sums stay in the first cache, and every loop runs across rows, so each
// row's sum has one order whatever the vector length. The sum is kept in double precision: its error does not grow with
// the row.

#define ROWS 256

struct row_state {
    float maximum[ROWS];
    double sum[ROWS];
};

INLINE float signed_input(enum relume_softmax_kind kind, float x) {
    return kind == relume_softmax_kind_softmin ? -x : x;
}

INLINE void find_maxima(enum relume_softmax_kind kind, const float *input, size_t length, size_t stride, size_t rows,
                        struct row_state *state) {
    for (size_t j = 0; j < rows; j++) state->maximum[j] = signed_input(kind, input[j]);
    for (size_t k = 1; k < length; k++) {
        const float *x = input + k * stride;
        // A NaN may be passed over here: it makes the sum NaN.
        for (size_t j = 0; j < rows; j++) state->maximum[j] = at_least(state->maximum[j], signed_input(kind, x[j]));
    }
}

/// e^(x - maximum) to the output, and its sum.
INLINE void exponentiate(enum relume_softmax_kind kind, const float *input, float *output, size_t length, size_t stride,
                         size_t rows, struct row_state *state) {
    for (size_t j = 0; j < rows; j++) state->sum[j] = 0;
    for (size_t k = 0; k < length; k++) {
        for (size_t j = 0; j < rows; j++) {
            const size_t i = k * stride + j;
            const float e = exponential_of(signed_input(kind, input[i]) - state->maximum[j]);
            output[i] = e;
            state->sum[j] += e;
        }
    }
}

INLINE void divide_by_sum(float *output, size_t length, size_t stride, size_t rows, const struct row_state *state) {
    for (size_t k = 0; k < length; k++) {
        float *y = output + k * stride;
        for (size_t j = 0; j < rows; j++) {
            const float sum = (float)state->sum[j];
            y[j] = canonical(sum, y[j] / sum);
        }
    }
}

INLINE void softmax_block(enum relume_softmax_kind kind, const float *input, float *output, size_t length,
                          size_t stride, size_t rows) {
    struct row_state state;
    find_maxima(kind, input, length, stride, rows, &state);
    exponentiate(kind, input, output, length, stride, rows, &state);
    divide_by_sum(output, length, stride, rows, &state);
}

static void softmax(enum relume_softmax_kind kind, const float *restrict input, float *restrict output, size_t length,
                    size_t stride, size_t count) {
    for (size_t j = 0; j < count; j += ROWS)
        softmax_block(kind, input + j, output + j, length, stride, count - j < ROWS ? count - j : ROWS);
}

static void softmax_in_place(enum relume_softmax_kind kind, float *values, size_t length, size_t stride, size_t count) {
    for (size_t j = 0; j < count; j += ROWS)
        softmax_block(kind, values + j, values + j, length, stride, count - j < ROWS ? count - j : ROWS);
}
