// zlib streams of filtered rows: mostly literals, where a look-up may give three of them at once.

#ifndef RELUME_INFLATE_H
#define RELUME_INFLATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// How far a stream has been inflated, and the codes of the block it is in; 27 KB. It holds on to no memory of others:
/// each call is given the whole stream again, unchanged.
struct relume_inflater;

/// NULL if memory is short.
struct relume_inflater *_Nullable relume_inflater_make(void);
void relume_inflater_free(struct relume_inflater *inflater);

/// Begins a stream of `count` bytes. False if its header is not one of zlib, or asks for a dictionary.
bool relume_inflate_begin(struct relume_inflater *inflater, const uint8_t *stream, size_t count);

/// Inflates on until the bytes of `output` from `start` to `end` are filled, and touches no other. Those before `start`
/// are what the calls before gave, all of it or at least the last 32 KiB. False, with anything in the bytes to be
/// filled, if the stream is damaged or ends too early; the inflater can then only begin another.
bool relume_inflate(struct relume_inflater *inflater, const uint8_t *stream, size_t count, uint8_t *output,
                    size_t start, size_t end);

/// Whether nothing is left of the stream but its Adler-32, which goes to `checksum`.
bool relume_inflate_end(struct relume_inflater *inflater, const uint8_t *stream, size_t count, uint32_t *checksum);

#pragma clang assume_nonnull end

#endif
