// Literals 64 at a time. Only here, because only VBMI finds bytes in a table of 256 by their index, and only VBMI2
// pushes the bytes of a vector together.

#if defined(__x86_64__)

#include <immintrin.h>

#include "../instruction_sets.h"
#include "literals.h"

#pragma clang attribute push(AVX512_VBMI, apply_to = function)

// MARK: Counting

/// What a filter leaves of a photograph is mostly near 0: these many bytes around it are counted by comparing.
enum { near_count = 16, near_first = -8 };

/// Counts of up to 255 for each near byte, in 64 parts.
struct near_tallies {
    __m512i of[near_count];
};

static void add_up(struct near_tallies *tallies, uint32_t *counts) {
    for (int i = 0; i < near_count; i++) {
        __m512i sums = _mm512_sad_epu8(tallies->of[i], _mm512_setzero_si512());
        counts[(uint8_t)(near_first + i)] += (uint32_t)_mm512_reduce_add_epi64(sums);
        tallies->of[i] = _mm512_setzero_si512();
    }
}

/// Counts all bytes and then takes those in runs off again: fewer steps than counting between the runs.
static void count(const uint8_t *bytes, size_t count, const struct byte_run *runs, size_t run_count, uint32_t *counts) {
    enum { vectors_between = 255 };
    struct near_tallies tallies = {0};
    uint8_t others[64];
    size_t at = 0, vectors = 0;
    for (; at + 64 <= count; at += 64) {
        __m512i block = _mm512_loadu_si512(bytes + at);
        for (int i = 0; i < near_count; i++) {
            __mmask64 equal = _mm512_cmpeq_epi8_mask(block, _mm512_set1_epi8((char)(near_first + i)));
            tallies.of[i] = _mm512_mask_sub_epi8(tallies.of[i], equal, tallies.of[i], _mm512_set1_epi8(-1));
        }
        __m512i from_first = _mm512_sub_epi8(block, _mm512_set1_epi8(near_first));
        __mmask64 far = _mm512_cmpge_epu8_mask(from_first, _mm512_set1_epi8(near_count));
        _mm512_storeu_si512(others, _mm512_maskz_compress_epi8(far, block));
        for (int i = 0, end = __builtin_popcountll(far); i < end; i++) counts[others[i]]++;
        if (++vectors == vectors_between) {
            add_up(&tallies, counts);
            vectors = 0;
        }
    }
    add_up(&tallies, counts);
    for (; at < count; at++) counts[bytes[at]]++;
    for (size_t i = 0; i < run_count; i++) counts[bytes[runs[i].start]] -= runs[i].count;
}

// MARK: Writing

/// 256 entries in four registers.
struct byte_table {
    __m512i quarters[4];
};

INLINE struct byte_table load_table(const uint8_t *entries) {
    struct byte_table table;
    for (size_t q = 0; q < 4; q++) table.quarters[q] = _mm512_loadu_si512(entries + 64 * q);
    return table;
}

INLINE __m512i look_up(const struct byte_table *table, __m512i indices) {
    __m512i low = _mm512_permutex2var_epi8(table->quarters[0], indices, table->quarters[1]);
    __m512i high = _mm512_permutex2var_epi8(table->quarters[2], indices, table->quarters[3]);
    return _mm512_mask_blend_epi8(_mm512_movepi8_mask(indices), low, high);
}

/// Codes of several literals joined, the first of them lowest, in lanes of 64 bits, and how many bits each has.
struct words {
    __m512i bits;
    __m512i lengths;
};

/// Writes the first `count` words, which have 8 to 57 bits each; the others are empty.
INLINE void put_words(struct words words, size_t count, struct bit_writer *writer) {
    const __m512i zero = _mm512_setzero_si512(), ones = _mm512_set1_epi64(-1);
    __m512i ends = words.lengths;
    ends = _mm512_add_epi64(ends, _mm512_alignr_epi64(ends, zero, 7));
    ends = _mm512_add_epi64(ends, _mm512_alignr_epi64(ends, zero, 6));
    ends = _mm512_add_epi64(ends, _mm512_alignr_epi64(ends, zero, 4));
    // Each word moved to where it begins in its first byte. It shares that byte with the end of the word before it.
    __m512i starts = _mm512_add_epi64(_mm512_sub_epi64(ends, words.lengths), _mm512_set1_epi64(writer->count));
    __m512i offsets = _mm512_and_si512(starts, _mm512_set1_epi64(7));
    __m512i moved = _mm512_sllv_epi64(words.bits, offsets);
    __m512i whole_bits = _mm512_andnot_si512(_mm512_set1_epi64(7), _mm512_add_epi64(offsets, words.lengths));
    // 8 bits and more make a whole byte, so what is left over has nothing of the word before.
    __m512i left_over = _mm512_srlv_epi64(moved, whole_bits);
    __m512i before = _mm512_alignr_epi64(left_over, _mm512_set1_epi64((long long)writer->bits), 7);
    __m512i whole = _mm512_srlv_epi64(ones, _mm512_sub_epi64(_mm512_set1_epi64(64), whole_bits));
    __mmask64 kept = _mm512_movepi8_mask(whole);
    _mm512_storeu_si512(writer->next, _mm512_maskz_compress_epi8(kept, _mm512_or_si512(moved, before)));
    writer->next += __builtin_popcountll(kept);
    __m512i last = _mm512_set1_epi64((long long)count - 1);
    writer->bits = (uint64_t)_mm_cvtsi128_si64(_mm512_castsi512_si128(_mm512_permutexvar_epi64(last, left_over)));
    uint64_t end = (uint64_t)_mm_cvtsi128_si64(_mm512_castsi512_si128(_mm512_permutexvar_epi64(last, ends)));
    writer->count = (writer->count + (unsigned)end) & 7;
}

/// Codes of 16 pairs in the low halves of 32-bit lanes, and of 16 in the high halves, joined to fours in 64-bit lanes.
struct fours {
    struct words even, odd;
};

INLINE struct fours join(__m512i low, __m512i high_and_length) {
    const __m512i half = _mm512_set1_epi32(0xFFFF), word = _mm512_set1_epi64(0xFFFFFFFF);
    // 16-bit lanes: the first literal of a pair is the low byte.
    __m512i first_length = _mm512_and_si512(high_and_length, _mm512_set1_epi16(0x000F));
    __m512i second_length = _mm512_and_si512(_mm512_srli_epi16(high_and_length, 8), _mm512_set1_epi16(0x000F));
    __m512i first_high = _mm512_slli_epi16(_mm512_and_si512(high_and_length, _mm512_set1_epi16(0x00F0)), 4);
    __m512i second_high = _mm512_and_si512(_mm512_srli_epi16(high_and_length, 4), _mm512_set1_epi16(0x0F00));
    __m512i first = _mm512_or_si512(_mm512_and_si512(low, _mm512_set1_epi16(0x00FF)), first_high);
    __m512i second = _mm512_or_si512(_mm512_srli_epi16(low, 8), second_high);
    __m512i lengths = _mm512_add_epi16(first_length, second_length);
    // 32-bit lanes: two pairs each, of up to 24 bits.
    __m512i a = _mm512_or_si512(_mm512_and_si512(first, half), _mm512_sllv_epi32(_mm512_and_si512(second, half),
                                                                                 _mm512_and_si512(first_length, half)));
    __m512i b = _mm512_or_si512(_mm512_srli_epi32(first, 16),
                                _mm512_sllv_epi32(_mm512_srli_epi32(second, 16), _mm512_srli_epi32(first_length, 16)));
    __m512i a_length = _mm512_and_si512(lengths, half);
    __m512i both = _mm512_add_epi32(a_length, _mm512_srli_epi32(lengths, 16));
    // 64-bit lanes: four literals each, of up to 48 bits.
    __m512i even = _mm512_or_si512(_mm512_and_si512(a, word),
                                   _mm512_sllv_epi64(_mm512_and_si512(b, word), _mm512_and_si512(a_length, word)));
    __m512i odd = _mm512_or_si512(_mm512_srli_epi64(a, 32),
                                  _mm512_sllv_epi64(_mm512_srli_epi64(b, 32), _mm512_srli_epi64(a_length, 32)));
    return (struct fours){{even, _mm512_and_si512(both, word)}, {odd, _mm512_srli_epi64(both, 32)}};
}

INLINE struct words eights(struct fours fours) {
    return (struct words){
        _mm512_or_si512(fours.even.bits, _mm512_sllv_epi64(fours.odd.bits, fours.even.lengths)),
        _mm512_add_epi64(fours.even.lengths, fours.odd.lengths),
    };
}

/// The first or second half of the fours, in order.
INLINE struct words half_of(struct fours fours, bool is_second) {
    __m512i order = _mm512_add_epi64(_mm512_setr_epi64(0, 8, 1, 9, 2, 10, 3, 11), _mm512_set1_epi64(is_second ? 4 : 0));
    return (struct words){
        _mm512_permutex2var_epi64(fours.even.bits, order, fours.odd.bits),
        _mm512_permutex2var_epi64(fours.even.lengths, order, fours.odd.lengths),
    };
}

/// Whether every word leaves room for the bits that were left over before it.
INLINE bool fit(struct words words) { return _mm512_cmpgt_epi64_mask(words.lengths, _mm512_set1_epi64(57)) == 0; }

/// Whether every four has a whole byte.
INLINE bool have_bytes(struct fours fours) {
    __m512i shorter = _mm512_min_epi64(fours.even.lengths, fours.odd.lengths);
    return _mm512_cmplt_epi64_mask(shorter, _mm512_set1_epi64(8)) == 0;
}

static void write(const struct literal_codes *codes, const uint8_t *bytes, size_t count, struct bit_writer *output) {
    enum { fewest = 16 };
    size_t at = 0;
    if (count >= fewest) {
        const struct byte_table low = load_table(codes->low), high_and_length = load_table(codes->high_and_length);
        struct bit_writer writer = *output;  // in registers
        flush_bits(&writer);
        for (size_t taken; (taken = count - at < 64 ? (count - at) & ~(size_t)7 : 64) > 0; at += taken) {
            __mmask64 mask = ~(uint64_t)0 >> (64 - taken);
            __m512i block = _mm512_maskz_loadu_epi8(mask, bytes + at);
            struct fours fours = join(_mm512_maskz_mov_epi8(mask, look_up(&low, block)),
                                      _mm512_maskz_mov_epi8(mask, look_up(&high_and_length, block)));
            struct words words = eights(fours);
            if (__builtin_expect(fit(words), true)) {
                put_words(words, taken / 8, &writer);
            } else if (taken == 64 && have_bytes(fours)) {
                put_words(half_of(fours, false), 8, &writer);
                put_words(half_of(fours, true), 8, &writer);
            } else {
                write_literals_singly(codes, bytes + at, taken, &writer);
            }
        }
        *output = writer;
    }
    write_literals_singly(codes, bytes + at, count - at, output);
}

const struct relume_literal_kernels relume_literals_avx512_vbmi = {.count = count, .write = write};

#pragma clang attribute pop

#endif
