// A guess whether a search for matches would make bytes much smaller.

#ifndef RELUME_REPETITION_H
#define RELUME_REPETITION_H

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// About how many bits bytes take once they are compressed.
struct relume_guess {
    /// With one Huffman code and runs of a byte.
    uint64_t runs;
    /// With matches, too, as far as a quick search finds them.
    uint64_t matches;
};

/// Guesses from the bytes' frequencies and one greedy search. It skips more and more bytes the longer it finds nothing,
/// so bytes that do not repeat take next to no time. `count` is below 2^32.
struct relume_guess relume_guess_bits(const uint8_t *bytes, size_t count);

#pragma clang assume_nonnull end

#endif
