// Functions of two floats, compiled once per level.

INLINE float pair_product(float left, float right) { return left * right; }
INLINE float pair_gate(float left, float right) { return gated(left, right, EXACT); }

#define PAIR_LOOP(name) \
    static void name##_pairs(const float *restrict left, const float *restrict right, float *restrict output, \
                             size_t count) { \
        VECTORIZED for (size_t i = 0; i < count; i++) { \
            const float y = pair_##name(left[i], right[i]); \
            output[i] = canonical(left[i], canonical(right[i], y)); \
        } \
    }
PAIR_LOOP(product)
PAIR_LOOP(gate)

static void map_pairs(enum relume_pair_formula formula, const float *left, const float *right, float *output,
                      size_t count) {
    (formula == relume_pair_formula_gate ? gate_pairs : product_pairs)(left, right, output, count);
}
