// One pass finds the runs and counts the symbols of a block, a second writes it with codes made for it.

#include "../inline.h"
#include "bit_writer.h"
#include "huffman.h"
#include "literals.h"
#include "relume_deflate_runs.h"

enum {
    block_bytes = 32 << 10,
    /// Where zeros are frequent, a code for each is shorter than a match, unless there are so many.
    shortest_run = 12,
    most_runs = block_bytes / shortest_run,
    shortest_match = 3,
    longest_match = 258,
    end_of_block = 256,
    length_code_symbols = 19,
    longest_length_code = 7,
    stored_header_bytes = 5,
};

struct run_block {
    const uint8_t *bytes;
    size_t count;
    struct byte_run runs[most_runs];
    size_t run_count;
    uint32_t counts[most_symbols];
    struct huffman_code codes[most_symbols];
    struct literal_codes literals;
};

// MARK: Lengths

/// A match's length in Deflate's terms.
struct length_symbol {
    unsigned symbol;
    unsigned extra;
    unsigned extra_bits;
};

static struct length_symbol symbol_of_length(size_t length) {
    unsigned rest = (unsigned)length - shortest_match;
    if (length == longest_match) return (struct length_symbol){285, 0, 0};
    if (rest < 8) return (struct length_symbol){257 + rest, 0, 0};
    unsigned bits = 29 - (unsigned)__builtin_clz(rest);
    return (struct length_symbol){261 + 4 * bits + (rest >> bits & 3), rest & ((1u << bits) - 1), bits};
}

/// How much of a run of `count` the next match takes, so that what is left is long enough for another.
static size_t match_length(size_t count) {
    if (count <= longest_match) return count;
    size_t rest = count - longest_match;
    return rest < shortest_match ? longest_match - shortest_match : longest_match;
}

// MARK: Runs

/// Bit i says whether byte `at + i` equals the one before it.
static uint64_t equal_to_previous(const uint8_t *bytes, size_t at) {
    typedef uint8_t bytes64 __attribute__((ext_vector_type(64)));
    typedef bool bools64 __attribute__((ext_vector_type(64)));
    bytes64 here, before;
    memcpy(&here, bytes + at, sizeof here);
    memcpy(&before, bytes + at - 1, sizeof before);
    bools64 equal = __builtin_convertvector(here == before, bools64);
    uint64_t mask;
    memcpy(&mask, &equal, sizeof mask);
    return mask;
}

static size_t end_of_run(const uint8_t *bytes, size_t at, size_t count) {
    while (at + 64 < count) {
        uint64_t differ = ~equal_to_previous(bytes, at);
        if (differ) return at + (size_t)__builtin_ctzll(differ);
        at += 64;
    }
    while (at < count && bytes[at] == bytes[at - 1]) at++;
    return at;
}

static void find_runs(struct run_block *block) {
    block->run_count = 0;
    for (size_t at = 1; at + 64 <= block->count;) {
        // Each step leaves the bits at which 2, 4, 8 and at last 12 equal bytes begin.
        uint64_t starts = equal_to_previous(block->bytes, at);
        starts &= starts >> 1;
        starts &= starts >> 2;
        starts &= starts >> 4;
        starts &= starts >> (shortest_run - 8);
        if (starts == 0) {
            at += 64 - shortest_run;  // a run that has begun in the bits left over is seen from its start
            continue;
        }
        size_t start = at + (size_t)__builtin_ctzll(starts);
        size_t end = end_of_run(block->bytes, start + shortest_run, block->count);
        block->runs[block->run_count++] = (struct byte_run){(uint32_t)start, (uint32_t)(end - start)};
        at = end + 1;
    }
}

// MARK: Counting

static void count_symbols(struct run_block *block, const struct relume_literal_kernels *kernels) {
    memset(block->counts, 0, sizeof block->counts);
    kernels->count(block->bytes, block->count, block->runs, block->run_count, block->counts);
    for (size_t i = 0; i < block->run_count; i++) {
        for (size_t left = block->runs[i].count; left > 0;) {
            size_t length = match_length(left);
            block->counts[symbol_of_length(length).symbol]++;
            left -= length;
        }
    }
    block->counts[end_of_block] = 1;
}

static void make_codes(struct run_block *block) {
    relume_huffman_codes(block->counts, most_symbols, longest_literal_code, block->codes);
    block->literals.of = block->codes;
    for (size_t i = 0; i < literal_count; i++) {
        block->literals.low[i] = (uint8_t)block->codes[i].bits;
        block->literals.high_and_length[i] = (uint8_t)((block->codes[i].bits >> 8) << 4 | block->codes[i].length);
    }
}

// MARK: The header of a block

/// The code lengths of a block in the form that they are sent in: a symbol below 16 is a length, 16 repeats the last
/// one, 17 and 18 stand for zeros.
struct block_header {
    struct {
        uint8_t symbol;
        uint8_t extra;
    } items[most_symbols + 1];
    unsigned item_count;
    unsigned literal_lengths;
    uint32_t counts[length_code_symbols];
    struct huffman_code codes[length_code_symbols];
    unsigned sent_codes;
};

static const uint8_t extra_bits_of[length_code_symbols] = {[16] = 2, [17] = 3, [18] = 7};
static const uint8_t code_order[length_code_symbols] = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
};

static void add_item(struct block_header *header, unsigned symbol, unsigned extra) {
    header->items[header->item_count].symbol = (uint8_t)symbol;
    header->items[header->item_count++].extra = (uint8_t)extra;
    header->counts[symbol]++;
}

/// `count` times the length `length`.
static void add_lengths(struct block_header *header, unsigned length, unsigned count) {
    if (length > 0) {
        add_item(header, length, 0);
        count--;
    }
    unsigned most = length > 0 ? 6 : 138;
    while (count >= 3) {
        unsigned taken = count < most ? count : most;
        if (length > 0) {
            add_item(header, 16, taken - 3);
        } else if (taken < 11) {
            add_item(header, 17, taken - 3);
        } else {
            add_item(header, 18, taken - 11);
        }
        count -= taken;
    }
    while (count-- > 0) add_item(header, length, 0);
}

static void make_header(const struct run_block *block, struct block_header *header) {
    memset(header, 0, sizeof *header);
    unsigned count = most_symbols;
    while (count > end_of_block + 1 && block->codes[count - 1].length == 0) count--;
    header->literal_lengths = count;
    for (unsigned start = 0, end; start < count; start = end) {
        for (end = start + 1; end < count && block->codes[end].length == block->codes[start].length; end++) {}
        add_lengths(header, block->codes[start].length, end - start);
    }
    // Of the distances there is one code, for 1, of one bit; or none at all.
    add_item(header, block->run_count > 0 ? 1 : 0, 0);
    relume_huffman_codes(header->counts, length_code_symbols, longest_length_code, header->codes);
    header->sent_codes = length_code_symbols;
    while (header->sent_codes > 4 && header->codes[code_order[header->sent_codes - 1]].length == 0) {
        header->sent_codes--;
    }
}

static void write_header(const struct block_header *header, bool is_final, struct bit_writer *writer) {
    put_bits(writer, is_final, 1);
    put_bits(writer, 2, 2);
    put_bits(writer, header->literal_lengths - 257, 5);
    put_bits(writer, 0, 5);
    put_bits(writer, header->sent_codes - 4, 4);
    flush_bits(writer);
    for (unsigned i = 0; i < header->sent_codes; i++) {
        put_bits(writer, header->codes[code_order[i]].length, 3);
        flush_bits(writer);
    }
    for (unsigned i = 0; i < header->item_count; i++) {
        unsigned symbol = header->items[i].symbol;
        put_bits(writer, header->codes[symbol].bits, header->codes[symbol].length);
        put_bits(writer, header->items[i].extra, extra_bits_of[symbol]);
        flush_bits(writer);
    }
}

/// How many bits the block takes with its codes.
static size_t coded_bits(const struct run_block *block, const struct block_header *header) {
    size_t bits = 17 + 3 * (size_t)header->sent_codes;
    for (unsigned i = 0; i < length_code_symbols; i++) {
        bits += header->counts[i] * (size_t)(header->codes[i].length + extra_bits_of[i]);
    }
    for (unsigned i = 0; i < most_symbols; i++) {
        // Matches have extra bits for their length, and one for the distance.
        unsigned extra = i <= end_of_block ? 0 : 1 + (i < 265 || i == 285 ? 0 : (i - 261) / 4);
        bits += block->counts[i] * (size_t)(block->codes[i].length + extra);
    }
    return bits;
}

// MARK: Writing

INLINE void put_code(struct bit_writer *writer, struct huffman_code code) { put_bits(writer, code.bits, code.length); }

static void write_run(const struct run_block *block, size_t count, struct bit_writer *writer) {
    while (count > 0) {
        size_t length = match_length(count);
        struct length_symbol symbol = symbol_of_length(length);
        put_code(writer, block->codes[symbol.symbol]);
        put_bits(writer, symbol.extra, symbol.extra_bits);
        put_bits(writer, 0, 1);  // the one code for a distance
        flush_bits(writer);
        count -= length;
    }
}

static void write_coded(const struct run_block *block, const struct block_header *header, bool is_final,
                        const struct relume_literal_kernels *kernels, struct bit_writer *writer) {
    write_header(header, is_final, writer);
    size_t at = 0;
    for (size_t i = 0; i < block->run_count; i++) {
        kernels->write(&block->literals, block->bytes + at, block->runs[i].start - at, writer);
        write_run(block, block->runs[i].count, writer);
        at = block->runs[i].start + block->runs[i].count;
    }
    kernels->write(&block->literals, block->bytes + at, block->count - at, writer);
    put_code(writer, block->codes[end_of_block]);
    flush_bits(writer);
}

static void write_stored(const uint8_t *bytes, size_t count, bool is_final, struct bit_writer *writer) {
    put_bits(writer, is_final, 3);
    align_to_byte(writer);
    put_bits(writer, count | (~count & 0xFFFF) << 16, 32);
    flush_bits(writer);
    if (count > 0) memcpy(writer->next, bytes, count);
    writer->next += count;
}

static void write_block(struct run_block *block, bool is_final, const struct relume_literal_kernels *kernels,
                        struct bit_writer *writer) {
    find_runs(block);
    count_symbols(block, kernels);
    make_codes(block);
    struct block_header header;
    make_header(block, &header);
    if (coded_bits(block, &header) < (block->count + stored_header_bytes) * 8) {
        write_coded(block, &header, is_final, kernels, writer);
    } else {
        write_stored(block->bytes, block->count, is_final, writer);
    }
}

size_t relume_deflate_runs_bound(size_t count) {
    // A stored block may begin with a byte that was begun before. At the end, an empty one, and what a flush
    // and the last literals overshoot.
    return count + (count / block_bytes + 2) * (stored_header_bytes + 1) + 64;
}

size_t relume_deflate_runs(const uint8_t *bytes, size_t count, bool is_last,
                           const struct relume_literal_kernels *kernels, uint8_t *output) {
    struct bit_writer writer = {.next = output};
    for (size_t start = 0; start < count; start += block_bytes) {
        size_t size = count - start < block_bytes ? count - start : block_bytes;
        struct run_block block;  // 31 KB, each field filled before it is read
        block.bytes = bytes + start;
        block.count = size;
        write_block(&block, is_last && start + size == count, kernels, &writer);
    }
    if (is_last && count > 0) {
        align_to_byte(&writer);
    } else {
        write_stored(NULL, 0, is_last, &writer);
    }
    return (size_t)(writer.next - output);
}
