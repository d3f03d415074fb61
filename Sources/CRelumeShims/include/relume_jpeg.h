// libjpeg behind functions that return a status: no jump leaves them.
#ifndef RELUME_JPEG_H
#define RELUME_JPEG_H

#include "relume_report.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum relume_jpeg_color : int32_t {
    relume_jpeg_other = 0,
    relume_jpeg_gray = 1,
    relume_jpeg_rgb = 2,
    relume_jpeg_ycbcr = 3,
    relume_jpeg_cmyk = 4,
    relume_jpeg_ycck = 5,
};

struct relume_jpeg_header {
    uint32_t width;
    uint32_t height;
    uint32_t components;
    enum relume_jpeg_color color;
    // Bits a sample.
    uint32_t precision;
    bool is_progressive;
    bool has_several_scans;
    bool is_arithmetic;
    // JFIF: 0 unknown, 1 dots per inch, 2 dots per centimeter.
    uint8_t density_unit;
    uint16_t x_density;
    uint16_t y_density;
};

// A marker segment's data, lent until the reader is destroyed.
struct relume_jpeg_segment {
    // 1 for APP1, 2 for APP2.
    uint32_t application;
    const uint8_t *bytes;
    size_t count;
};

struct relume_jpeg_reader;

// NULL when memory is short. `bytes` must stay in place until the reader is destroyed.
struct relume_jpeg_reader *relume_jpeg_reader_create(const uint8_t *bytes, size_t count);
void relume_jpeg_reader_destroy(struct relume_jpeg_reader *reader);

// Reads up to the first scan. To be called once, before the others.
enum relume_status relume_jpeg_reader_read_header(struct relume_jpeg_reader *reader, struct relume_jpeg_header *header,
                                                  struct relume_report *report);

// The next of the APP1 and APP2 segments in file order; false when there are no more.
bool relume_jpeg_reader_next_segment(struct relume_jpeg_reader *reader, struct relume_jpeg_segment *segment);

// Decodes into `pixels`: rows from top to bottom without padding, 1 byte a pixel for gray, 3 (RGB) for all else. Both
// sides are divided by `divisor`, 1, 2, 4 or 8, and rounded up: smaller images come out of smaller DCTs, in less time.
// CMYK and YCCK are taken as Adobe writes them, inverted. Warnings of libjpeg that cost pixels are failures.
// To be called at most once, after the header.
enum relume_status relume_jpeg_reader_read_pixels(struct relume_jpeg_reader *reader, uint32_t max_scans,
                                                  uint32_t divisor, uint8_t *pixels, size_t pixel_bytes,
                                                  struct relume_report *report);

#endif
