// Tables that double: with all codes of up to n bits in it, a table of 2^n entries, twice one after the other, is the
// one for n + 1 bits, but for the codes of just that many, which are written over it.

#include "canonical.h"
#include "entries.h"

/// The entries of lengths and distances without their codes: the extra bits, and the least value.
#define ENTRY(least, extra) ((uint32_t)(least) << 16 | (extra))

static const uint32_t length_entries[literal_symbols - first_length] = {
    ENTRY(3, 0),   ENTRY(4, 0),  ENTRY(5, 0),   ENTRY(6, 0),   ENTRY(7, 0),   ENTRY(8, 0),   ENTRY(9, 0),
    ENTRY(10, 0),  ENTRY(11, 1), ENTRY(13, 1),  ENTRY(15, 1),  ENTRY(17, 1),  ENTRY(19, 2),  ENTRY(23, 2),
    ENTRY(27, 2),  ENTRY(31, 2), ENTRY(35, 3),  ENTRY(43, 3),  ENTRY(51, 3),  ENTRY(59, 3),  ENTRY(67, 4),
    ENTRY(83, 4),  ENTRY(99, 4), ENTRY(115, 4), ENTRY(131, 5), ENTRY(163, 5), ENTRY(195, 5), ENTRY(227, 5),
    ENTRY(258, 0), is_no_code,   is_no_code,
};

static const uint32_t distance_entries[distance_symbols] = {
    ENTRY(1, 0),     ENTRY(2, 0),     ENTRY(3, 0),     ENTRY(4, 0),      ENTRY(5, 1),      ENTRY(7, 1),
    ENTRY(9, 2),     ENTRY(13, 2),    ENTRY(17, 3),    ENTRY(25, 3),     ENTRY(33, 4),     ENTRY(49, 4),
    ENTRY(65, 5),    ENTRY(97, 5),    ENTRY(129, 6),   ENTRY(193, 6),    ENTRY(257, 7),    ENTRY(385, 7),
    ENTRY(513, 8),   ENTRY(769, 8),   ENTRY(1025, 9),  ENTRY(1537, 9),   ENTRY(2049, 10),  ENTRY(3073, 10),
    ENTRY(4097, 11), ENTRY(6145, 11), ENTRY(8193, 12), ENTRY(12289, 12), ENTRY(16385, 13), ENTRY(24577, 13),
    is_no_code,      is_no_code,
};

INLINE uint32_t with_code(uint32_t entry, unsigned length) { return entry + length + (length << 8); }

INLINE uint32_t literal_entry(unsigned symbol, unsigned length) {
    if (symbol < end_of_block) return symbol << 8 | literal_unit | length;
    return with_code(symbol == end_of_block ? is_end_of_block : length_entries[symbol - first_length], length);
}

INLINE uint32_t distance_entry(unsigned symbol, unsigned length) { return with_code(distance_entries[symbol], length); }

typedef uint32_t entry_of_symbol(unsigned symbol, unsigned length);

/// Writes the codes that are longer than the table's bits. `code` is the first of them, `symbol` the place of its
/// symbol.
INLINE void fill_subtables(const struct canonical_code *codes, unsigned code, unsigned symbol,
                           entry_of_symbol *entry_of, uint32_t *table, unsigned table_bits) {
    const unsigned size = 1u << (longest_code - table_bits);
    uint32_t next = 1u << table_bits;
    for (unsigned length = table_bits + 1; length <= longest_code; length++) {
        for (unsigned i = 0; i < codes->count[length]; i++) {
            uint32_t *first = &table[code & ((1u << table_bits) - 1)];
            if ((*first & is_subtable) == 0 || literals_in(*first) != 0) {
                *first = next << 16 | is_subtable;
                next += size;
            }
            uint32_t entry = entry_of(codes->symbols[symbol++], length);
            for (unsigned at = code >> table_bits; at < size; at += 1u << (length - table_bits))
                table[(*first >> 16) + at] = entry;
            code = next_code(code, length);
        }
    }
}

// MARK: Several literals

/// One or two literals whose codes have so many bits together: what can follow another literal in one entry.
struct literal_tail {
    uint16_t code;
    /// The first one lowest.
    uint16_t bytes;
};

struct literal_tails {
    /// No pair begins as another one, so of up to n bits there are no more than 2^n of them.
    struct literal_tail all[end_of_block + (1 << (literal_table_bits - 1))];
    /// Where those of each length begin, the single ones; then the pairs; and where they end.
    unsigned singles[literal_table_bits + 1];
    unsigned pairs[literal_table_bits + 1];
    unsigned ends[literal_table_bits + 1];
};

/// Writes the entries of two and three literals that have `length` bits together into a table of as many bits, and adds
/// the pairs to the tails.
INLINE void fill_sequences(struct literal_tails *tails, unsigned length, uint32_t *table) {
    unsigned end = tails->ends[length];
    for (unsigned first = 1; first < length; first++) {
        unsigned rest = length - first;
        for (unsigned i = tails->singles[first]; i < tails->pairs[first]; i++) {
            struct literal_tail head = tails->all[i];
            uint32_t two = (uint32_t)head.bytes << 8 | 2 * literal_unit | length;
            for (unsigned j = tails->singles[rest]; j < tails->pairs[rest]; j++) {
                struct literal_tail tail = tails->all[j];
                unsigned code = head.code | (unsigned)tail.code << first;
                table[code] = two | (uint32_t)tail.bytes << 16;
                if (length < literal_table_bits) {
                    tails->all[end++] = (struct literal_tail){(uint16_t)code, (uint16_t)(head.bytes | tail.bytes << 8)};
                }
            }
            for (unsigned j = tails->pairs[rest]; j < tails->ends[rest]; j++) {
                struct literal_tail tail = tails->all[j];
                table[head.code | (unsigned)tail.code << first] = (two + literal_unit) | (uint32_t)tail.bytes << 16;
            }
        }
    }
    tails->ends[length] = end;
}

// MARK: Tables

/// `tails` is NULL where symbols are not literals.
INLINE bool fill_table(const uint8_t *lengths, unsigned count, entry_of_symbol *entry_of, struct literal_tails *tails,
                       uint32_t *table, unsigned table_bits) {
    struct canonical_code codes;
    sort_symbols(lengths, count, &codes);
    unsigned used = codes_used(&codes);
    bool is_single = used == all_codes / 2 && codes.count[1] == 1;
    if (used != all_codes && used != 0 && !is_single) return false;
    unsigned code = 0, symbol = 0, tail_count = 0;
    table[0] = is_no_code;
    for (unsigned length = 1; length <= table_bits; length++) {
        uint32_t half = 1u << (length - 1);
        memcpy(table + half, table, half * sizeof *table);
        if (tails != NULL) tails->singles[length] = tail_count;
        for (unsigned i = 0; i < codes.count[length]; i++) {
            unsigned value = codes.symbols[symbol++];
            table[code] = entry_of(value, length);
            if (tails != NULL && value < end_of_block)
                tails->all[tail_count++] = (struct literal_tail){(uint16_t)code, (uint16_t)value};
            code = next_code(code, length);
        }
        if (tails != NULL) {
            tails->pairs[length] = tails->ends[length] = tail_count;
            fill_sequences(tails, length, table);
            tail_count = tails->ends[length];
        }
    }
    fill_subtables(&codes, code, symbol, entry_of, table, table_bits);
    return true;
}

bool relume_fill_literal_table(const uint8_t *lengths, unsigned count, uint32_t *table) {
    struct literal_tails tails;  // 16 KB, each field filled before it is read
    return fill_table(lengths, count, literal_entry, &tails, table, literal_table_bits);
}

bool relume_fill_distance_table(const uint8_t *lengths, unsigned count, uint32_t *table) {
    return fill_table(lengths, count, distance_entry, NULL, table, distance_table_bits);
}
