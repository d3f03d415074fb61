// What a kernel gave, as one number.

#ifndef RESULTS_H
#define RESULTS_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/// Begun as 0.
struct result {
    uint64_t hash;
};

static inline void add_word(struct result *result, uint64_t word) {
    uint64_t mixed = (result->hash ^ word) * 0x9E3779B97F4A7C15;
    result->hash = mixed ^ mixed >> 29;
}

/// Adds values and how many bytes they are.
static inline void add(struct result *result, const void *values, size_t size) {
    const uint8_t *bytes = values;
    add_word(result, size);
    for (size_t at = 0; at < size; at += 8) {
        uint64_t word = 0;
        memcpy(&word, bytes + at, size - at < 8 ? size - at : 8);
        add_word(result, word);
    }
}

/// Prints a kernel's line.
static inline void report(const char *family, const char *name, struct result result) {
    printf("%s %s %016llx\n", family, name, (unsigned long long)result.hash);
}

#endif
