// Decoding through libpng. Its error callback must not return, so it jumps back to relume_png_read_pixels, which owns
// everything there is to free; no frame between the two belongs to anybody but libpng.
#include "relume_png.h"
#include "report.h"

#include <png.h>
#include <setjmp.h>
#include <stdbool.h>
#include <string.h>

struct png_reading {
    const struct relume_bytes *segments;
    size_t segment_count;
    // Where reading stands: a segment and an offset in it.
    size_t segment;
    size_t offset;
    uint8_t *pixels;
    size_t pixel_bytes;
    struct relume_report *report;
    jmp_buf failure;
};

static void fail(png_structp png, png_const_charp message) {
    struct png_reading *reading = png_get_error_ptr(png);
    relume_report_fail(reading->report, "%s", message);
    longjmp(reading->failure, 1);
}

static void warn(png_structp png, png_const_charp message) {
    struct png_reading *reading = png_get_error_ptr(png);
    relume_report_warn(reading->report, "%s", message);
}

static void read_bytes(png_structp png, png_bytep output, size_t count) {
    struct png_reading *reading = png_get_io_ptr(png);
    while (count > 0) {
        if (reading->segment == reading->segment_count) png_error(png, "the file ends too early");
        const struct relume_bytes *segment = &reading->segments[reading->segment];
        size_t available = segment->count - reading->offset;
        size_t taken = count < available ? count : available;
        if (taken > 0) memcpy(output, segment->bytes + reading->offset, taken);
        output += taken;
        count -= taken;
        reading->offset += taken;
        if (reading->offset == segment->count) {
            reading->segment += 1;
            reading->offset = 0;
        }
    }
}

static void configure(png_structp png) {
    struct png_reading *reading = png_get_error_ptr(png);
    png_set_read_fn(png, reading, read_bytes);
    // The caller has checked all CRCs.
    png_set_crc_action(png, PNG_CRC_QUIET_USE, PNG_CRC_QUIET_USE);
    // Sizes are the caller's to limit; libpng's own limit of a million a side would refuse what they allow.
    png_set_user_limits(png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
    // Surplus image data and a wrong Adler-32 are "benign" to libpng. Here they are errors.
    png_set_benign_errors(png, 0);
    // Some old writers state a smaller deflate window than they used; every other decoder reads their files.
    png_set_option(png, PNG_MAXIMUM_INFLATE_WINDOW, PNG_OPTION_ON);
    // libpng looks at the end of the zlib stream only in the piece of input that holds the last pixels.
    size_t largest = 1;
    for (size_t i = 0; i < reading->segment_count; i++) largest += reading->segments[i].count;
    png_set_compression_buffer_size(png, largest < PNG_UINT_31_MAX ? largest : PNG_UINT_31_MAX);
}

static void expand_samples(png_structp png, png_infop info) {
    if (png_get_color_type(png, info) == PNG_COLOR_TYPE_PALETTE) {
        // One byte an index. The colors are looked up in expand_palette, since libpng would give black for an
        // index beyond the palette.
        png_set_packing(png);
        return;
    }
    if (png_get_bit_depth(png, info) < 8) png_set_expand_gray_1_2_4_to_8(png);
    if (png_get_valid(png, info, PNG_INFO_tRNS)) png_set_tRNS_to_alpha(png);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    if (png_get_bit_depth(png, info) == 16) png_set_swap(png);
#endif
}

static void read_rows(png_structp png, png_bytep rows, size_t row_bytes, png_uint_32 height, int passes) {
    for (int pass = 0; pass < passes; pass++) {
        for (png_uint_32 y = 0; y < height; y++) png_read_row(png, rows + y * row_bytes, NULL);
    }
}

// The indices stand in the last `count` bytes of `pixels`. Going forward, a color is never written over an index that
// is still to be read: color i ends at `channels * (i + 1)`, index i + 1 stands at `(channels - 1) * count + i + 1`.
static void expand_palette(png_structp png, png_infop info, uint8_t *pixels, size_t count, size_t channels) {
    png_colorp palette = NULL;
    int palette_count = 0;
    png_get_PLTE(png, info, &palette, &palette_count);
    png_bytep alpha = NULL;
    int alpha_count = 0;
    if (channels == 4) png_get_tRNS(png, info, &alpha, &alpha_count, NULL);

    const uint8_t *indices = pixels + (channels - 1) * count;
    size_t width = png_get_image_width(png, info);
    for (size_t i = 0; i < count; i++, pixels += channels) {
        int index = indices[i];
        if (index >= palette_count) {
            char message[128];
            const char *format = "the pixel in row %zu, column %zu has palette index %d, but the palette has %d colors";
            snprintf(message, sizeof message, format, i / width, i % width, index, palette_count);
            png_error(png, message);
        }
        pixels[0] = palette[index].red;
        pixels[1] = palette[index].green;
        pixels[2] = palette[index].blue;
        if (channels == 4) pixels[3] = index < alpha_count ? alpha[index] : 255;
    }
}

static void read_image(png_structp png, png_infop info) {
    struct png_reading *reading = png_get_error_ptr(png);
    configure(png);
    png_read_info(png, info);
    expand_samples(png, info);
    int passes = png_set_interlace_handling(png);
    png_read_update_info(png, info);

    size_t row_bytes = png_get_rowbytes(png, info);
    png_uint_32 height = png_get_image_height(png, info);
    bool is_palette = png_get_color_type(png, info) == PNG_COLOR_TYPE_PALETTE;
    size_t channels = is_palette ? (png_get_valid(png, info, PNG_INFO_tRNS) ? 4 : 3) : 1;
    if (reading->pixel_bytes / height != row_bytes * channels || reading->pixel_bytes % height != 0) {
        png_error(png, "libpng makes rows of another size than the header asks for");
    }

    uint8_t *rows = reading->pixels + (channels - 1) * row_bytes * height;
    read_rows(png, rows, row_bytes, height, passes);
    png_read_end(png, NULL);
    if (is_palette) expand_palette(png, info, reading->pixels, row_bytes * height, channels);
}

enum relume_status relume_png_read_pixels(const struct relume_bytes *segments, size_t segment_count, uint8_t *pixels,
                                          size_t pixel_bytes, struct relume_report *report) {
    struct png_reading reading = {
        .segments = segments,
        .segment_count = segment_count,
        .pixels = pixels,
        .pixel_bytes = pixel_bytes,
        .report = report,
    };
    // volatile, because they are set after setjmp and read after the jump.
    png_structp volatile png = NULL;
    png_infop volatile info = NULL;
    enum relume_status volatile status = relume_malformed;
    if (setjmp(reading.failure) == 0) {
        png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &reading, fail, warn);
        if (png != NULL) info = png_create_info_struct(png);
        if (info == NULL) {
            relume_report_fail(report, "memory is short, or the library is not of the version it was built with");
            status = relume_out_of_memory;
        } else {
            read_image(png, info);
            status = relume_ok;
        }
    }
    png_structp finished_png = png;
    png_infop finished_info = info;
    if (finished_png != NULL) png_destroy_read_struct(&finished_png, &finished_info, NULL);
    return status;
}
