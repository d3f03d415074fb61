// libFuzzer's entry. Whatever Relume's inflater makes of a stream, zlib makes of it, too, and the other way around, in
// one piece and in several; and what both accept, libdeflate does.
//
// The input's first byte says by how much too many or too few bytes are asked for, the second how large pieces are. The
// rest are Deflate's blocks, without what zlib puts around them, so that no checksum stands in the way.

#include <libdeflate.h>
#include <relume_inflate.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { most_bytes = 40 << 10, most_pieces = 40, window = 32 << 10, header_bytes = 2, checksum_bytes = 4 };

static void require(bool condition) {
    if (!condition) abort();
}

struct outcome {
    bool is_whole;
    size_t count;
};

/// What zlib makes of the blocks: into how many bytes, and whether that is all there is.
static struct outcome ask_zlib(const uint8_t *blocks, size_t count, uint8_t *output) {
    static z_stream stream;
    require((stream.state == NULL ? inflateInit2(&stream, -15) : inflateReset(&stream)) == Z_OK);
    stream.next_in = (z_const Bytef *)blocks;
    stream.avail_in = (uInt)count;
    stream.next_out = output;
    stream.avail_out = most_bytes;
    int result = inflate(&stream, Z_FINISH);
    return (struct outcome){result == Z_STREAM_END && stream.avail_in == 0, stream.total_out};
}

static bool ask_libdeflate(const uint8_t *blocks, size_t count, uint8_t *output, size_t output_count) {
    static struct libdeflate_decompressor *decompressor;
    if (decompressor == NULL) require((decompressor = libdeflate_alloc_decompressor()) != NULL);
    size_t used;
    enum libdeflate_result result =
        libdeflate_deflate_decompress_ex(decompressor, blocks, count, output, output_count, &used, NULL);
    return result == LIBDEFLATE_SUCCESS && used == count;
}

/// Inflates in pieces of up to `piece_count` bytes, each of which knows of no more before it than the window. The
/// memory of each is just as large as it may be.
static bool inflate_pieces(struct relume_inflater *inflater, const uint8_t *stream, size_t count, uint8_t *output,
                           size_t output_count, size_t piece_count) {
    for (size_t at = 0; at < output_count; at += piece_count) {
        size_t before = at < window ? at : window;
        size_t wanted = output_count - at < piece_count ? output_count - at : piece_count;
        uint8_t *piece = malloc(before + wanted);
        memcpy(piece, output + at - before, before);
        bool is_filled = relume_inflate(inflater, stream, count, piece, before, before + wanted);
        require(memcmp(piece, output + at - before, before) == 0);
        memcpy(output + at, piece + before, wanted);
        free(piece);
        if (!is_filled) return false;
    }
    uint32_t checksum;
    return relume_inflate_end(inflater, stream, count, &checksum) && checksum == 0x01020304;
}

/// Asks for `surplus` bytes more than there are.
static void compare(const uint8_t *stream, size_t count, int surplus, size_t piece_count) {
    static uint8_t by_zlib[most_bytes], by_libdeflate[most_bytes];
    static struct relume_inflater *inflater;
    if (inflater == NULL) require((inflater = relume_inflater_make()) != NULL);
    const uint8_t *blocks = stream + header_bytes;
    size_t block_count = count - header_bytes - checksum_bytes;
    struct outcome expected = ask_zlib(blocks, block_count, by_zlib);
    if ((ptrdiff_t)expected.count + surplus <= 0) return;
    size_t output_count = expected.count + (size_t)surplus;
    bool is_right = expected.is_whole && surplus == 0;
    // Large outputs in large pieces: copying the window for each is what takes the time.
    if (piece_count * most_pieces < output_count) piece_count = output_count / most_pieces;

    uint8_t *output = malloc(output_count);
    for (int i = 0; i < 2; i++) {
        require(relume_inflate_begin(inflater, stream, count));
        bool is_inflated =
            inflate_pieces(inflater, stream, count, output, output_count, i == 0 ? output_count : piece_count);
        require(is_inflated == is_right);
        require(!is_right || memcmp(output, by_zlib, output_count) == 0);
        // Behind the end, or after a refusal, it does nothing that AddressSanitizer would see.
        (void)relume_inflate(inflater, stream, count, output, output_count / 2, output_count);
    }
    free(output);
    if (!is_right) return;
    require(ask_libdeflate(blocks, block_count, by_libdeflate, output_count));
    require(memcmp(by_libdeflate, by_zlib, output_count) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t count) {
    if (count < 2) return 0;
    int surplus = data[0] % 4 == 0 ? data[0] / 4 % 7 - 3 : 0;
    size_t piece_count = 1 + (size_t)data[1] * data[1] / 4;
    size_t block_count = count - 2, stream_count = header_bytes + block_count + checksum_bytes;
    uint8_t *stream = malloc(stream_count);
    memcpy(stream, "\x78\x01", header_bytes);
    memcpy(stream + header_bytes, data + 2, block_count);
    memcpy(stream + header_bytes + block_count, "\1\2\3\4", checksum_bytes);
    compare(stream, stream_count, surplus, piece_count);
    free(stream);
    return 0;
}
