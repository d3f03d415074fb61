#include "relume_repetition.h"

#include <stdbool.h>

#include "../inline.h"

enum {
    table_bits = 10,
    /// After each 32 misses the search takes a step more.
    patience_bits = 5,
    /// A match's length takes about so many bits, and its distance those of the number itself.
    match_bits = 8,
    /// Costs are sixteenths of a bit.
    bit = 16,
};

/// What each byte costs by its frequency.
struct literal_costs {
    uint32_t of[256];
};

/// log2 in sixteenths, rounded down.
static uint32_t log2_sixteenths(uint32_t value) {
    uint32_t exponent = 31 - (uint32_t)__builtin_clz(value);
    uint64_t mantissa = (uint64_t)value << (31 - exponent);
    for (int digit = 0; digit < 4; digit++) {
        mantissa = mantissa * mantissa >> 31;
        exponent <<= 1;
        if (mantissa >> 32) {
            mantissa >>= 1;
            exponent |= 1;
        }
    }
    return exponent;
}

/// Costs by frequency, and what all the bytes cost together.
static uint64_t find_costs(const uint8_t *bytes, size_t count, struct literal_costs *costs) {
    uint32_t even[256] = {0}, odd[256] = {0};  // two, so that equal neighbours need not wait for each other
    size_t i = 0;
    for (; i + 2 <= count; i += 2) even[bytes[i]]++, odd[bytes[i + 1]]++;
    if (i < count) even[bytes[i]]++;
    uint64_t sum = 0;
    uint32_t all = log2_sixteenths((uint32_t)count);
    for (int byte = 0; byte < 256; byte++) {
        uint32_t occurrences = even[byte] + odd[byte];
        uint32_t cost = occurrences ? all - log2_sixteenths(occurrences) : 0;
        costs->of[byte] = cost < bit ? bit : cost;  // no Huffman code is shorter
        sum += (uint64_t)costs->of[byte] * occurrences;
    }
    return sum;
}

static uint64_t cost(const struct literal_costs *costs, const uint8_t *bytes, size_t count) {
    uint64_t sum = 0;
    for (size_t i = 0; i < count; i++) sum += costs->of[bytes[i]];
    return sum;
}

/// How many bytes from `b` on equal those from `a` on, of which the first 8 do.
static size_t equal_bytes(const uint8_t *bytes, size_t a, size_t b, size_t count) {
    size_t start = b;
    for (a += 8, b += 8; b < count && bytes[a] == bytes[b]; a++) b++;
    return b - start;
}

struct relume_guess relume_guess_bits(const uint8_t *bytes, size_t count) {
    if (count == 0) return (struct relume_guess){0, 0};
    struct literal_costs costs;
    uint64_t literals_only = find_costs(bytes, count, &costs), saved_by_runs = 0, saved_by_matches = 0;
    uint32_t last[1 << table_bits] = {0};  // where a hash was seen last
    size_t misses = 0;
    for (size_t at = 1; at + 8 <= count;) {
        uint64_t word = load8(bytes + at);
        uint32_t *slot = &last[word * 0x9E3779B97F4A7C15 >> (64 - table_bits)];
        bool is_run = load8(bytes + at - 1) == word;
        size_t candidate = is_run ? at - 1 : *slot;
        *slot = (uint32_t)at;
        if (load8(bytes + candidate) != word) {
            at += 1 + (misses++ >> patience_bits);
            continue;
        }
        size_t length = equal_bytes(bytes, candidate, at, count);
        uint64_t literals = cost(&costs, bytes + at, length);
        uint64_t match = (length / 258 + 1) * (match_bits * bit + log2_sixteenths((uint32_t)(at - candidate)));
        if (literals > match) *(is_run ? &saved_by_runs : &saved_by_matches) += literals - match;
        at += length;
        misses = 0;
    }
    uint64_t runs = literals_only - saved_by_runs;
    return (struct relume_guess){runs / bit, (runs - saved_by_matches) / bit};
}
