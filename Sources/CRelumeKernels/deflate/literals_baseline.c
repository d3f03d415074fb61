// Literals one by one.

#include "../instruction_sets.h"
#include "literals.h"

/// Four counters for each byte: one alone would wait for its own last addition where bytes repeat.
struct tallies {
    uint32_t of[4][literal_count];
};

INLINE void tally(struct tallies *tallies, const uint8_t *bytes, size_t start, size_t end) {
    for (; start + 8 <= end; start += 8) {
        uint64_t word = load8(bytes + start);
        for (size_t i = 0; i < 8; i++) tallies->of[i % 4][word >> (8 * i) & 0xFF]++;
    }
    for (; start < end; start++) tallies->of[0][bytes[start]]++;
}

static void count(const uint8_t *bytes, size_t count, const struct byte_run *runs, size_t run_count, uint32_t *counts) {
    struct tallies tallies = {0};
    size_t at = 0;
    for (size_t i = 0; i < run_count; i++) {
        tally(&tallies, bytes, at, runs[i].start);
        at = runs[i].start + runs[i].count;
    }
    tally(&tallies, bytes, at, count);
    for (size_t i = 0; i < literal_count; i++)
        counts[i] += tallies.of[0][i] + tallies.of[1][i] + tallies.of[2][i] + tallies.of[3][i];
}

static void write(const struct literal_codes *codes, const uint8_t *bytes, size_t count, struct bit_writer *writer) {
    write_literals_singly(codes, bytes, count, writer);
}

const struct relume_literal_kernels relume_literals_baseline = {.count = count, .write = write};
