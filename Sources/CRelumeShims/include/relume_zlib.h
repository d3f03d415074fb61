// The two things PNG's small chunks need of zlib: a checksum, and whole streams in memory.
#ifndef RELUME_ZLIB_H
#define RELUME_ZLIB_H

#include "relume_png.h"

// CRC-32 as PNG chunks carry it.
uint32_t relume_crc32(const uint8_t *bytes, size_t count);

// Appends the zlib stream of `input` at the highest level.
relume_status relume_zlib_compress(relume_bytes input, relume_buffer *output, relume_report *report);

// Appends what the zlib stream `input` holds; RELUME_LIMIT if that is more than `max_bytes`.
relume_status relume_zlib_decompress(
    relume_bytes input, size_t max_bytes, relume_buffer *output, relume_report *report);

#endif
