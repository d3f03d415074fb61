// What PNG's small chunks need of zlib: whole streams in memory.
#ifndef RELUME_ZLIB_H
#define RELUME_ZLIB_H

#include "relume_png.h"

// Appends the zlib stream of `input` at the highest level.
enum relume_status relume_zlib_compress(struct relume_bytes input, struct relume_buffer *output,
                                        struct relume_report *report);

// Appends what the zlib stream `input` holds; relume_limit if that is more than `max_bytes`.
enum relume_status relume_zlib_decompress(struct relume_bytes input, size_t max_bytes, struct relume_buffer *output,
                                          struct relume_report *report);

#endif
