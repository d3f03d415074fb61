// Literals counted and written, the part of Deflate that instruction sets speed up. Inside the Deflate kernel only.

#ifndef RELUME_LITERALS_H
#define RELUME_LITERALS_H

#include <stddef.h>
#include <stdint.h>

#include "../inline.h"
#include "bit_writer.h"
#include "huffman.h"

enum {
    literal_count = 256,
    /// Four literals of this length and 7 bits that are left over fit into the writer at once.
    longest_literal_code = 12,
};

/// The codes of the 256 literals.
struct literal_codes {
    const struct huffman_code *of;
    /// The same for look-ups of bytes: a code's low 8 bits; its high 4 bits above its length.
    uint8_t low[literal_count];
    uint8_t high_and_length[literal_count];
};

INLINE void write_literals_singly(const struct literal_codes *codes, const uint8_t *bytes, size_t count,
                                  struct bit_writer *output) {
    struct bit_writer writer = *output;  // in registers
    const struct huffman_code *of = codes->of;
    size_t at = 0;
    for (; at + 4 <= count; at += 4) {
        // Joined in pairs, so that only one addition in four waits for the writer's last one.
        struct huffman_code a = of[bytes[at]], b = of[bytes[at + 1]];
        struct huffman_code c = of[bytes[at + 2]], d = of[bytes[at + 3]];
        unsigned first = a.length + (unsigned)b.length, second = c.length + (unsigned)d.length;
        uint64_t ab = a.bits | (uint64_t)b.bits << a.length, cd = c.bits | (uint64_t)d.bits << c.length;
        put_bits(&writer, ab | cd << first, first + second);
        flush_bits(&writer);
    }
    for (; at < count; at++) put_bits(&writer, of[bytes[at]].bits, of[bytes[at]].length);
    flush_bits(&writer);
    *output = writer;
}

#endif
