// What a look-up by the next bits of the stream gives. Inside the Inflate kernel only.
//
//     bits     literals                 a length or distance           an exception
//     0-5      bits to take             the same, extra bits included  bits to take
//     6-7      how many, 1 to 3         0                              0
//     8-12     the bytes, the first     bits of the code alone
//     13-15    lowest                   0                              which
//     16-31                             the least one                  for a subtable, where it begins

#ifndef RELUME_INFLATE_ENTRIES_H
#define RELUME_INFLATE_ENTRIES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../inline.h"

enum {
    longest_code = 15,
    /// All symbols of the fixed codes, of which the last two of either kind must not come.
    literal_symbols = 288,
    distance_symbols = 32,
    end_of_block = 256,
    first_length = 257,

    /// Longer codes are found in subtables, each as large as the longest code needs. Two codes at least lead to one.
    literal_table_bits = 12,
    distance_table_bits = 9,
    literal_table_size = (1 << literal_table_bits) + literal_symbols / 2 * (1 << (longest_code - literal_table_bits)),
    distance_table_size =
        (1 << distance_table_bits) + distance_symbols / 2 * (1 << (longest_code - distance_table_bits)),

    literal_unit = 1 << 6,
    is_subtable = 1 << 13,
    is_end_of_block = 1 << 14,
    is_no_code = 1 << 15,
    is_exception = is_subtable | is_end_of_block | is_no_code,
};

INLINE unsigned bits_of(uint32_t entry) { return entry & 63; }
INLINE unsigned literals_in(uint32_t entry) { return entry >> 6 & 3; }

/// A length or distance: the least that its code stands for, and what its extra bits add. `bits` are those from the
/// first of the code on.
INLINE size_t value_of(uint32_t entry, uint64_t bits) {
    uint64_t taken = bits & (((uint64_t)1 << bits_of(entry)) - 1);
    return (entry >> 16) + (size_t)(taken >> (entry >> 8 & 31));
}

/// The entry for the code that `bits` begin with.
INLINE uint32_t look_up(const uint32_t *table, unsigned table_bits, uint64_t bits) {
    return table[bits & ((1u << table_bits) - 1)];
}

/// The entry in the subtable to which `entry` leads.
INLINE uint32_t look_further(const uint32_t *table, unsigned table_bits, uint32_t entry, uint64_t bits) {
    return table[(entry >> 16) + (bits >> table_bits & ((1u << (longest_code - table_bits)) - 1))];
}

/// Makes the look-up tables for codes of these lengths, 0 where a symbol has none. False if no code is that way: where
/// lengths ask for more codes than there are, or leave some unused, other than by being a single one of 1 bit, or, for
/// distances, none.
bool relume_fill_literal_table(const uint8_t *lengths, unsigned count, uint32_t *table);
bool relume_fill_distance_table(const uint8_t *lengths, unsigned count, uint32_t *table);

#endif
