// Deflate without a search for matches: Huffman codes, and runs of one byte as matches of distance 1. For filtered rows
// of photographs, where a search finds next to nothing and takes most of the time.

#ifndef RELUME_DEFLATE_RUNS_H
#define RELUME_DEFLATE_RUNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "relume_literals.h"

#pragma clang assume_nonnull begin

/// The most bytes that relume_deflate_runs writes for `count` bytes of input.
size_t relume_deflate_runs_bound(size_t count);

/// Compresses `bytes` into `output`, which has room for the bound, and returns how many bytes that took. It starts and
/// ends on a whole byte, so pieces stand one after the other; the last one, and only it, has `is_last`.
size_t relume_deflate_runs(const uint8_t *bytes, size_t count, bool is_last,
                           const struct relume_literal_kernels *kernels, uint8_t *output);

#pragma clang assume_nonnull end

#endif
