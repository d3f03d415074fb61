// libpng behind functions that return a status: no jump leaves them.
#ifndef RELUME_PNG_H
#define RELUME_PNG_H

#include "relume_report.h"

#include <stddef.h>
#include <stdint.h>

// Bytes lent for the time of one call.
struct relume_bytes {
    const uint8_t *bytes;
    size_t count;
};

// Decodes the PNG stream that `segments` make when read one after the other into `pixels`: rows from top to bottom
// without padding, 8-bit samples, or 16-bit samples in the byte order of the machine. Palettes are expanded to RGB,
// or RGBA with tRNS; gray of less than 8 bits to 8; tRNS becomes an alpha channel.
//
// The stream must hold all of its image data in one IDAT chunk, so that the end of the zlib stream and its Adler-32
// are always looked at. CRCs are not checked: the caller has done it. Fails if `pixel_bytes` is not what the stream's
// header asks for.
enum relume_status relume_png_read_pixels(const struct relume_bytes *segments, size_t segment_count, uint8_t *pixels,
                                          size_t pixel_bytes, struct relume_report *report);

// What is encoded, and how hard. Samples as in relume_png_read_pixels.
struct relume_png_image {
    uint32_t width;
    uint32_t height;
    // 1 gray, 2 gray and alpha, 3 RGB, 4 RGBA.
    uint8_t channels;
    // 8 or 16.
    uint8_t bit_depth;
    // zlib's level, 0 to 9, and strategy.
    int32_t level;
    int32_t strategy;
    // libpng's PNG_FILTER_ bits.
    int32_t filters;
};

// Bytes made by malloc; free them with relume_buffer_free.
struct relume_buffer {
    uint8_t *bytes;
    size_t count;
    size_t capacity;
};

void relume_buffer_free(struct relume_buffer *buffer);

// Appends a whole PNG file to `output`. `ancillary` are complete chunks to stand between IHDR and IDAT.
// On failure too `output` must be freed.
enum relume_status relume_png_write(const struct relume_png_image *image, const uint8_t *pixels, size_t pixel_bytes,
                                    struct relume_bytes ancillary, struct relume_buffer *output,
                                    struct relume_report *report);

#endif
