#include "relume_zlib.h"

#include "buffer.h"
#include "report.h"

#include <zlib.h>

enum relume_status relume_zlib_compress(struct relume_bytes input, struct relume_buffer *output,
                                        struct relume_report *report) {
    uLongf count = compressBound(input.count);
    if (!relume_buffer_reserve(output, count)) {
        relume_report_fail(report, "memory is short");
        return relume_out_of_memory;
    }
    int result = compress2(output->bytes + output->count, &count, input.bytes, input.count, Z_BEST_COMPRESSION);
    if (result != Z_OK) {
        relume_report_fail(report, "%s", zError(result));
        return relume_out_of_memory;
    }
    output->count += count;
    return relume_ok;
}

// Inflates until the stream ends, growing the output; the stream is set up and torn down by the caller.
static enum relume_status inflate_all(z_stream *stream, size_t max_bytes, struct relume_buffer *output,
                                      struct relume_report *report) {
    size_t start = output->count;
    for (;;) {
        if (output->count - start > max_bytes) {
            relume_report_fail(report, "it holds more than %zu bytes", max_bytes);
            return relume_limit;
        }
        if (!relume_buffer_reserve(output, 4096)) {
            relume_report_fail(report, "memory is short");
            return relume_out_of_memory;
        }
        size_t room = output->capacity - output->count;
        stream->next_out = output->bytes + output->count;
        stream->avail_out = room < UINT32_MAX ? (uInt)room : UINT32_MAX;
        uInt offered = stream->avail_out;
        int result = inflate(stream, Z_NO_FLUSH);
        output->count += offered - stream->avail_out;
        if (result == Z_STREAM_END) return relume_ok;
        if (result != Z_OK) {
            const char *reason = result == Z_BUF_ERROR ? "the stream ends too early" : stream->msg;
            relume_report_fail(report, "%s", reason != NULL ? reason : zError(result));
            return relume_malformed;
        }
    }
}

enum relume_status relume_zlib_decompress(struct relume_bytes input, size_t max_bytes, struct relume_buffer *output,
                                          struct relume_report *report) {
    z_stream stream = {.next_in = (z_const Bytef *)input.bytes};
    if (input.count > UINT32_MAX || inflateInit(&stream) != Z_OK) {
        relume_report_fail(report, "memory is short");
        return relume_out_of_memory;
    }
    stream.avail_in = (uInt)input.count;
    enum relume_status status = inflate_all(&stream, max_bytes, output, report);
    inflateEnd(&stream);
    return status;
}
