// Rows of other widths: a part of resample_template.h.
//
// Each output is a product of samples that stand side by side with weights that do, summed in eight lanes; those of
// eight outputs are then summed together.

#define UNROLLED _Pragma("clang loop unroll(full)")

typedef uint8_t byte8 __attribute__((ext_vector_type(8)));
typedef uint8_t byte16 __attribute__((ext_vector_type(16)));
typedef int16_t word16 __attribute__((ext_vector_type(16)));
typedef int32_t int8 __attribute__((ext_vector_type(8)));
typedef int32_t int16 __attribute__((ext_vector_type(16)));
typedef float float8 __attribute__((ext_vector_type(8)));

/// Adds a0 b0 + a1 b1, a2 b2 + a3 b3, ...: an instruction of its own that compilers do not always see.
INLINE void add_pairs(int8 *sums, const word16 *a, const word16 *b) {
#if defined(PAIR_PRODUCTS_OF_16)
    *sums +=
        __builtin_bit_cast(int8, PAIR_PRODUCTS_OF_16(__builtin_bit_cast(__m256i, *a), __builtin_bit_cast(__m256i, *b)));
#elif defined(__x86_64__)
    union {
        word16 words;
        __m128i halves[2];
    } left = {*a}, right = {*b};
    union {
        __m128i halves[2];
        int8 sums;
    } products;
    for (int i = 0; i < 2; i++) products.halves[i] = _mm_madd_epi16(left.halves[i], right.halves[i]);
    *sums += products.sums;
#else
    int16 products = __builtin_convertvector(*a, int16) * __builtin_convertvector(*b, int16);
    *sums += products.even + products.odd;
#endif
}

// Lane i of the result is the sum of the lanes of sums[i], in the order of a tree.
#define SUM_LANES(vector) \
    INLINE void vector##_sum_lanes(const vector sums[8], vector *result) { \
        vector pairs[4], fours[2]; \
        for (int i = 0; i < 4; i++) { \
            vector a = sums[2 * i], b = sums[2 * i + 1]; \
            pairs[i] = __builtin_shufflevector(a, b, 0, 8, 2, 10, 4, 12, 6, 14) + \
                       __builtin_shufflevector(a, b, 1, 9, 3, 11, 5, 13, 7, 15); \
        } \
        for (int i = 0; i < 2; i++) { \
            vector a = pairs[2 * i], b = pairs[2 * i + 1]; \
            fours[i] = __builtin_shufflevector(a, b, 0, 1, 8, 9, 4, 5, 12, 13) + \
                       __builtin_shufflevector(a, b, 2, 3, 10, 11, 6, 7, 14, 15); \
        } \
        *result = __builtin_shufflevector(fours[0], fours[1], 0, 1, 2, 3, 8, 9, 10, 11) + \
                  __builtin_shufflevector(fours[0], fours[1], 4, 5, 6, 7, 12, 13, 14, 15); \
    }

SUM_LANES(int8)
SUM_LANES(float8)

#undef SUM_LANES

INLINE void weigh_bytes(const uint8_t *samples, const int16_t *high, const int16_t *low, size_t taps, int8 *result) {
    int8 high_sums = 0, low_sums = 0;
    for (size_t tap = 0; tap < taps; tap += 16) {
        byte16 bytes;
        word16 high_weights, low_weights;
        memcpy(&bytes, samples + tap, sizeof bytes);
        memcpy(&high_weights, high + tap, sizeof high_weights);
        memcpy(&low_weights, low + tap, sizeof low_weights);
        word16 words = __builtin_convertvector(bytes, word16);
        add_pairs(&high_sums, &words, &high_weights);
        add_pairs(&low_sums, &words, &low_weights);
    }
    *result = (high_sums << relume_low_weight_bits) + low_sums;
}

INLINE void across_bytes_by(const uint8_t *row, const struct relume_row_weights *weights, uint8_t *output, size_t count,
                            size_t taps) {
    for (size_t x = 0; x < count; x += 8) {
        size_t here = count - x < 8 ? count - x : 8;
        int8 sums[8];
        UNROLLED
        for (size_t i = 0; i < 8; i++) {
            // Behind the end the last one once more, which is not written.
            size_t index = i < here ? x + i : count - 1;
            weigh_bytes(row + weights->first[index], weights->high + index * taps, weights->low + index * taps, taps,
                        &sums[i]);
        }
        int8 total;
        int8_sum_lanes(sums, &total);
        int8 rounded = (total + (1 << (relume_weight_bits - 1))) >> relume_weight_bits;
        int8 clamped = __builtin_elementwise_min(__builtin_elementwise_max(rounded, (int8)0), (int8)255);
        byte8 bytes = __builtin_convertvector(clamped, byte8);
        // A copy of a known length is one instruction.
        if (here == 8)
            memcpy(output + x, &bytes, 8);
        else
            memcpy(output + x, &bytes, here);
    }
}

static void across_bytes(const uint8_t *row, const struct relume_row_weights *weights, uint8_t *output, size_t count) {
    switch (weights->stride) {
    case 16: across_bytes_by(row, weights, output, count, 16); break;
    case 32: across_bytes_by(row, weights, output, count, 32); break;
    default: across_bytes_by(row, weights, output, count, weights->stride); break;
    }
}

INLINE void weigh_floats(const float *samples, const float *weights, size_t taps, float8 *result) {
    float8 sums = 0;
    for (size_t tap = 0; tap < taps; tap += 8) {
        float8 values, factors;
        memcpy(&values, samples + tap, sizeof values);
        memcpy(&factors, weights + tap, sizeof factors);
        // What stands behind the row may be NaN.
        int8 counted = factors != 0;
        values = __builtin_bit_cast(float8, __builtin_bit_cast(int8, values) & counted);
        sums += values * factors;
    }
    *result = sums;
}

static void across_floats(const float *row, const struct relume_row_weights *weights, float *output, size_t count) {
    for (size_t x = 0; x < count; x += 8) {
        size_t here = count - x < 8 ? count - x : 8;
        float8 sums[8];
        UNROLLED
        for (size_t i = 0; i < 8; i++) {
            size_t index = i < here ? x + i : count - 1;
            weigh_floats(row + weights->first[index], weights->real + index * weights->stride, weights->stride,
                         &sums[i]);
        }
        float8 values;
        float8_sum_lanes(sums, &values);
        memcpy(output + x, &values, here * sizeof *output);
    }
}
