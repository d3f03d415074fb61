// Deflate's bits, least significant first. Inside the Deflate kernel only.

#ifndef RELUME_BIT_WRITER_H
#define RELUME_BIT_WRITER_H

#include <stddef.h>
#include <stdint.h>

#include "../inline.h"

/// Holds fewer than 8 bits after every flush. Each flush stores 8 bytes, so 8 more than are written must be there.
struct bit_writer {
    uint8_t *next;
    uint64_t bits;
    unsigned count;
};

/// At most 56 bits between two flushes.
INLINE void put_bits(struct bit_writer *writer, uint64_t bits, unsigned count) {
    writer->bits |= bits << writer->count;
    writer->count += count;
}

INLINE void flush_bits(struct bit_writer *writer) {
    uint64_t little = writer->bits;
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    little = __builtin_bswap64(little);
#endif
    memcpy(writer->next, &little, sizeof little);
    writer->next += writer->count >> 3;
    writer->bits >>= writer->count & ~7u;
    writer->count &= 7;
}

/// Fills the byte that was begun with zeros.
INLINE void align_to_byte(struct bit_writer *writer) {
    writer->count = (writer->count + 7) & ~7u;
    flush_bits(writer);
}

#endif
