// libjpeg behind functions that return a status: no jump leaves them.
#ifndef RELUME_JPEG_H
#define RELUME_JPEG_H

#include "relume_report.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum : int32_t {
    RELUME_JPEG_OTHER = 0,
    RELUME_JPEG_GRAY = 1,
    RELUME_JPEG_RGB = 2,
    RELUME_JPEG_YCBCR = 3,
    RELUME_JPEG_CMYK = 4,
    RELUME_JPEG_YCCK = 5,
} relume_jpeg_color;

typedef struct {
    uint32_t width;
    uint32_t height;
    uint32_t components;
    relume_jpeg_color color;
    // Bits a sample.
    uint32_t precision;
    bool is_progressive;
    bool is_arithmetic;
    // JFIF: 0 unknown, 1 dots per inch, 2 dots per centimeter.
    uint8_t density_unit;
    uint16_t x_density;
    uint16_t y_density;
} relume_jpeg_header;

// A marker segment's data, lent until the reader is destroyed.
typedef struct {
    // 1 for APP1, 2 for APP2.
    uint32_t application;
    const uint8_t *bytes;
    size_t count;
} relume_jpeg_segment;

typedef struct relume_jpeg_reader relume_jpeg_reader;

// NULL when memory is short. `bytes` must stay in place until the reader is destroyed.
relume_jpeg_reader *relume_jpeg_reader_create(const uint8_t *bytes, size_t count);
void relume_jpeg_reader_destroy(relume_jpeg_reader *reader);

// Reads up to the first scan. To be called once, before the others.
relume_status relume_jpeg_reader_read_header(relume_jpeg_reader *reader, relume_jpeg_header *header,
                                             relume_report *report);

// The next of the APP1 and APP2 segments in file order; false when there are no more.
bool relume_jpeg_reader_next_segment(relume_jpeg_reader *reader, relume_jpeg_segment *segment);

// Decodes into `pixels`: rows from top to bottom without padding, 1 byte a pixel for gray, 3 (RGB) for all else. Both
// sides are divided by `divisor`, 1, 2, 4 or 8, and rounded up: smaller images come out of smaller DCTs, in less time.
// CMYK and YCCK are taken as Adobe writes them, inverted. Warnings of libjpeg that cost pixels are failures.
// To be called at most once, after the header.
relume_status relume_jpeg_reader_read_pixels(relume_jpeg_reader *reader, uint32_t max_scans, uint32_t divisor,
                                             uint8_t *pixels, size_t pixel_bytes, relume_report *report);

#endif
