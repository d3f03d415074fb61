// What an inflater knows between two calls. Inside the Inflate kernel only.

#ifndef RELUME_INFLATER_H
#define RELUME_INFLATER_H

#include "entries.h"
#include "relume_inflate.h"

/// What comes next in the stream.
enum inflate_phase {
    /// The header of a block.
    phase_header,
    /// Bytes of a stored block.
    phase_stored,
    /// Symbols of a block with codes.
    phase_coded,
    /// Nothing of the last block.
    phase_ended,
};

struct relume_inflater {
    enum inflate_phase phase;
    bool is_last_block;
    /// Whether the tables are those of Deflate's fixed codes.
    bool has_fixed_codes;
    /// The next byte of the stream, and the bits that are taken from the bytes before it.
    size_t position;
    uint64_t bits;
    unsigned bit_count;
    /// What a stored block still has.
    size_t stored_left;
    /// What the last match still has to copy, and from how far back.
    size_t match_left;
    size_t match_distance;
    /// Of the literals and lengths; an entry of several literals does not tell how long the first one's code is.
    uint8_t code_lengths[literal_symbols];
    uint32_t literals[literal_table_size];
    uint32_t distances[distance_table_size];
};

#endif
