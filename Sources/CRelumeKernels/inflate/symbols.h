// The symbols of a block. Inside the Inflate kernel only.

#ifndef RELUME_INFLATE_SYMBOLS_H
#define RELUME_INFLATE_SYMBOLS_H

#include "cursor.h"

enum symbols_end {
    /// The output is full, or it is the other loop's turn.
    symbols_go_on,
    symbols_ended,
    symbols_damaged,
};

/// How far the ends must be for the fast loop: what one round of it reads, and writes in four entries of literals or a
/// match of 258 bytes, at most 31 of them too many.
enum { fast_input = 24, fast_output = 320 };

/// Decodes while both ends are far.
enum symbols_end relume_inflate_fast(const struct relume_inflater *inflater, struct cursor *cursor);

/// Decodes, one symbol at a time, until the output is full or the fast loop can go on. At the stream's end a full
/// output leaves the end of the block to be read, and anything else is damage.
enum symbols_end relume_inflate_carefully(struct relume_inflater *inflater, struct cursor *cursor, bool is_at_end);

#endif
