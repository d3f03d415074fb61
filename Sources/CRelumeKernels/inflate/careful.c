#include "symbols.h"

/// Copies as much of a match as there is room for.
static void copy_match(struct relume_inflater *inflater, struct cursor *c) {
    for (; inflater->match_left > 0 && c->out < c->out_end; inflater->match_left--, c->out++)
        *c->out = *(c->out - inflater->match_distance);
}

/// Takes the bits of an entry; false if it stands for no code, or the stream ends in it.
static bool take_entry(struct cursor *c, uint32_t entry, size_t *value) {
    if ((entry & is_no_code) || bits_of(entry) > c->bit_count) return false;
    *value = value_of(entry, c->bits);
    drop_bits(c, bits_of(entry));
    return true;
}

static bool read_match(struct relume_inflater *inflater, struct cursor *c, uint32_t entry) {
    if (!take_entry(c, entry, &inflater->match_left)) return false;
    refill_carefully(c);
    entry = look_up(inflater->distances, distance_table_bits, c->bits);
    if (entry & is_subtable) entry = look_further(inflater->distances, distance_table_bits, entry, c->bits);
    if (!take_entry(c, entry, &inflater->match_distance)) return false;
    return inflater->match_distance <= (size_t)(c->out - c->out_begin);
}

/// Takes the first literal of an entry alone.
static bool read_literal(const struct relume_inflater *inflater, struct cursor *c, uint32_t entry) {
    uint8_t literal = (uint8_t)(entry >> 8);
    if (inflater->code_lengths[literal] > c->bit_count) return false;
    drop_bits(c, inflater->code_lengths[literal]);
    *c->out++ = literal;
    return true;
}

enum symbols_end relume_inflate_carefully(struct relume_inflater *inflater, struct cursor *c, bool is_at_end) {
    for (;;) {
        copy_match(inflater, c);
        bool is_full = c->out == c->out_end;
        if (inflater->match_left > 0 || (is_full && !is_at_end)) return symbols_go_on;
        if (c->in_end - c->in >= fast_input && c->out_end - c->out >= fast_output) return symbols_go_on;
        refill_carefully(c);
        uint32_t entry = look_up(inflater->literals, literal_table_bits, c->bits);
        if (literals_in(entry) == 0 && (entry & is_subtable))
            entry = look_further(inflater->literals, literal_table_bits, entry, c->bits);
        if (literals_in(entry) == 0 && (entry & is_end_of_block)) {
            if (bits_of(entry) > c->bit_count) return symbols_damaged;
            drop_bits(c, bits_of(entry));
            return symbols_ended;
        }
        // Behind the last byte of the stream nothing but the end of its blocks may come.
        if (is_full) return symbols_damaged;
        bool is_read = literals_in(entry) != 0 ? read_literal(inflater, c, entry) : read_match(inflater, c, entry);
        if (!is_read) return symbols_damaged;
    }
}
