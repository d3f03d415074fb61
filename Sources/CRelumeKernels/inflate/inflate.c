#include <stdlib.h>

#include "blocks.h"
#include "symbols.h"

enum {
    header_bytes = 2,
    checksum_bytes = 4,
};

/// Where a stream stands that has not begun or is damaged. None is so long, so nothing is read any more.
static const size_t nowhere = SIZE_MAX;

struct relume_inflater *relume_inflater_make(void) {
    struct relume_inflater *inflater = malloc(sizeof *inflater);
    if (inflater != NULL) inflater->position = nowhere;
    return inflater;
}

void relume_inflater_free(struct relume_inflater *inflater) { free(inflater); }

bool relume_inflate_begin(struct relume_inflater *inflater, const uint8_t *stream, size_t count) {
    if (count < header_bytes) return false;
    // A method, which is 8, with a window of up to 32 KiB; then flags, one of which is for a dictionary.
    if ((stream[0] << 8 | stream[1]) % 31 != 0 || (stream[0] & 15) != 8 || stream[0] >> 4 > 7 || (stream[1] & 32))
        return false;
    inflater->phase = phase_header;
    inflater->is_last_block = false;
    inflater->has_fixed_codes = false;
    inflater->position = header_bytes;
    inflater->bits = 0;
    inflater->bit_count = 0;
    inflater->stored_left = 0;
    inflater->match_left = 0;
    return true;
}

/// False if the stream ends in the block.
static bool copy_stored(struct relume_inflater *inflater, struct cursor *c) {
    size_t room = (size_t)(c->out_end - c->out);
    size_t count = inflater->stored_left < room ? inflater->stored_left : room;
    if (count > (size_t)(c->in_end - c->in)) return false;
    if (count > 0) memcpy(c->out, c->in, count);
    c->in += count;
    c->out += count;
    inflater->stored_left -= count;
    return true;
}

/// Decodes symbols, the fast loop wherever both ends are far enough.
static enum symbols_end inflate_symbols(struct relume_inflater *inflater, struct cursor *c, bool is_at_end) {
    for (;;) {
        enum symbols_end end = inflater->match_left == 0 ? relume_inflate_fast(inflater, c) : symbols_go_on;
        if (end == symbols_go_on) end = relume_inflate_carefully(inflater, c, is_at_end);
        if (end != symbols_go_on || c->out == c->out_end) return end;
    }
}

/// Goes on until the output is full, or, `is_at_end`, until the last block has ended, too.
static bool inflate_blocks(struct relume_inflater *inflater, struct cursor *c, bool is_at_end) {
    while (inflater->phase != phase_ended && (is_at_end || c->out < c->out_end)) {
        bool has_ended = false;
        switch (inflater->phase) {
        case phase_header:
            if (!relume_begin_block(inflater, c)) return false;
            continue;
        case phase_stored:
            if (!copy_stored(inflater, c)) return false;
            has_ended = inflater->stored_left == 0;
            break;
        default: {
            enum symbols_end end = inflate_symbols(inflater, c, is_at_end);
            if (end == symbols_damaged) return false;
            has_ended = end == symbols_ended;
        }
        }
        if (has_ended)
            inflater->phase = inflater->is_last_block ? phase_ended : phase_header;
        else if (is_at_end)
            return false;  // there is more than was asked for
    }
    return c->out == c->out_end;
}

/// Inflates into what `c` has room for. False, and for good, if that cannot be.
static bool inflate_on(struct relume_inflater *inflater, const uint8_t *stream, size_t count, struct cursor *c,
                       bool is_at_end) {
    if (inflater->position > count) return false;
    // What is left of a match was right with the bytes that stood there in the call before.
    bool is_possible = inflater->match_left == 0 || inflater->match_distance <= (size_t)(c->out - c->out_begin);
    c->in = stream + inflater->position;
    c->in_end = stream + count;
    c->bits = inflater->bits;
    c->bit_count = inflater->bit_count;
    if (!is_possible || !inflate_blocks(inflater, c, is_at_end)) {
        inflater->position = nowhere;
        return false;
    }
    inflater->position = (size_t)(c->in - stream);
    inflater->bits = c->bits;
    inflater->bit_count = c->bit_count;
    return true;
}

bool relume_inflate(struct relume_inflater *inflater, const uint8_t *stream, size_t count, uint8_t *output,
                    size_t start, size_t end) {
    struct cursor c = {.out_begin = output, .out = output + start, .out_end = output + end};
    return inflate_on(inflater, stream, count, &c, false);
}

bool relume_inflate_end(struct relume_inflater *inflater, const uint8_t *stream, size_t count, uint32_t *checksum) {
    uint8_t nothing;
    struct cursor c = {.out_begin = &nothing, .out = &nothing, .out_end = &nothing};
    if (!inflate_on(inflater, stream, count, &c, true)) return false;
    align_to_byte(&c);
    if (c.in_end - c.in != checksum_bytes) return false;
    *checksum = (uint32_t)c.in[0] << 24 | (uint32_t)c.in[1] << 16 | (uint32_t)c.in[2] << 8 | c.in[3];
    return true;
}
