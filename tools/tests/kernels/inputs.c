#include "inputs.h"

#include <string.h>

uint64_t any_word(struct chance *chance) {
    uint64_t word = chance->state += 0x9E3779B97F4A7C15;
    word = (word ^ word >> 30) * 0xBF58476D1CE4E5B9;
    word = (word ^ word >> 27) * 0x94D049BB133111EB;
    return word ^ word >> 31;
}

size_t any_below(struct chance *chance, size_t limit) { return any_word(chance) % limit; }

void fill_bytes(struct chance *chance, uint8_t *bytes, size_t count) {
    for (size_t i = 0; i < count; i++) bytes[i] = (uint8_t)any_word(chance);
}

void fill_picture(struct chance *chance, uint8_t *bytes, size_t count, size_t distance) {
    size_t flat = 0;
    for (size_t i = 0; i < count; i++) {
        uint64_t word = any_word(chance);
        if (flat > 0)
            flat--;
        else if (word >> 32 & 127)
            flat = 0;
        else
            flat = word >> 40 & 511;
        // The sum of four numbers from 0 to 7: mostly small.
        int step = (int)((word & 7) + (word >> 3 & 7)) - (int)((word >> 6 & 7) + (word >> 9 & 7));
        uint8_t before = i < distance ? 128 : bytes[i - distance];
        bytes[i] = (uint8_t)(before + (flat > 0 ? 0 : step));
    }
}

static float float_of(uint32_t bits) {
    float value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

static float moderate_float(uint64_t word) { return (float)(int32_t)(word >> 32) * 0x1p-28f; }

void fill_floats(struct chance *chance, float *values, size_t count) {
    static const uint32_t special[] = {
        0x00000000, 0x80000000, 0x7F800000, 0xFF800000, 0x7FC00000, 0xFFC00001, 0x7F800001, 0x00000001,
        0x807FFFFF, 0x00800000, 0x7F7FFFFF, 0xFF7FFFFF, 0x3F800000, 0xBF800000, 0x3F7FFFFF, 0xBF800001,
    };
    for (size_t i = 0; i < count; i++) {
        uint64_t word = any_word(chance);
        switch (word & 7) {
        case 0:
        case 1: values[i] = float_of((uint32_t)(word >> 32)); break;
        case 2: values[i] = (float)((int32_t)(word >> 32 & 63) - 32) / 4; break;
        case 3: values[i] = float_of(special[word >> 32 & 15]); break;
        default: values[i] = moderate_float(word);
        }
    }
}

void fill_moderate_floats(struct chance *chance, float *values, size_t count) {
    for (size_t i = 0; i < count; i++) values[i] = moderate_float(any_word(chance));
}
