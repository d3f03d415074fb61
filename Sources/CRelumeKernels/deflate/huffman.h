// Huffman codes of limited length. Inside the Deflate kernel only.
#ifndef RELUME_HUFFMAN_H
#define RELUME_HUFFMAN_H

#include <stdint.h>

enum { RELUME_MOST_SYMBOLS = 286 };

/// A symbol's code as Deflate writes it, its first bit lowest, and how many bits it has: 0 for a symbol that never comes.
typedef struct {
    uint16_t bits;
    uint16_t length;
} huffman_code;

/// The codes for symbols that come as often as `counts` says, none longer than `limit` bits. A single symbol gets a
/// code of 1 bit. `symbol_count` is at most RELUME_MOST_SYMBOLS and 2^limit.
void relume_huffman_codes(const uint32_t *counts, unsigned symbol_count, unsigned limit, huffman_code *codes);

#endif
