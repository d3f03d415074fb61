// The inflater: whole streams, at once and in pieces, and damaged ones.

#include "deflate_streams.h"

#include "families.h"
#include "relume_inflate.h"
#include "results.h"

static struct deflate_stream stream;
static uint8_t output[most_inflated];

/// Whether all of the stream is inflated, in pieces of `piece` bytes.
static bool inflates(struct relume_inflater *inflater, size_t piece, uint32_t *checksum) {
    if (!relume_inflate_begin(inflater, stream.bytes, stream.size)) return false;
    for (size_t at = 0; at < stream.inflated; at += piece) {
        const size_t end = stream.inflated - at < piece ? stream.inflated : at + piece;
        if (!relume_inflate(inflater, stream.bytes, stream.size, output, at, end)) return false;
    }
    return relume_inflate_end(inflater, stream.bytes, stream.size, checksum);
}

static void add_stream(struct relume_inflater *inflater, size_t piece, struct result *result) {
    uint32_t checksum = 0;
    const bool is_whole = inflates(inflater, piece, &checksum);
    add_word(result, is_whole);
    if (!is_whole) return;
    add_word(result, checksum);
    add(result, output, stream.inflated);
}

void run_inflate(void) {
    struct result whole = {0}, damaged = {0};
    struct chance chance = {14};
    struct relume_inflater *inflater = relume_inflater_make();
    if (inflater == NULL) return;
    for (int round = 0; round < 200; round++) {
        make_stream(&chance, &stream);
        add_stream(inflater, most_inflated, &whole);
        add_stream(inflater, 1 + any_below(&chance, 5000), &whole);
        for (int damage = 0; damage < 5; damage++) {
            uint8_t *byte = &stream.bytes[any_below(&chance, stream.size)];
            const uint8_t before = *byte;
            *byte ^= (uint8_t)(1 << any_below(&chance, 8));
            add_stream(inflater, most_inflated, &damaged);
            *byte = before;
        }
    }
    relume_inflater_free(inflater);
    report("inflate", "whole", whole);
    report("inflate", "damaged", damaged);
}
