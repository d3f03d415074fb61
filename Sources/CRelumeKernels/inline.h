// What every kernel is written with.

#ifndef RELUME_INLINE_H
#define RELUME_INLINE_H

#include <stdint.h>
#include <string.h>

/// For what a loop is made of: it takes on the instruction set of the loop, and its constant arguments are folded.
#define INLINE static inline __attribute__((always_inline))

// Words read from where they lie, aligned or not, in the machine's byte order.

INLINE uint32_t load4(const uint8_t *bytes) {
    uint32_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

INLINE uint64_t load8(const uint8_t *bytes) {
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

#endif
