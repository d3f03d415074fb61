// PNG's row filters, applied: a part of filters_template.h. Nothing here waits for a result: every byte's neighbours
// are pixels that are known.

/// Sums that are added up apart and only joined at the end of a row.
typedef uint64_t sums __attribute__((ext_vector_type(VECTOR_BYTES / 8)));

INLINE sums sums_of(byte_vector vector) {
#if VECTOR_BYTES == 64
    return (sums)_mm512_sad_epu8((__m512i)vector, _mm512_setzero_si512());
#elif VECTOR_BYTES == 32
    return (sums)_mm256_sad_epu8((__m256i)vector, _mm256_setzero_si256());
#elif defined(__SSE2__)
    return (sums)_mm_sad_epu8((__m128i)vector, _mm_setzero_si128());
#elif defined(__ARM_NEON)
    return (sums)vpaddlq_u32(vpaddlq_u16(vpaddlq_u8((uint8x16_t)vector)));
#else
    sums result = 0;
    for (int i = 0; i < VECTOR_BYTES; i++) result[i / 8] += vector[i];
    return result;
#endif
}

/// What is left of a byte counts as the signed number it is: 255 as 1.
INLINE sums cost_of(byte_vector residual) { return sums_of(__builtin_elementwise_min(residual, -residual)); }
INLINE uint64_t cost1(uint8_t residual) { return residual < 128 ? residual : 256 - residual; }

struct row_input {
    const uint8_t *row;
    /// NULL at the top of the image.
    const uint8_t *above;
    size_t count;
    size_t pixel;
};

INLINE uint8_t residual1(const struct row_input *input, size_t at, enum relume_png_filter filter) {
    bool has_left = at >= input->pixel;
    uint8_t a = has_left ? input->row[at - input->pixel] : 0;
    uint8_t b = input->above != NULL ? input->above[at] : 0;
    uint8_t c = has_left && input->above != NULL ? input->above[at - input->pixel] : 0;
    switch (filter) {
    case relume_png_filter_sub: return input->row[at] - a;
    case relume_png_filter_up: return input->row[at] - b;
    case relume_png_filter_average: return (uint8_t)(input->row[at] - (a + b) / 2);
    case relume_png_filter_paeth: return input->row[at] - paeth1(a, b, c);
    default: return input->row[at];
    }
}

/// For `at` from the second pixel on, and a whole vector inside the row. Not at the top, but for None and Sub.
INLINE byte_vector residual_of(const struct row_input *input, size_t at, enum relume_png_filter filter) {
    byte_vector x = load_vector(input->row + at);
    if (filter == relume_png_filter_none) return x;
    if (filter == relume_png_filter_up) return x - load_vector(input->above + at);
    byte_vector a = load_vector(input->row + at - input->pixel);
    if (filter == relume_png_filter_sub) return x - a;
    byte_vector b = load_vector(input->above + at);
    if (filter == relume_png_filter_average) return x - average_of(a, b);
    return x - paeth_of(a, b, load_vector(input->above + at - input->pixel));
}

/// Whether a whole vector fits behind the first pixel. Where one does, the last of a row ends where the row ends and
/// does some bytes again, instead of leaving them to be done one by one.
INLINE bool fits_vector(const struct row_input *input) { return input->pixel + VECTOR_BYTES <= input->count; }

INLINE void write_residuals(const struct row_input *input, enum relume_png_filter filter, uint8_t *output) {
    size_t at = 0;
    for (; at < input->pixel; at++) output[at] = residual1(input, at, filter);
    for (; at + VECTOR_BYTES <= input->count; at += VECTOR_BYTES)
        store_vector(output + at, residual_of(input, at, filter));
    if (at < input->count && fits_vector(input)) {
        at = input->count - VECTOR_BYTES;
        store_vector(output + at, residual_of(input, at, filter));
        return;
    }
    for (; at < input->count; at++) output[at] = residual1(input, at, filter);
}

enum { filter_count = 5 };

/// Sums for each filter.
struct filter_costs {
    sums of[filter_count];
};

/// Adds what the first `candidates` filters leave of the vector at `at`, in the bytes that `counted` has.
INLINE void add_costs(struct filter_costs *costs, const struct row_input *input, size_t at, byte_vector counted,
                      int candidates) {
    for (int f = 0; f < candidates; f++) {
        costs->of[f] += cost_of(residual_of(input, at, (enum relume_png_filter)f) & counted);
    }
}

/// The last `count` bytes of a vector.
INLINE byte_vector last_bytes(size_t count) {
    static const uint8_t edge[2 * VECTOR_BYTES] = {[VECTOR_BYTES... 2 * VECTOR_BYTES - 1] = 0xFF};
    return load_vector(edge + count);
}

/// The filter with the least sum among the first `candidates`, a constant; the first of them on a tie.
INLINE enum relume_png_filter least_sum(const struct row_input *input, int candidates) {
    uint64_t costs[filter_count] = {0};
    size_t at = 0;
    for (; at < input->pixel; at++) {
        for (int f = 0; f < candidates; f++) costs[f] += cost1(residual1(input, at, (enum relume_png_filter)f));
    }
    if (fits_vector(input)) {
        struct filter_costs all = {{0}};
        for (; at + VECTOR_BYTES <= input->count; at += VECTOR_BYTES)
            add_costs(&all, input, at, last_bytes(VECTOR_BYTES), candidates);
        add_costs(&all, input, input->count - VECTOR_BYTES, last_bytes(input->count - at), candidates);
        for (int f = 0; f < candidates; f++) {
            for (int lane = 0; lane < VECTOR_BYTES / 8; lane++) costs[f] += all.of[f][lane];
        }
        at = input->count;
    }
    for (; at < input->count; at++) {
        for (int f = 0; f < candidates; f++) costs[f] += cost1(residual1(input, at, (enum relume_png_filter)f));
    }
    int best = 0;
    for (int f = 1; f < candidates; f++) best = costs[f] < costs[best] ? f : best;
    return (enum relume_png_filter)best;
}

static void filter_row(const struct row_input *input, enum relume_png_filter filter, uint8_t *output) {
    if (filter == relume_png_filter_least_sum) {
        // At the top every filter but these two looks at a row that is not there.
        filter = input->above != NULL ? least_sum(input, filter_count) : least_sum(input, relume_png_filter_sub + 1);
    }
    if (input->above == NULL && filter > relume_png_filter_sub) filter = relume_png_filter_sub;
    *output++ = filter;
    switch (filter) {
    case relume_png_filter_sub: write_residuals(input, relume_png_filter_sub, output); break;
    case relume_png_filter_up: write_residuals(input, relume_png_filter_up, output); break;
    case relume_png_filter_average: write_residuals(input, relume_png_filter_average, output); break;
    case relume_png_filter_paeth: write_residuals(input, relume_png_filter_paeth, output); break;
    default: memcpy(output, input->row, input->count); break;
    }
}

static void filter_rows(const uint8_t *pixels, const uint8_t *above, uint8_t *filtered, size_t row_count,
                        size_t row_bytes, size_t pixel_bytes, enum relume_png_filter filter) {
    for (size_t y = 0; y < row_count; y++) {
        struct row_input input = {.row = pixels, .above = above, .count = row_bytes, .pixel = pixel_bytes};
        filter_row(&input, filter, filtered);
        above = pixels;
        pixels += row_bytes;
        filtered += row_bytes + 1;
    }
}
