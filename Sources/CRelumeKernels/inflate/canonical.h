// Deflate's canonical codes, as they are read. Inside the Inflate kernel only.

#ifndef RELUME_CANONICAL_H
#define RELUME_CANONICAL_H

#include <stdbool.h>
#include <stdint.h>

#include "entries.h"

struct canonical_code {
    /// How many symbols have a code of each length.
    unsigned count[longest_code + 1];
    /// The symbols, those with shorter codes first, among equals the smaller.
    uint16_t symbols[literal_symbols];
};

/// Sorts the symbols by the lengths of their codes.
INLINE void sort_symbols(const uint8_t *lengths, unsigned count, struct canonical_code *code) {
    memset(code->count, 0, sizeof code->count);
    for (unsigned symbol = 0; symbol < count; symbol++) code->count[lengths[symbol]]++;
    unsigned starts[longest_code + 2];
    starts[1] = 0;
    for (unsigned length = 1; length <= longest_code; length++)
        starts[length + 1] = starts[length] + code->count[length];
    for (unsigned symbol = 0; symbol < count; symbol++) {
        if (lengths[symbol] > 0) code->symbols[starts[lengths[symbol]]++] = (uint16_t)symbol;
    }
}

enum { all_codes = 1 << longest_code };

/// How many of all codes of the longest length begin with one of these.
INLINE unsigned codes_used(const struct canonical_code *code) {
    unsigned used = 0;
    for (unsigned length = 1; length <= longest_code; length++) used += code->count[length] << (longest_code - length);
    return used;
}

/// The next code of a length, its first bit lowest, after one that is not the last.
INLINE unsigned next_code(unsigned code, unsigned length) {
    // Adds 1 at the last bit, which is the highest here: the ones there turn to zeros, and the zero below them to a
    // one.
    unsigned zeros = ~code & ((1u << length) - 1);
    if (zeros == 0) return 0;
    unsigned bit = 1u << (31 - __builtin_clz(zeros));
    return (code & (bit - 1)) | bit;
}

#endif
