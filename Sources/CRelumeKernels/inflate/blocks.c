#include "blocks.h"

#include "canonical.h"

enum {
    most_literal_lengths = 286,
    most_distance_lengths = 30,
    length_code_symbols = 19,
    longest_length_code = 7,
    repeat_last = 16,
};

static bool begin_stored(struct relume_inflater *inflater, struct cursor *c) {
    align_to_byte(c);
    unsigned count, check;
    if (!take_bits(c, 16, &count) || !take_bits(c, 16, &check) || (count ^ check) != 0xFFFF) return false;
    align_to_byte(c);
    inflater->stored_left = count;
    inflater->phase = phase_stored;
    return true;
}

static bool begin_fixed(struct relume_inflater *inflater) {
    inflater->phase = phase_coded;
    if (inflater->has_fixed_codes) return true;
    uint8_t distance_lengths[distance_symbols];
    memset(inflater->code_lengths, 8, 144);
    memset(inflater->code_lengths + 144, 9, 256 - 144);
    memset(inflater->code_lengths + 256, 7, 280 - 256);
    memset(inflater->code_lengths + 280, 8, literal_symbols - 280);
    memset(distance_lengths, 5, distance_symbols);
    inflater->has_fixed_codes =
        relume_fill_literal_table(inflater->code_lengths, literal_symbols, inflater->literals) &&
        relume_fill_distance_table(distance_lengths, distance_symbols, inflater->distances);
    return inflater->has_fixed_codes;
}

// MARK: Codes of their own

/// The code for code lengths, which are symbols of up to 7 bits, by the next 7 bits: symbol << 4 | bits.
struct length_table {
    uint8_t symbols[1 << longest_length_code];
    uint8_t bits[1 << longest_length_code];
};

static bool read_length_table(struct cursor *c, unsigned count, struct length_table *table) {
    static const uint8_t order[length_code_symbols] = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                                       11, 4,  12, 3, 13, 2, 14, 1, 15};
    uint8_t lengths[length_code_symbols] = {0};
    for (unsigned i = 0; i < count; i++) {
        unsigned length;
        if (!take_bits(c, 3, &length)) return false;
        lengths[order[i]] = (uint8_t)length;
    }
    struct canonical_code codes;
    sort_symbols(lengths, length_code_symbols, &codes);
    if (codes_used(&codes) != all_codes) return false;
    unsigned code = 0, symbol = 0;
    for (unsigned length = 1; length <= longest_length_code; length++) {
        for (unsigned i = 0; i < codes.count[length]; i++) {
            for (unsigned at = code; at < 1u << longest_length_code; at += 1u << length) {
                table->symbols[at] = (uint8_t)codes.symbols[symbol];
                table->bits[at] = (uint8_t)length;
            }
            symbol++;
            code = next_code(code, length);
        }
    }
    return true;
}

static bool read_lengths(struct cursor *c, const struct length_table *table, uint8_t *lengths, unsigned count) {
    for (unsigned at = 0; at < count;) {
        refill_carefully(c);
        unsigned next = (unsigned)c->bits & ((1u << longest_length_code) - 1);
        if (c->bit_count < table->bits[next]) return false;
        drop_bits(c, table->bits[next]);
        unsigned symbol = table->symbols[next];
        if (symbol < repeat_last) {
            lengths[at++] = (uint8_t)symbol;
            continue;
        }
        // 16 repeats the last length, 17 and 18 zero.
        static const struct { uint8_t least, bits; } repeats[3] = {{3, 2}, {3, 3}, {11, 7}};
        unsigned more;
        if (!take_bits(c, repeats[symbol - repeat_last].bits, &more)) return false;
        unsigned times = repeats[symbol - repeat_last].least + more;
        if (times > count - at || (symbol == repeat_last && at == 0)) return false;
        memset(lengths + at, symbol == repeat_last ? lengths[at - 1] : 0, times);
        at += times;
    }
    return true;
}

static bool begin_dynamic(struct relume_inflater *inflater, struct cursor *c) {
    inflater->has_fixed_codes = false;
    inflater->phase = phase_coded;
    unsigned counts;
    if (!take_bits(c, 14, &counts)) return false;
    unsigned literals = first_length + (counts & 31), distances = 1 + (counts >> 5 & 31);
    if (literals > most_literal_lengths || distances > most_distance_lengths) return false;
    struct length_table table;
    uint8_t lengths[most_literal_lengths + most_distance_lengths];
    if (!read_length_table(c, 4 + (counts >> 10), &table)) return false;
    if (!read_lengths(c, &table, lengths, literals + distances)) return false;
    if (lengths[end_of_block] == 0) return false;
    memcpy(inflater->code_lengths, lengths, literals);
    return relume_fill_literal_table(lengths, literals, inflater->literals) &&
           relume_fill_distance_table(lengths + literals, distances, inflater->distances);
}

bool relume_begin_block(struct relume_inflater *inflater, struct cursor *cursor) {
    unsigned header;
    if (!take_bits(cursor, 3, &header)) return false;
    inflater->is_last_block = header & 1;
    switch (header >> 1) {
    case 0: return begin_stored(inflater, cursor);
    case 1: return begin_fixed(inflater);
    case 2: return begin_dynamic(inflater, cursor);
    default: return false;
    }
}
