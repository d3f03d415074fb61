// Words read from where they lie, aligned or not, in the machine's byte order.

#ifndef RELUME_UNALIGNED_H
#define RELUME_UNALIGNED_H

#include <stdint.h>
#include <string.h>

static inline __attribute__((always_inline)) uint32_t load4(const uint8_t *bytes) {
    uint32_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

static inline __attribute__((always_inline)) uint64_t load8(const uint8_t *bytes) {
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

#endif
