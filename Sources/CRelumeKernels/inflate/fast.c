#include "symbols.h"

INLINE void copy16(uint8_t *to, const uint8_t *from) {
    uint8_t bytes[16];
    memcpy(bytes, from, sizeof bytes);
    memcpy(to, bytes, sizeof bytes);
}

/// Copies a match, and up to 31 bytes more than it is long.
INLINE void copy_match(uint8_t *out, size_t length, size_t distance) {
    const uint8_t *from = out - distance;
    uint8_t *end = out + length;
    if (distance >= 16) {
        do {
            copy16(out, from);
            copy16(out + 16, from + 16);
            out += 32;
            from += 32;
        } while (out < end);
    } else if (distance == 1) {
        uint8_t bytes[16];
        memset(bytes, *from, sizeof bytes);
        do {
            memcpy(out, bytes, sizeof bytes);
            memcpy(out + 16, bytes, sizeof bytes);
            out += 32;
        } while (out < end);
    } else {
        // Each step makes `step` bytes right, from which the next one copies.
        size_t step = distance < 8 ? distance : 8;
        do {
            uint64_t word = load8(from);
            memcpy(out, &word, sizeof word);
            out += step;
            from += step;
        } while (out < end);
    }
}

/// Writes the literals of an entry, and bytes behind them that are to be written over.
INLINE void put_literals(struct cursor *c, uint32_t entry) {
    uint32_t bytes = entry >> 8;
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    bytes = __builtin_bswap32(bytes);
#endif
    memcpy(c->out, &bytes, sizeof bytes);
    c->out += literals_in(entry);
    drop_bits(c, bits_of(entry));
}

INLINE enum symbols_end decode(const uint32_t *literals, const uint32_t *distances, struct cursor *c) {
    while (c->in_end - c->in >= fast_input && c->out_end - c->out >= fast_output) {
        refill(c);
        // 56 bits are enough for four entries of 12 bits, and for three and a length, which takes up to 20.
        uint32_t entry = look_up(literals, literal_table_bits, c->bits);
        for (int i = 0; i < 3 && literals_in(entry) != 0; i++) {
            put_literals(c, entry);
            entry = look_up(literals, literal_table_bits, c->bits);
        }
        if (literals_in(entry) != 0) {
            put_literals(c, entry);
            continue;
        }
        if (entry & is_exception) {
            if (entry & is_subtable) entry = look_further(literals, literal_table_bits, entry, c->bits);
            if (literals_in(entry) != 0) {
                put_literals(c, entry);
                continue;
            }
            if (entry & is_end_of_block) {
                drop_bits(c, bits_of(entry));
                return symbols_ended;
            }
            if (entry & is_no_code) return symbols_damaged;
        }
        size_t length = value_of(entry, c->bits);
        drop_bits(c, bits_of(entry));
        refill(c);
        entry = look_up(distances, distance_table_bits, c->bits);
        if (entry & is_subtable) entry = look_further(distances, distance_table_bits, entry, c->bits);
        if (entry & is_no_code) return symbols_damaged;
        size_t distance = value_of(entry, c->bits);
        drop_bits(c, bits_of(entry));
        if (distance > (size_t)(c->out - c->out_begin)) return symbols_damaged;
        copy_match(c->out, length, distance);
        c->out += length;
    }
    return symbols_go_on;
}

enum symbols_end relume_inflate_fast(const struct relume_inflater *inflater, struct cursor *cursor) {
    struct cursor c = *cursor;  // which nothing else can change, so that it stays in registers
    enum symbols_end end = decode(inflater->literals, inflater->distances, &c);
    c.bits &= ((uint64_t)1 << c.bit_count) - 1;
    *cursor = c;
    return end;
}
