// VECTOR_BYTES at once: a part of filters_template.h.

typedef uint8_t byte_vector __attribute__((ext_vector_type(VECTOR_BYTES)));

INLINE byte_vector load_vector(const uint8_t *bytes) {
    byte_vector vector;
    memcpy(&vector, bytes, sizeof vector);
    return vector;
}

INLINE void store_vector(uint8_t *bytes, byte_vector vector) { memcpy(bytes, &vector, sizeof vector); }

INLINE byte_vector distance(byte_vector a, byte_vector b) {
    return __builtin_elementwise_max(a, b) - __builtin_elementwise_min(a, b);
}

/// What a comparison of bytes gives: a bit for each with AVX-512, else a byte of ones or zeros.
#if VECTOR_BYTES == 64
typedef __mmask64 byte_mask;
INLINE byte_mask at_most_mask(byte_vector a, byte_vector b) { return _mm512_cmple_epu8_mask((__m512i)a, (__m512i)b); }
/// `a` where the mask is set, `b` elsewhere.
INLINE byte_vector select_vector(byte_mask mask, byte_vector a, byte_vector b) {
    return (byte_vector)_mm512_mask_blend_epi8(mask, (__m512i)b, (__m512i)a);
}
#else
typedef byte_vector byte_mask;
INLINE byte_mask at_most_mask(byte_vector a, byte_vector b) { return (byte_mask)(a <= b); }
/// `a` where the mask is set, `b` elsewhere.
INLINE byte_vector select_vector(byte_mask mask, byte_vector a, byte_vector b) { return (mask & a) | (~mask & b); }
#endif

/// (a + b) / 2, rounded down.
INLINE byte_vector average_of(byte_vector a, byte_vector b) { return (a & b) + ((a ^ b) >> 1); }

/// PNG's Paeth predictor of what is left (a), above (b), and above to the left (c): whichever of them is nearest to
/// a + b - c, the first of them on a tie.
///
/// It never leaves 8 bits. The distances are pa = |b - c|, pb = |a - c| and pc = |a + b - 2c|. Where a and b lie on the
/// same side of c, pc is their sum, and c cannot be the nearest alone; elsewhere pc is their difference.
INLINE byte_vector paeth_of(byte_vector a, byte_vector b, byte_vector c) {
    byte_vector pa = distance(b, c);
    byte_vector pb = distance(a, c);
    byte_mask same_side = ~(at_most_mask(c, a) ^ at_most_mask(c, b));
    byte_vector pc = select_vector(same_side, (byte_vector)0xFF, distance(pa, pb));
    byte_mask takes_a = at_most_mask(pa, __builtin_elementwise_min(pb, pc));
    return select_vector(takes_a, a, select_vector(at_most_mask(pb, pc), b, c));
}

/// The same for one byte.
INLINE uint8_t paeth1(uint8_t a, uint8_t b, uint8_t c) {
    int pa = b - c, pb = a - c, pc = pa + pb;
    pa = pa < 0 ? -pa : pa;
    pb = pb < 0 ? -pb : pb;
    pc = pc < 0 ? -pc : pc;
    return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}
