// Sixteen bytes at once, in the vector extension that clang turns into SSE2 or NEON. Inside the PNG kernels only.
#ifndef RELUME_BYTES16_H
#define RELUME_BYTES16_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef uint8_t bytes16 __attribute__((ext_vector_type(16)));

#define RELUME_INLINE static inline __attribute__((always_inline))

RELUME_INLINE bytes16 load16(const uint8_t *bytes) {
    bytes16 vector;
    memcpy(&vector, bytes, sizeof vector);
    return vector;
}

RELUME_INLINE void store16(uint8_t *bytes, bytes16 vector) { memcpy(bytes, &vector, sizeof vector); }

RELUME_INLINE bytes16 distance16(bytes16 a, bytes16 b) {
    return __builtin_elementwise_max(a, b) - __builtin_elementwise_min(a, b);
}

/// `a` where the mask is all ones, `b` where it is zero.
RELUME_INLINE bytes16 select16(bytes16 mask, bytes16 a, bytes16 b) { return (mask & a) | (~mask & b); }

/// (a + b) / 2, rounded down.
RELUME_INLINE bytes16 average16(bytes16 a, bytes16 b) { return (a & b) + ((a ^ b) >> 1); }

/// PNG's Paeth predictor of what is left (a), above (b), and above to the left (c): whichever of them is nearest to
/// a + b - c, the first of them on a tie.
///
/// It never leaves 8 bits. The distances are pa = |b - c|, pb = |a - c| and pc = |a + b - 2c|. Where a and b lie on the
/// same side of c, pc is their sum, and c cannot be the nearest alone; elsewhere pc is their difference.
RELUME_INLINE bytes16 paeth16(bytes16 a, bytes16 b, bytes16 c) {
    bytes16 pa = distance16(b, c);
    bytes16 pb = distance16(a, c);
    bytes16 same_side = ~((bytes16)(a >= c) ^ (bytes16)(b >= c));
    bytes16 pc = distance16(pa, pb) | same_side;
    bytes16 takes_a = (bytes16)(pa <= __builtin_elementwise_min(pb, pc));
    bytes16 takes_b = (bytes16)(pb <= pc);
    return select16(takes_a, a, select16(takes_b, b, c));
}

/// The same for one byte.
RELUME_INLINE uint8_t paeth1(uint8_t a, uint8_t b, uint8_t c) {
    int pa = b - c, pb = a - c, pc = pa + pb;
    pa = pa < 0 ? -pa : pa;
    pb = pb < 0 ? -pb : pb;
    pc = pc < 0 ? -pc : pc;
    return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

#endif
