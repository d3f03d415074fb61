// Reading bits and writing bytes, in local variables for as long as a call takes. Inside the Inflate kernel only.

#ifndef RELUME_INFLATE_CURSOR_H
#define RELUME_INFLATE_CURSOR_H

#include "../inline.h"
#include "inflater.h"

struct cursor {
    const uint8_t *in;
    const uint8_t *in_end;
    /// The next bit lowest; above the first `bit_count` there are zeros, except while `refill` is used.
    uint64_t bits;
    unsigned bit_count;
    /// Where the bytes that matches may copy begin, the next byte, and the end of what is to be filled.
    uint8_t *out_begin;
    uint8_t *out;
    uint8_t *out_end;
};

INLINE uint64_t load8_little(const uint8_t *bytes) {
    uint64_t word = load8(bytes);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

/// Makes them 56 bits at least, and reads up to 8 bytes for it, which must be there. What is above those that count are
/// the bits which come next.
INLINE void refill(struct cursor *c) {
    c->bits |= load8_little(c->in) << c->bit_count;
    c->in += (63 - c->bit_count) >> 3;
    c->bit_count |= 56;
}

/// Makes them 56 bits at least, or all that are left.
INLINE void refill_carefully(struct cursor *c) {
    for (; c->bit_count < 56 && c->in < c->in_end; c->bit_count += 8) c->bits |= (uint64_t)*c->in++ << c->bit_count;
}

INLINE void drop_bits(struct cursor *c, unsigned count) {
    c->bits >>= count;
    c->bit_count -= count;
}

/// The next `count` bits, up to 56; false if the stream has no more so many.
INLINE bool take_bits(struct cursor *c, unsigned count, unsigned *value) {
    if (c->bit_count < count) refill_carefully(c);
    if (c->bit_count < count) return false;
    *value = (unsigned)(c->bits & (((uint64_t)1 << count) - 1));
    drop_bits(c, count);
    return true;
}

/// Leaves the rest of a byte that was begun, and gives back the whole ones that were read ahead.
INLINE void align_to_byte(struct cursor *c) {
    c->in -= c->bit_count / 8;
    c->bits = 0;
    c->bit_count = 0;
}

#endif
