// Huffman codes, literals and runs; and the guess that decides whether they are enough.

#include "deflate/literals.h"

#include "families.h"
#include "inputs.h"
#include "relume_deflate_runs.h"
#include "relume_repetition.h"
#include "results.h"

enum { most_bytes = 100000, longest_segment = 200, slack = 64 };

static uint8_t bytes[most_bytes], output[2 * most_bytes];

/// Bytes of which small ones are frequent, the more so the greater `skew` is, and stretches are equal.
static void fill_skewed(struct chance *chance, size_t count, unsigned skew) {
    for (size_t i = 0; i < count;) {
        uint64_t word = any_word(chance);
        unsigned zeros = (unsigned)__builtin_ctzll(word | (uint64_t)1 << 56);
        uint8_t byte = (uint8_t)(skew == 0 ? word >> 32 : (zeros * 8 / skew) ^ (word >> 60));
        size_t length = (word >> 48 & 31) == 0 ? 1 + any_below(chance, 700) : 1;
        for (; length > 0 && i < count; length--) bytes[i++] = byte;
    }
}

/// Segments of every length, each with codes of its own between 1 and 12 bits, one behind the other.
static void run_write(const struct relume_literal_kernels *kernels) {
    struct result result = {0};
    struct chance chance = {4};
    for (size_t segment = 0; segment <= longest_segment; segment++) {
        uint32_t counts[literal_count];
        struct huffman_code codes[literal_count];
        struct literal_codes literals = {.of = codes};
        for (int i = 0; i < literal_count; i++)
            counts[i] = 1 + (uint32_t)(any_word(&chance) >> any_below(&chance, 32) >> 36);
        relume_huffman_codes(counts, literal_count, longest_literal_code, codes);
        for (int i = 0; i < literal_count; i++) {
            literals.low[i] = (uint8_t)codes[i].bits;
            literals.high_and_length[i] = (uint8_t)(codes[i].bits >> 8 << 4 | codes[i].length);
        }
        add(&result, codes, sizeof codes);
        struct bit_writer writer = {.next = output};
        for (size_t i = 0; i < 4; i++) {
            fill_skewed(&chance, segment, (unsigned)i);
            kernels->write(&literals, bytes, segment, &writer);
        }
        align_to_byte(&writer);
        add(&result, output, (size_t)(writer.next - output));
    }
    report("literals", "write", result);
}

static void run_count(const struct relume_literal_kernels *kernels) {
    struct result result = {0};
    struct chance chance = {5};
    for (size_t round = 0; round < 100; round++) {
        const size_t count = round < 50 ? round * 7 : any_below(&chance, 32 << 10);
        fill_skewed(&chance, count, round % 9);
        struct byte_run runs[8];
        size_t run_count = 0;
        for (size_t at = any_below(&chance, 2000) + 1; at + 1000 < count && run_count < 8; run_count++) {
            runs[run_count] = (struct byte_run){(uint32_t)at, 12 + (uint32_t)any_below(&chance, 900)};
            memset(bytes + at, bytes[at - 1], runs[run_count].count);
            at += runs[run_count].count + any_below(&chance, 3000);
        }
        uint32_t counts[literal_count] = {0};
        kernels->count(bytes, count, runs, run_count, counts);
        add(&result, counts, sizeof counts);
    }
    report("literals", "count", result);
}

static void run_whole(const struct relume_literal_kernels *kernels) {
    struct result compressed = {0}, guessed = {0};
    struct chance chance = {6};
    for (size_t round = 0; round < 300; round++) {
        const size_t count = round < 200 ? round : any_below(&chance, most_bytes / 2);
        fill_skewed(&chance, count, round % 13);
        const size_t size = relume_deflate_runs(bytes, count, round % 3 != 0, kernels, output);
        add_word(&compressed, size <= relume_deflate_runs_bound(count));
        add(&compressed, output, size);
        const struct relume_guess guess = relume_guess_bits(bytes, count);
        add_word(&guessed, guess.runs);
        add_word(&guessed, guess.matches);
    }
    report("deflate", "deflate_runs", compressed);
    report("deflate", "guess_bits", guessed);
}

void run_deflate(const struct relume_literal_kernels *kernels) {
    run_write(kernels);
    run_count(kernels);
    run_whole(kernels);
}
