// What PNG's small chunks need of zlib: whole streams in memory.
#ifndef RELUME_ZLIB_H
#define RELUME_ZLIB_H

#include "relume_png.h"

// Appends the zlib stream of `input` at the highest level.
relume_status relume_zlib_compress(relume_bytes input, relume_buffer *output, relume_report *report);

// Appends what the zlib stream `input` holds; RELUME_LIMIT if that is more than `max_bytes`.
relume_status relume_zlib_decompress(relume_bytes input, size_t max_bytes, relume_buffer *output,
                                     relume_report *report);

#endif
