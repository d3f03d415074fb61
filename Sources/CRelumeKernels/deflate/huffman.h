// Huffman codes of limited length. Inside the Deflate kernel only.

#ifndef RELUME_HUFFMAN_H
#define RELUME_HUFFMAN_H

#include <stdint.h>

enum { most_symbols = 286 };

/// A symbol's code as Deflate writes it, its first bit lowest, and how many bits it has: 0 for a symbol that never
/// comes.
struct huffman_code {
    uint16_t bits;
    uint16_t length;
};

/// The codes for symbols that come as often as `counts` says, none longer than `limit` bits. A single symbol gets a
/// code of 1 bit. `symbol_count` is at most most_symbols and 2^limit.
void relume_huffman_codes(const uint32_t *counts, unsigned symbol_count, unsigned limit, struct huffman_code *codes);

#endif
