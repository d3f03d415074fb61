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

/// `a` where the mask is all ones, `b` where it is zero.
INLINE byte_vector select_vector(byte_vector mask, byte_vector a, byte_vector b) { return (mask & a) | (~mask & b); }

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
    byte_vector same_side = ~((byte_vector)(a >= c) ^ (byte_vector)(b >= c));
    byte_vector pc = distance(pa, pb) | same_side;
    byte_vector takes_a = (byte_vector)(pa <= __builtin_elementwise_min(pb, pc));
    byte_vector takes_b = (byte_vector)(pb <= pc);
    return select_vector(takes_a, a, select_vector(takes_b, b, c));
}

/// The same for one byte.
INLINE uint8_t paeth1(uint8_t a, uint8_t b, uint8_t c) {
    int pa = b - c, pb = a - c, pc = pa + pb;
    pa = pa < 0 ? -pa : pa;
    pb = pb < 0 ? -pb : pb;
    pc = pc < 0 ? -pc : pc;
    return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}
