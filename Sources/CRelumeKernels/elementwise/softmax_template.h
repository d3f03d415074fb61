// Softmax and its kin for rows that stand side by side: a part of elementwise_template.h.
//
// A block of rows at a time: their maxima and sums stay in the first cache, and every loop runs across rows, so each
// row's sum has one order whatever the vector length. A sum keeps what each addition loses, so that its error does not
// grow with the row.

enum { rows_of_block = 256 };

struct row_state {
    float maximum[rows_of_block];
    float maxima[rows_of_block];  // how many values equal the maximum, but for one
    float sum[rows_of_block], lost[rows_of_block];
    float inverse[rows_of_block];
};

INLINE float signed_input(enum relume_softmax_kind kind, float x) {
    return kind == relume_softmax_kind_softmin ? -x : x;
}

INLINE void find_maxima(enum relume_softmax_kind kind, struct relume_rows rows, const float *input,
                        struct row_state *state) {
    for (size_t j = 0; j < rows.count; j++) state->maximum[j] = signed_input(kind, input[j]);
    for (size_t k = 1; k < rows.length; k++) {
        const float *x = input + k * rows.stride;
        // A NaN may be passed over here: it makes the sum NaN.
        VECTORIZED
        for (size_t j = 0; j < rows.count; j++)
            state->maximum[j] = at_least(state->maximum[j], signed_input(kind, x[j]));
    }
}

/// Adds a term to the sum of row j, and to what it lost what this addition loses.
INLINE void add(struct row_state *state, size_t j, float term) {
    const float before = state->sum[j], sum = before + term, added = sum - before;
    state->lost[j] += (before - (sum - added)) + (term - added);
    state->sum[j] = sum;
}

/// e^(x - maximum) to the output, and its sum.
INLINE void exponentiate(enum relume_softmax_kind kind, struct relume_rows rows, const float *input, float *output,
                         struct row_state *state) {
    for (size_t j = 0; j < rows.count; j++) state->sum[j] = state->lost[j] = 0;
    for (size_t k = 0; k < rows.length; k++) {
        const float *x = input + k * rows.stride;
        float *y = output + k * rows.stride;
        VECTORIZED
        for (size_t j = 0; j < rows.count; j++) {
            y[j] = decay_below(signed_input(kind, x[j]) - state->maximum[j]);
            add(state, j, y[j]);
        }
    }
}

INLINE void divide_by_sum(struct relume_rows rows, float *output, struct row_state *state) {
    for (size_t j = 0; j < rows.count; j++) {
        const float sum = state->sum[j] + state->lost[j];
        state->lost[j] += state->sum[j] - sum;
        state->sum[j] = sum;
        state->inverse[j] = 1 / sum;
    }
    for (size_t k = 0; k < rows.length; k++) {
        float *y = output + k * rows.stride;
        VECTORIZED
        for (size_t j = 0; j < rows.count; j++) {
            const struct split sum = {state->sum[j], state->lost[j]};
            y[j] = canonical(sum.upper, quotient_by(exactly(y[j]), sum, state->inverse[j]));
        }
    }
}

/// The sum of e^(x - maximum) without one of the maxima, whose term is 1: log(1 + sum) keeps its precision where one
/// value outweighs all others.
INLINE void sum_others(struct relume_rows rows, const float *input, struct row_state *state) {
    for (size_t j = 0; j < rows.count; j++) {
        state->sum[j] = state->lost[j] = 0;
        state->maxima[j] = -1;
    }
    for (size_t k = 0; k < rows.length; k++) {
        const float *x = input + k * rows.stride;
        VECTORIZED
        for (size_t j = 0; j < rows.count; j++) {
            const float distance = x[j] - state->maximum[j];
            state->maxima[j] += distance == 0 ? 1 : 0;
            add(state, j, distance == 0 ? 0 : decay_below(distance));
        }
    }
}

INLINE void subtract_logarithm(struct relume_rows rows, const float *input, float *output, struct row_state *state) {
    VECTORIZED
    for (size_t j = 0; j < rows.count; j++)
        state->sum[j] = logarithm_plus_one_wide(state->maxima[j] + (state->sum[j] + state->lost[j]));
    for (size_t k = 0; k < rows.length; k++) {
        const float *x = input + k * rows.stride;
        float *y = output + k * rows.stride;
        VECTORIZED
        for (size_t j = 0; j < rows.count; j++) y[j] = canonical(x[j], (x[j] - state->maximum[j]) - state->sum[j]);
    }
}

INLINE void softmax_block_of(enum relume_softmax_kind kind, struct relume_rows rows, const float *input,
                             float *output) {
    struct row_state state;
    find_maxima(kind, rows, input, &state);
    if (kind == relume_softmax_kind_log_softmax) {
        sum_others(rows, input, &state);
        subtract_logarithm(rows, input, output, &state);
    } else {
        exponentiate(kind, rows, input, output, &state);
        divide_by_sum(rows, output, &state);
    }
}

/// With the kind as a constant, which every loop is compiled for.
INLINE void softmax_block(enum relume_softmax_kind kind, struct relume_rows rows, const float *input, float *output) {
    switch (kind) {
    case relume_softmax_kind_softmax: return softmax_block_of(relume_softmax_kind_softmax, rows, input, output);
    case relume_softmax_kind_softmin: return softmax_block_of(relume_softmax_kind_softmin, rows, input, output);
    case relume_softmax_kind_log_softmax: return softmax_block_of(relume_softmax_kind_log_softmax, rows, input, output);
    }
}

/// The part of `rows` that begins with row `first`, at most a block.
INLINE struct relume_rows block_of(struct relume_rows rows, size_t first) {
    rows.count = rows.count - first < rows_of_block ? rows.count - first : rows_of_block;
    return rows;
}

/// Asks for the block that begins with row `first` while the one before it is worked on: a block's pieces lie far
/// apart, and are too short for the processor to see a pattern.
INLINE void prefetch(struct relume_rows rows, size_t first, const float *input, const float *output) {
    if (first >= rows.count) return;
    rows = block_of(rows, first);
    for (size_t k = 0; k < rows.length; k++) {
        for (size_t j = 0; j < rows.count; j += 16) {
            __builtin_prefetch(input + k * rows.stride + first + j, 0);
            if (output != input) __builtin_prefetch(output + k * rows.stride + first + j, 1);
        }
    }
}

static void softmax(enum relume_softmax_kind kind, struct relume_rows rows, const float *restrict input,
                    float *restrict output) {
    for (size_t j = 0; j < rows.count; j += rows_of_block) {
        prefetch(rows, j + rows_of_block, input, output);
        softmax_block(kind, block_of(rows, j), input + j, output + j);
    }
}

static void softmax_in_place(enum relume_softmax_kind kind, struct relume_rows rows, float *values) {
    for (size_t j = 0; j < rows.count; j += rows_of_block) {
        prefetch(rows, j + rows_of_block, values, values);
        softmax_block(kind, block_of(rows, j), values + j, values + j);
    }
}

/// With y the output and g its gradient: y (g - sum(g y)) for softmax, the negative for softmin, g - e^y sum(g) for
/// log-softmax.
INLINE void gradient_block(enum relume_softmax_kind kind, struct relume_rows rows, const float *restrict output,
                           float *restrict gradient) {
    const bool is_log = kind == relume_softmax_kind_log_softmax;
    double sum[rows_of_block];
    for (size_t j = 0; j < rows.count; j++) sum[j] = 0;
    for (size_t k = 0; k < rows.length; k++) {
        VECTORIZED
        for (size_t j = 0; j < rows.count; j++) {
            const size_t i = k * rows.stride + j;
            sum[j] += is_log ? gradient[i] : (double)gradient[i] * output[i];
        }
    }
    for (size_t k = 0; k < rows.length; k++) {
        VECTORIZED
        for (size_t j = 0; j < rows.count; j++) {
            const size_t i = k * rows.stride + j;
            const float y = is_log ? exponential_of(output[i]) : signed_input(kind, output[i]);
            const double difference = is_log ? gradient[i] - y * sum[j] : y * (gradient[i] - sum[j]);
            gradient[i] = canonical(output[i], (float)difference);
        }
    }
}

static void softmax_gradient(enum relume_softmax_kind kind, struct relume_rows rows, const float *output,
                             float *gradient) {
    for (size_t j = 0; j < rows.count; j += rows_of_block) {
        const struct relume_rows block = block_of(rows, j);
        // Each kind by its name, so that only log-softmax pays for an exponential.
        switch (kind) {
        case relume_softmax_kind_softmax:
            gradient_block(relume_softmax_kind_softmax, block, output + j, gradient + j);
            break;
        case relume_softmax_kind_softmin:
            gradient_block(relume_softmax_kind_softmin, block, output + j, gradient + j);
            break;
        case relume_softmax_kind_log_softmax:
            gradient_block(relume_softmax_kind_log_softmax, block, output + j, gradient + j);
            break;
        }
    }
}
