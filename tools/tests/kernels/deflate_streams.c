#include "deflate_streams.h"

#include "deflate/bit_writer.h"
#include "deflate/huffman.h"

enum { literal_symbols = 286, distance_symbols = 30, longest_length = 15 };

/// Codes of literals and lengths, and of distances.
struct codes {
    struct huffman_code literals[literal_symbols + 2], distances[distance_symbols];
};

static void put(struct bit_writer *writer, uint64_t bits, unsigned count) {
    put_bits(writer, bits, count);
    flush_bits(writer);
}

/// Deflate's own codes, for symbols whose lengths are set.
static void set_bits(struct huffman_code *codes, unsigned count) {
    unsigned next = 0;
    for (unsigned length = 1; length <= longest_length; length++, next <<= 1) {
        for (unsigned symbol = 0; symbol < count; symbol++) {
            if (codes[symbol].length != length) continue;
            codes[symbol].bits = 0;
            for (unsigned bit = 0; bit < length; bit++)
                codes[symbol].bits |= (uint16_t)((next >> bit & 1) << (length - 1 - bit));
            next++;
        }
    }
}

static void use_fixed_codes(struct codes *codes) {
    for (unsigned symbol = 0; symbol < literal_symbols + 2; symbol++)
        codes->literals[symbol].length = symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8;
    for (unsigned symbol = 0; symbol < distance_symbols; symbol++) codes->distances[symbol].length = 5;
    set_bits(codes->literals, literal_symbols + 2);
    for (unsigned symbol = 0; symbol < distance_symbols; symbol++) {
        unsigned bits = 0;
        for (unsigned bit = 0; bit < 5; bit++) bits |= (symbol >> bit & 1) << (4 - bit);
        codes->distances[symbol].bits = (uint16_t)bits;
    }
}

/// Codes for counts of which some are a million times others; up to 15 bits.
static void use_own_codes(struct chance *chance, struct codes *codes) {
    uint32_t counts[literal_symbols];
    for (unsigned i = 0; i < literal_symbols; i++)
        counts[i] = 1 + (uint32_t)(any_word(chance) >> 40 >> any_below(chance, 24));
    relume_huffman_codes(counts, literal_symbols, longest_length, codes->literals);
    relume_huffman_codes(counts, distance_symbols, longest_length, codes->distances);
}

/// The lengths of all codes, each as its number in 4 bits.
static void write_lengths(const struct codes *codes, struct bit_writer *writer) {
    static const uint8_t reversed[] = {0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15};
    put(writer, 29 | 29 << 5 | 15 << 10, 14);
    for (unsigned place = 0; place < 19; place++) put(writer, place < 3 ? 0 : 4, 3);  // 16 to 18 come first
    for (unsigned i = 0; i < literal_symbols; i++) put(writer, reversed[codes->literals[i].length], 4);
    for (unsigned i = 0; i < distance_symbols; i++) put(writer, reversed[codes->distances[i].length], 4);
}

static void put_code(struct bit_writer *writer, struct huffman_code code) { put(writer, code.bits, code.length); }

/// Any length, from any distance that there is. Returns the length.
static size_t write_match(struct chance *chance, const struct codes *codes, size_t produced,
                          struct bit_writer *writer) {
    unsigned length_symbol = (unsigned)any_below(chance, 29), length = 3, extra = 0;
    for (unsigned i = 0; i < length_symbol; i++) length += 1u << (i < 8 ? 0 : (i - 4) / 4);
    if (length_symbol == 28) length = 258;
    unsigned bits = length_symbol < 8 || length_symbol == 28 ? 0 : (length_symbol - 4) / 4;
    if (bits > 0) extra = (unsigned)any_below(chance, 1u << bits);
    if (length_symbol == 27 && extra == 31) extra = 30;  // 258 has a symbol of its own
    put_code(writer, codes->literals[257 + length_symbol]);
    put(writer, extra, bits);

    unsigned symbol = 0, distance = 1, distance_bits = 0;
    for (unsigned wanted = (unsigned)any_below(chance, distance_symbols); symbol < wanted; symbol++) {
        unsigned next = distance + (1u << distance_bits), next_bits = symbol + 1 < 4 ? 0 : (symbol + 1) / 2 - 1;
        if (next + (1u << next_bits) - 1 > produced) break;
        distance = next;
        distance_bits = next_bits;
    }
    put_code(writer, codes->distances[symbol]);
    put(writer, any_below(chance, (size_t)1 << distance_bits), distance_bits);
    return length + extra;
}

static void write_coded(struct chance *chance, const struct codes *codes, size_t limit, struct bit_writer *writer,
                        size_t *produced) {
    const size_t rarity = 1 + any_below(chance, 60);
    while (*produced + 258 < limit) {
        if (*produced > 0 && any_below(chance, rarity) == 0) {
            *produced += write_match(chance, codes, *produced, writer);
        } else {
            put_code(writer, codes->literals[any_word(chance) & any_word(chance) & 255]);
            *produced += 1;
        }
    }
    put_code(writer, codes->literals[256]);
}

static void write_stored(struct chance *chance, size_t count, struct bit_writer *writer) {
    align_to_byte(writer);
    put(writer, count | (~count & 0xFFFF) << 16, 32);
    fill_bytes(chance, writer->next, count);
    writer->next += count;
}

void make_stream(struct chance *chance, struct deflate_stream *stream) {
    static const uint8_t header[] = {0x78, 0x01};
    struct bit_writer writer = {.next = stream->bytes + sizeof header};
    memcpy(stream->bytes, header, sizeof header);
    stream->inflated = 0;
    const size_t blocks = 1 + any_below(chance, 6);
    for (size_t block = 0; block < blocks; block++) {
        const size_t kind = any_below(chance, 3), room = (most_inflated - stream->inflated) / 3;
        put(&writer, (block + 1 == blocks) | kind << 1, 3);
        if (kind == 0) {
            const size_t count = any_below(chance, room);
            write_stored(chance, count, &writer);
            stream->inflated += count;
            continue;
        }
        struct codes codes;
        kind == 1 ? use_fixed_codes(&codes) : use_own_codes(chance, &codes);
        if (kind == 2) write_lengths(&codes, &writer);
        write_coded(chance, &codes, stream->inflated + any_below(chance, room), &writer, &stream->inflated);
    }
    align_to_byte(&writer);
    fill_bytes(chance, writer.next, 4);
    stream->size = (size_t)(writer.next + 4 - stream->bytes);
}
