// A guess whether a search for matches would find any.

#ifndef RELUME_REPETITION_H
#define RELUME_REPETITION_H

#include <stddef.h>
#include <stdint.h>

/// How many of the bytes a quick search finds again: they repeat 6 or more earlier ones. It skips more and more bytes the longer it finds nothing, so bytes that do not repeat take next to no time.
/// `count` is below 2^32.
size_t relume_repeated_bytes(const uint8_t *bytes, size_t count);

#endif
