// Deflate streams of every kind of block, codes and match, made up symbol by symbol.

#ifndef DEFLATE_STREAMS_H
#define DEFLATE_STREAMS_H

#include "inputs.h"

enum { most_inflated = 60000, most_stream_bytes = 200000 };

struct deflate_stream {
    uint8_t bytes[most_stream_bytes];
    size_t size;
    /// How many bytes it stands for.
    size_t inflated;
};

/// A zlib stream. Its checksum is any.
void make_stream(struct chance *chance, struct deflate_stream *stream);

#endif
