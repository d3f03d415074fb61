// Looking samples up 64 at a time. Only here, because only VBMI finds bytes in a table of 256 by their index.

#if defined(__x86_64__)

#include <immintrin.h>

#include "../inline.h"
#include "../instruction_sets.h"

#pragma clang attribute push(AVX512_VBMI, apply_to = function)

/// 256 entries in four registers.
struct vector_table {
    __m512i quarters[4];
};

INLINE __m512i look_up(const struct vector_table *table, __m512i levels) {
    __m512i low = _mm512_permutex2var_epi8(table->quarters[0], levels, table->quarters[1]);
    __m512i high = _mm512_permutex2var_epi8(table->quarters[2], levels, table->quarters[3]);
    return _mm512_mask_blend_epi8(_mm512_movepi8_mask(levels), low, high);
}

/// The lanes of 64 samples that are of `channel`, where the first sample is of channel `phase`.
static uint64_t lanes(size_t channel, size_t phase, size_t channels) {
    uint64_t mask = 0;
    for (size_t lane = 0; lane < 64; lane++) {
        if ((phase + lane) % channels == channel) mask |= (uint64_t)1 << lane;
    }
    return mask;
}

/// Samples of up to four channels and what becomes of them.
struct vector_tables {
    struct vector_table of[relume_most_channels];
    /// The lanes of a channel, by channel and by that of the first sample.
    uint64_t lanes[relume_most_channels][relume_most_channels];
};

INLINE __m512i map_vector(const struct vector_tables *tables, __m512i levels, size_t at, size_t channels) {
    __m512i result = look_up(&tables->of[0], levels);
    for (size_t c = 1; c < channels; c++) {
        result = _mm512_mask_mov_epi8(result, tables->lanes[c][at % channels], look_up(&tables->of[c], levels));
    }
    return result;
}

INLINE void map_vectors(const uint8_t *samples, uint8_t *output, size_t count, size_t channels, const uint8_t *tables) {
    struct vector_tables vectors;
    for (size_t c = 0; c < channels; c++) {
        const uint8_t *table = tables + c * relume_levels;
        for (size_t q = 0; q < 4; q++) vectors.of[c].quarters[q] = _mm512_loadu_si512(table + 64 * q);
        for (size_t phase = 0; phase < channels; phase++) vectors.lanes[c][phase] = lanes(c, phase, channels);
    }
    size_t at = 0;
    // Masks only for the last samples: with them the loop is half as fast out of cache.
    for (; at + 64 <= count; at += 64) {
        __m512i levels = _mm512_loadu_si512(samples + at);
        _mm512_storeu_si512(output + at, map_vector(&vectors, levels, at, channels));
    }
    uint64_t rest = ((uint64_t)1 << (count - at)) - 1;
    __m512i levels = _mm512_maskz_loadu_epi8(rest, samples + at);
    _mm512_mask_storeu_epi8(output + at, rest, map_vector(&vectors, levels, at, channels));
}

void relume_map_levels_avx512_vbmi(const uint8_t *samples, uint8_t *output, size_t count, size_t channels,
                                   const uint8_t *tables) {
    switch (channels) {
    case 1: map_vectors(samples, output, count, 1, tables); break;
    case 2: map_vectors(samples, output, count, 2, tables); break;
    case 3: map_vectors(samples, output, count, 3, tables); break;
    default: map_vectors(samples, output, count, 4, tables); break;
    }
}

/// A table of floats as four of bytes, the lowest first.
struct float_table {
    struct vector_table bytes[4];
};

INLINE struct float_table split_table(const float *entries) {
    uint8_t bytes[4][relume_levels];
    for (size_t level = 0; level < relume_levels; level++) {
        uint32_t word;
        memcpy(&word, entries + level, sizeof word);
        for (size_t b = 0; b < 4; b++) bytes[b][level] = (uint8_t)(word >> 8 * b);
    }
    struct float_table table;
    for (size_t b = 0; b < 4; b++)
        for (size_t q = 0; q < 4; q++) table.bytes[b].quarters[q] = _mm512_loadu_si512(bytes[b] + 64 * q);
    return table;
}

/// Where one channel of 64 pixels stands in the vectors that hold them, in the order in which four bytes at a time make
/// the floats of four vectors one after the other: unpacking works within 16 bytes.
struct channel_order {
    __m512i places[relume_most_channels];
    uint64_t lanes[relume_most_channels];
};

INLINE struct channel_order order_of(size_t channel, size_t channels) {
    struct channel_order order;
    for (size_t v = 0; v < channels; v++) {
        uint8_t places[64];
        order.lanes[v] = 0;
        for (size_t lane = 0; lane < 64; lane++) {
            size_t pixel = lane / 4 % 4 * 16 + lane / 16 * 4 + lane % 4;
            size_t at = pixel * channels + channel;
            places[lane] = (uint8_t)(at % 64);
            if (at / 64 == v) order.lanes[v] |= (uint64_t)1 << lane;
        }
        order.places[v] = _mm512_loadu_si512(places);
    }
    return order;
}

INLINE void look_up_plane(const uint8_t *samples, float *plane, size_t count, size_t channel, size_t channels,
                          const float *entries) {
    struct float_table table = split_table(entries);
    struct channel_order order = order_of(channel, channels);
    size_t at = 0;
    for (; at + 64 <= count; at += 64) {
        __m512i levels = _mm512_setzero_si512();
        for (size_t v = 0; v < channels; v++) {
            __m512i pixels = _mm512_loadu_si512(samples + at * channels + 64 * v);
            levels = _mm512_mask_permutexvar_epi8(levels, order.lanes[v], order.places[v], pixels);
        }
        __m512i byte0 = look_up(&table.bytes[0], levels), byte1 = look_up(&table.bytes[1], levels);
        __m512i byte2 = look_up(&table.bytes[2], levels), byte3 = look_up(&table.bytes[3], levels);
        __m512i low01 = _mm512_unpacklo_epi8(byte0, byte1), high01 = _mm512_unpackhi_epi8(byte0, byte1);
        __m512i low23 = _mm512_unpacklo_epi8(byte2, byte3), high23 = _mm512_unpackhi_epi8(byte2, byte3);
        _mm512_storeu_si512(plane + at, _mm512_unpacklo_epi16(low01, low23));
        _mm512_storeu_si512(plane + at + 16, _mm512_unpackhi_epi16(low01, low23));
        _mm512_storeu_si512(plane + at + 32, _mm512_unpacklo_epi16(high01, high23));
        _mm512_storeu_si512(plane + at + 48, _mm512_unpackhi_epi16(high01, high23));
    }
    for (; at < count; at++) plane[at] = entries[samples[at * channels + channel]];
}

/// Inlined for each number of channels, so that the compiler unrolls the inner loop.
INLINE void look_up_planes(const uint8_t *samples, float *output, size_t count, size_t channels, const float *tables) {
    for (size_t c = 0; c < channels; c++)
        look_up_plane(samples, output + c * count, count, c, channels, tables + c * relume_levels);
}

void relume_look_up_levels_avx512_vbmi(const uint8_t *samples, float *output, size_t count, size_t channels,
                                       const float *tables) {
    // Taking a table apart costs as much as a thousand samples looked up one by one.
    if (count < 2048) return relume_look_up_levels_baseline(samples, output, count, channels, tables);
    switch (channels) {
    case 1: look_up_planes(samples, output, count, 1, tables); break;
    case 2: look_up_planes(samples, output, count, 2, tables); break;
    case 3: look_up_planes(samples, output, count, 3, tables); break;
    default: look_up_planes(samples, output, count, 4, tables); break;
    }
}

#pragma clang attribute pop

#endif
