// Encoding through libpng; see png_reader.c about the jump.
#include "buffer.h"
#include "report.h"

#include <png.h>
#include <setjmp.h>

struct png_writing {
    const struct relume_png_image *image;
    const uint8_t *pixels;
    size_t pixel_bytes;
    struct relume_bytes ancillary;
    struct relume_buffer *output;
    struct relume_report *report;
    jmp_buf failure;
};

static void fail(png_structp png, png_const_charp message) {
    struct png_writing *writing = png_get_error_ptr(png);
    relume_report_fail(writing->report, "%s", message);
    longjmp(writing->failure, 1);
}

static void warn(png_structp png, png_const_charp message) {
    struct png_writing *writing = png_get_error_ptr(png);
    relume_report_warn(writing->report, "%s", message);
}

static void write_bytes(png_structp png, png_bytep bytes, size_t count) {
    struct png_writing *writing = png_get_io_ptr(png);
    if (!relume_buffer_append(writing->output, bytes, count)) png_error(png, "memory is short");
}

static void flush_nothing(png_structp png) { (void)png; }

static int color_type(uint8_t channels) {
    switch (channels) {
    case 1: return PNG_COLOR_TYPE_GRAY;
    case 2: return PNG_COLOR_TYPE_GRAY_ALPHA;
    case 3: return PNG_COLOR_TYPE_RGB;
    default: return PNG_COLOR_TYPE_RGB_ALPHA;
    }
}

static void write_image(png_structp png, png_infop info) {
    struct png_writing *writing = png_get_error_ptr(png);
    const struct relume_png_image *image = writing->image;
    size_t row_bytes = (size_t)image->width * image->channels * (image->bit_depth / 8);
    if (writing->pixel_bytes != row_bytes * image->height) png_error(png, "the pixels do not fill the image");

    png_set_write_fn(png, writing, write_bytes, flush_nothing);
    png_set_user_limits(png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
    png_set_compression_level(png, image->level);
    png_set_compression_strategy(png, image->strategy);
    png_set_filter(png, PNG_FILTER_TYPE_BASE, image->filters);
    png_set_IHDR(png, info, image->width, image->height, image->bit_depth, color_type(image->channels),
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_write_info(png, info);
    // libpng writes nothing between here and the first IDAT.
    write_bytes(png, (png_bytep)writing->ancillary.bytes, writing->ancillary.count);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    if (image->bit_depth == 16) png_set_swap(png);
#endif
    for (size_t y = 0; y < image->height; y++) png_write_row(png, writing->pixels + y * row_bytes);
    png_write_end(png, NULL);
}

enum relume_status relume_png_write(const struct relume_png_image *image, const uint8_t *pixels, size_t pixel_bytes,
                                    struct relume_bytes ancillary, struct relume_buffer *output,
                                    struct relume_report *report) {
    struct png_writing writing = {
        .image = image,
        .pixels = pixels,
        .pixel_bytes = pixel_bytes,
        .ancillary = ancillary,
        .output = output,
        .report = report,
    };
    // volatile, because they are set after setjmp and read after the jump.
    png_structp volatile png = NULL;
    png_infop volatile info = NULL;
    enum relume_status volatile status = relume_malformed;
    if (setjmp(writing.failure) == 0) {
        png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &writing, fail, warn);
        if (png != NULL) info = png_create_info_struct(png);
        if (info == NULL) {
            relume_report_fail(report, "memory is short, or the library is not of the version it was built with");
            status = relume_out_of_memory;
        } else {
            write_image(png, info);
            status = relume_ok;
        }
    }
    png_structp finished_png = png;
    png_infop finished_info = info;
    if (finished_png != NULL) png_destroy_write_struct(&finished_png, &finished_info);
    return status;
}
