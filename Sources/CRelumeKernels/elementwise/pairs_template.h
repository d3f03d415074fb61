// Functions of two floats: a part of elementwise_template.h.

INLINE float product_of(float left, float right) { return left * right; }
INLINE float gated_product(float left, float right) { return gated(left, right, EXACT); }

#define PAIR_LOOP(name, function) \
    static void name(const float *restrict left, const float *restrict right, float *restrict output, size_t count) { \
        VECTORIZED \
        for (size_t i = 0; i < count; i++) { \
            const float y = function(left[i], right[i]); \
            output[i] = canonical(left[i], canonical(right[i], y)); \
        } \
    }
PAIR_LOOP(multiply, product_of)
PAIR_LOOP(gate, gated_product)
