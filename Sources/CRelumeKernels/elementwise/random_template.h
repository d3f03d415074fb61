// Leaky ReLU with random slopes: a part of elementwise_template.h.

/// 32 well-mixed bits for a position: MurmurHash3's finalizer over position and seed.
INLINE uint32_t hash(uint64_t seed, uint64_t position) {
    uint32_t h = (uint32_t)seed ^ (uint32_t)position * 0x9E3779B9u;
    h = (h ^ h >> 16) * 0x85EBCA6Bu;
    h ^= (uint32_t)(seed >> 32) + (uint32_t)(position >> 32) * 0x9E3779B9u;
    h = (h ^ h >> 13) * 0xC2B2AE35u;
    h = (h ^ h >> 16) * 0x85EBCA6Bu;
    return h ^ h >> 13;
}

/// The slope at a position: 24 bits of the hash, spread over the interval.
INLINE float random_slope(struct relume_random_slope slope, uint64_t position) {
    const float share = (float)(int32_t)(hash(slope.seed, position) >> 8) * 0x1p-24f;
    return slope.lower + (slope.upper - slope.lower) * share;
}

static void random_leaky_relu(struct relume_random_slope slope, float *values, size_t count, uint64_t first) {
    VECTORIZED
    for (size_t i = 0; i < count; i++) {
        const float x = values[i];
        values[i] = canonical(x, x >= 0 ? x : random_slope(slope, first + i) * x);
    }
}

static void random_leaky_relu_derivative(struct relume_random_slope slope, float *values, size_t count,
                                         uint64_t first) {
    VECTORIZED
    for (size_t i = 0; i < count; i++) {
        const float x = values[i];
        values[i] = canonical(x, x > 0 ? 1 : random_slope(slope, first + i));
    }
}
