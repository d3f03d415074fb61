#include "relume_repetition.h"

#include "../unaligned.h"

enum {
    table_bits = 12,
    shortest_repeat = 6,
    /// After each 32 misses the search takes a step more.
    patience_bits = 5,
};

static size_t equal_bytes(const uint8_t *bytes, size_t a, size_t b, size_t count) {
    size_t start = b;
    while (b < count && bytes[a] == bytes[b]) a++, b++;
    return b - start;
}

size_t relume_repeated_bytes(const uint8_t *bytes, size_t count) {
    uint32_t last[1 << table_bits] = {0};  // where a hash was seen last
    size_t repeated = 0, misses = 0;
    for (size_t at = 1; at + 4 <= count;) {
        uint32_t word = load4(bytes + at);
        uint32_t *slot = &last[word * 2654435761u >> (32 - table_bits)];
        size_t candidate = *slot;
        *slot = (uint32_t)at;
        size_t length = load4(bytes + candidate) == word ? equal_bytes(bytes, candidate, at, count) : 0;
        if (length >= shortest_repeat) {
            repeated += length;
            at += length;
            misses = 0;
        } else {
            at += 1 + (misses++ >> patience_bits);
        }
    }
    return repeated;
}
