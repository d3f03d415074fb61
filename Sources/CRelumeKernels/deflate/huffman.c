#include "huffman.h"

#include <stdbool.h>
#include <string.h>

enum { longest_code = 15 };

/// A symbol that comes, and how often.
struct leaf {
    uint32_t count;
    uint32_t symbol;
};

/// Sorts by `count`, a byte at a time; equal counts stay in the order of their symbols.
static void sort_leaves(struct leaf *leaves, struct leaf *spare, unsigned count) {
    uint32_t all = 0;
    for (unsigned i = 0; i < count; i++) all |= leaves[i].count;
    for (unsigned shift = 0; shift < 32 && all >> shift != 0; shift += 8) {
        unsigned starts[257] = {0};
        for (unsigned i = 0; i < count; i++) starts[(leaves[i].count >> shift & 255) + 1]++;
        for (unsigned digit = 0; digit < 256; digit++) starts[digit + 1] += starts[digit];
        for (unsigned i = 0; i < count; i++) spare[starts[leaves[i].count >> shift & 255]++] = leaves[i];
        memcpy(leaves, spare, count * sizeof *leaves);
    }
}

/// Huffman's construction over sorted leaves: the two lightest nodes become one, again and again. Leaves and the nodes
/// made of them are two queues, each in order, so the lightest stand at their heads. Counts the leaves at each depth;
/// whatever is deeper than `limit` counts as there.
static void count_depths(const struct leaf *leaves, unsigned count, unsigned limit, unsigned *at_depth) {
    uint32_t weights[2 * most_symbols];
    uint16_t parents[2 * most_symbols];
    uint16_t depths[2 * most_symbols];
    unsigned next_leaf = 0, next_node = count, end = count;
    for (unsigned i = 0; i < count; i++) weights[i] = leaves[i].count;
    for (; end < 2 * count - 1; end++) {
        weights[end] = 0;
        for (int child = 0; child < 2; child++) {
            bool takes_leaf = next_leaf < count && (next_node == end || weights[next_leaf] <= weights[next_node]);
            unsigned taken = takes_leaf ? next_leaf++ : next_node++;
            weights[end] += weights[taken];
            parents[taken] = (uint16_t)end;
        }
    }
    depths[end - 1] = 0;
    for (unsigned node = end - 1; node-- > 0;) {
        depths[node] = depths[parents[node]] + 1;
        if (node < count) at_depth[depths[node] < limit ? depths[node] : limit]++;
    }
}

/// Codes cut to `limit` bits are too many for a tree: as long as they are, the deepest code above the limit takes one
/// from the limit beside itself, one bit deeper, which costs the least.
static void fit_depths(unsigned limit, unsigned *at_depth) {
    unsigned taken = 0;
    for (unsigned depth = 1; depth <= limit; depth++) taken += at_depth[depth] << (limit - depth);
    for (; taken > 1u << limit; taken--) {
        unsigned depth = limit - 1;
        while (at_depth[depth] == 0) depth--;
        at_depth[depth]--;
        at_depth[depth + 1] += 2;
        at_depth[limit]--;
    }
}

static uint16_t reversed(unsigned bits, unsigned length) {
    unsigned result = 0;
    for (unsigned i = 0; i < length; i++) result |= (bits >> i & 1) << (length - 1 - i);
    return (uint16_t)result;
}

/// Deflate's canonical codes: shorter ones first, among equals the smaller symbol.
static void assign_bits(struct huffman_code *codes, unsigned symbol_count, unsigned limit, const unsigned *at_depth) {
    unsigned next[longest_code + 2] = {0};
    for (unsigned length = 1; length <= limit; length++) next[length + 1] = (next[length] + at_depth[length]) << 1;
    for (unsigned symbol = 0; symbol < symbol_count; symbol++) {
        unsigned length = codes[symbol].length;
        if (length > 0) codes[symbol].bits = reversed(next[length]++, length);
    }
}

void relume_huffman_codes(const uint32_t *counts, unsigned symbol_count, unsigned limit, struct huffman_code *codes) {
    struct leaf leaves[most_symbols], spare[most_symbols];
    unsigned count = 0;
    for (unsigned symbol = 0; symbol < symbol_count; symbol++) {
        if (counts[symbol] > 0) leaves[count++] = (struct leaf){counts[symbol], symbol};
    }
    memset(codes, 0, symbol_count * sizeof *codes);
    if (count == 0) return;

    unsigned at_depth[longest_code + 1] = {0};
    if (count == 1) {
        at_depth[1] = 1;
    } else {
        sort_leaves(leaves, spare, count);
        count_depths(leaves, count, limit, at_depth);
        fit_depths(limit, at_depth);
    }
    // The rarest get the longest.
    unsigned next = 0;
    for (unsigned length = limit; length > 0; length--) {
        for (unsigned i = 0; i < at_depth[length]; i++) codes[leaves[next++].symbol].length = (uint16_t)length;
    }
    assign_bits(codes, symbol_count, limit, at_depth);
}
