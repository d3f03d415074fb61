// Decoding through libjpeg. Its error_exit callback must not return, so it jumps back to the function of this file
// that was called; what is allocated belongs to the reader, and relume_jpeg_reader_destroy frees it.
#include "relume_jpeg.h"
#include "report.h"

// jpeglib.h needs FILE and size_t, and includes neither.
#include <stdio.h>

#include <jerror.h>
#include <jpeglib.h>
#include <setjmp.h>
#include <stdlib.h>

struct relume_jpeg_reader {
    struct jpeg_decompress_struct decompress;
    struct jpeg_error_mgr errors;
    struct jpeg_progress_mgr progress;
    const uint8_t *bytes;
    size_t count;
    // Of the saved segments, the one that relume_jpeg_reader_next_segment gives next.
    jpeg_saved_marker_ptr next_segment;
    uint32_t max_scans;
    uint8_t *pixels;
    // Of the call under way.
    struct relume_report *report;
    enum relume_status failure_status;
    jmp_buf failure;
};

static struct relume_jpeg_reader *reader_of(j_common_ptr common) { return common->client_data; }

_Noreturn static void fail(struct relume_jpeg_reader *reader, enum relume_status status) {
    reader->failure_status = status;
    longjmp(reader->failure, 1);
}

static enum relume_status status_of(int message_code) {
    switch (message_code) {
    case JERR_BAD_PRECISION:
    case JERR_SOF_UNSUPPORTED:
    case JERR_ARITH_NOTIMPL:
    case JERR_NOT_COMPILED:
    case JERR_CONVERSION_NOTIMPL:
    case JERR_CCIR601_NOTIMPL:
    case JERR_FRACT_SAMPLE_NOTIMPL:
    case JERR_COMPONENT_COUNT:
    case JERR_IMAGE_TOO_BIG: return relume_unsupported;
    case JERR_OUT_OF_MEMORY: return relume_out_of_memory;
    default: return relume_malformed;
    }
}

static void on_error(j_common_ptr common) {
    struct relume_jpeg_reader *reader = reader_of(common);
    common->err->format_message(common, reader->report->message);
    fail(reader, status_of(common->err->msg_code));
}

// Whether a warning leaves every area of the picture as it should be. All others are corrupt or missing data, which
// libjpeg would paint over in gray. In a progressive file, what a scan without DC coefficients lacks is detail only.
static bool is_harmless(const struct jpeg_decompress_struct *decompress, int message_code) {
    switch (message_code) {
    case JWRN_ADOBE_XFORM:
    case JWRN_EXTRANEOUS_DATA:
    case JWRN_JFIF_MAJOR:
    case JWRN_NOT_SEQUENTIAL: return true;
    case JWRN_BOGUS_PROGRESSION:
    case JWRN_HIT_MARKER: return decompress->progressive_mode && decompress->Ss > 0;
    default: return false;
    }
}

static void on_message(j_common_ptr common, int level) {
    // Levels from 0 up are traces.
    if (level >= 0) return;
    struct relume_jpeg_reader *reader = reader_of(common);
    if (!is_harmless(&reader->decompress, common->err->msg_code)) on_error(common);
    char message[JMSG_LENGTH_MAX];
    common->err->format_message(common, message);
    relume_report_warn(reader->report, "%s", message);
}

static void on_progress(j_common_ptr common) {
    struct relume_jpeg_reader *reader = reader_of(common);
    uint32_t scans = (uint32_t)reader->decompress.input_scan_number;
    if (scans <= reader->max_scans) return;
    relume_report_fail(reader->report, "the image has more than %u scans; raise the limit of scans to decode it",
                       reader->max_scans);
    fail(reader, relume_limit);
}

struct relume_jpeg_reader *relume_jpeg_reader_create(const uint8_t *bytes, size_t count) {
    struct relume_jpeg_reader *reader = calloc(1, sizeof *reader);
    if (reader == NULL) return NULL;
    reader->bytes = bytes;
    reader->count = count;
    reader->decompress.err = jpeg_std_error(&reader->errors);
    reader->errors.error_exit = on_error;
    reader->errors.emit_message = on_message;
    reader->decompress.client_data = reader;
    return reader;
}

void relume_jpeg_reader_destroy(struct relume_jpeg_reader *reader) {
    // libjpeg's destroy only frees, and accepts a struct that was never set up.
    jpeg_destroy_decompress(&reader->decompress);
    free(reader);
}

static enum relume_jpeg_color color_of(J_COLOR_SPACE space) {
    switch (space) {
    case JCS_GRAYSCALE: return relume_jpeg_gray;
    case JCS_RGB: return relume_jpeg_rgb;
    case JCS_YCbCr: return relume_jpeg_ycbcr;
    case JCS_CMYK: return relume_jpeg_cmyk;
    case JCS_YCCK: return relume_jpeg_ycck;
    default: return relume_jpeg_other;
    }
}

enum relume_status relume_jpeg_reader_read_header(struct relume_jpeg_reader *reader, struct relume_jpeg_header *header,
                                                  struct relume_report *report) {
    struct jpeg_decompress_struct *decompress = &reader->decompress;
    reader->report = report;
    if (setjmp(reader->failure) != 0) return reader->failure_status;

    jpeg_create_decompress(decompress);
    jpeg_mem_src(decompress, reader->bytes, reader->count);
    jpeg_save_markers(decompress, JPEG_APP0 + 1, 0xFFFF);
    jpeg_save_markers(decompress, JPEG_APP0 + 2, 0xFFFF);
    jpeg_read_header(decompress, TRUE);

    *header = (struct relume_jpeg_header){
        .width = decompress->image_width,
        .height = decompress->image_height,
        .components = (uint32_t)decompress->num_components,
        .color = color_of(decompress->jpeg_color_space),
        .precision = (uint32_t)decompress->data_precision,
        .is_progressive = decompress->progressive_mode,
        .has_several_scans = jpeg_has_multiple_scans(decompress),
        .is_arithmetic = decompress->arith_code,
    };
    if (decompress->saw_JFIF_marker) {
        header->density_unit = decompress->density_unit;
        header->x_density = decompress->X_density;
        header->y_density = decompress->Y_density;
    }
    reader->next_segment = decompress->marker_list;
    return relume_ok;
}

bool relume_jpeg_reader_next_segment(struct relume_jpeg_reader *reader, struct relume_jpeg_segment *segment) {
    jpeg_saved_marker_ptr marker = reader->next_segment;
    if (marker == NULL) return false;
    reader->next_segment = marker->next;
    *segment = (struct relume_jpeg_segment){
        .application = marker->marker - JPEG_APP0, .bytes = marker->data, .count = marker->data_length};
    return true;
}

// libjpeg fills what no scan brought with gray, and says nothing. A component that never came, or came without its
// averages (the DC coefficients), is a failure; missing detail is a warning.
static void check_completeness(struct relume_jpeg_reader *reader) {
    struct jpeg_decompress_struct *decompress = &reader->decompress;
    int incomplete = 0;
    for (int i = 0; i < decompress->num_components; i++) {
        // The quantization table is latched by a component's first scan.
        bool came = decompress->comp_info[i].quant_table != NULL;
        if (came && decompress->coef_bits != NULL) {
            came = decompress->coef_bits[i][0] >= 0;
            for (int k = 0; k < DCTSIZE2; k++) incomplete += decompress->coef_bits[i][k] != 0;
        }
        if (came) continue;
        relume_report_fail(reader->report, "no scan holds the averages (DC) of component %d", i + 1);
        fail(reader, relume_malformed);
    }
    if (incomplete == 0) return;
    relume_report_warn(reader->report,
                       "the progressive scans stop early: %d of %d coefficients are missing or not fully precise",
                       incomplete, decompress->num_components * DCTSIZE2);
}

static void read_rows(struct relume_jpeg_reader *reader) {
    struct jpeg_decompress_struct *decompress = &reader->decompress;
    size_t row_bytes = (size_t)decompress->output_width * (size_t)decompress->output_components;
    while (decompress->output_scanline < decompress->output_height) {
        JSAMPROW row = reader->pixels + decompress->output_scanline * row_bytes;
        jpeg_read_scanlines(decompress, &row, 1);
    }
}

// a * b / 255, rounded to nearest.
static uint8_t scaled(uint32_t a, uint32_t b) {
    uint32_t product = a * b + 128;
    return (uint8_t)((product + (product >> 8)) >> 8);
}

// The samples are inverted inks, 255 for none. An ink takes its share of what black leaves; Pillow's
// convert("RGB") rounds the share taken, not the rest, and this gives the same numbers.
static void read_cmyk_rows(struct relume_jpeg_reader *reader) {
    struct jpeg_decompress_struct *decompress = &reader->decompress;
    uint8_t *rgb = reader->pixels;
    // Belongs to libjpeg's pool for the image.
    JSAMPARRAY rows =
        decompress->mem->alloc_sarray((j_common_ptr)decompress, JPOOL_IMAGE, decompress->output_width * 4, 1);
    while (decompress->output_scanline < decompress->output_height) {
        jpeg_read_scanlines(decompress, rows, 1);
        const uint8_t *cmyk = rows[0];
        for (JDIMENSION x = 0; x < decompress->output_width; x++, cmyk += 4, rgb += 3) {
            uint8_t light = cmyk[3];
            for (int c = 0; c < 3; c++) rgb[c] = light - scaled(255 - cmyk[c], light);
        }
    }
}

enum relume_status relume_jpeg_reader_read_pixels(struct relume_jpeg_reader *reader, uint32_t max_scans,
                                                  uint32_t divisor, uint8_t *pixels, size_t pixel_bytes,
                                                  struct relume_report *report) {
    struct jpeg_decompress_struct *decompress = &reader->decompress;
    reader->report = report;
    reader->max_scans = max_scans;
    reader->pixels = pixels;
    if (setjmp(reader->failure) != 0) return reader->failure_status;

    bool is_gray = decompress->jpeg_color_space == JCS_GRAYSCALE;
    bool is_cmyk = decompress->num_components == 4;
    decompress->scale_num = 1;
    decompress->scale_denom = divisor;
    jpeg_calc_output_dimensions(decompress);
    size_t pixel_count = (size_t)decompress->output_width * decompress->output_height;
    if (pixel_bytes != pixel_count * (is_gray ? 1 : 3)) {
        relume_report_fail(report, "the memory for the pixels has another size than the image");
        return relume_malformed;
    }
    decompress->out_color_space = is_gray ? JCS_GRAYSCALE : is_cmyk ? JCS_CMYK : JCS_RGB;
    decompress->dct_method = JDCT_ISLOW;
    decompress->do_fancy_upsampling = TRUE;
    reader->progress.progress_monitor = on_progress;
    decompress->progress = &reader->progress;

    jpeg_start_decompress(decompress);
    check_completeness(reader);
    if (is_cmyk)
        read_cmyk_rows(reader);
    else
        read_rows(reader);
    jpeg_finish_decompress(decompress);
    return relume_ok;
}
