// How the literals of Deflate are counted and written with an instruction set. What these work on is the Deflate
// kernel's own.

#ifndef RELUME_LITERAL_KERNELS_H
#define RELUME_LITERAL_KERNELS_H

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// Bytes of a block that equal the one before the first of them.
struct byte_run {
    uint32_t start;
    uint32_t count;
};

struct literal_codes;
struct bit_writer;

struct relume_literal_kernels {
    /// Adds how often each byte occurs in `bytes` outside of the runs to 256 counts.
    void (*count)(const uint8_t *bytes, size_t count, const struct byte_run *runs, size_t run_count, uint32_t *counts);
    /// Writes the code of each byte. Up to 64 bytes behind what is written may be changed.
    void (*write)(const struct literal_codes *codes, const uint8_t *bytes, size_t count, struct bit_writer *writer);
};

#pragma clang assume_nonnull end

#endif
