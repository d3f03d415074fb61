// Inputs from a generator of our own: the same on every machine.

#ifndef INPUTS_H
#define INPUTS_H

#include <stddef.h>
#include <stdint.h>

/// Begun with any seed.
struct chance {
    uint64_t state;
};

/// 64 random bits: SplitMix64.
uint64_t any_word(struct chance *chance);

/// A number from 0 to `limit` - 1.
size_t any_below(struct chance *chance, size_t limit);

/// Bytes of no order.
void fill_bytes(struct chance *chance, uint8_t *bytes, size_t count);

/// Bytes as rows of pictures have them: small steps from one to the next but `distance`, among them flat stretches.
void fill_picture(struct chance *chance, uint8_t *bytes, size_t count, size_t distance);

/// Floats of every kind: any bits, from -8 to 8, multiples of 1/4 where functions have their kinks, infinities, NaN.
void fill_floats(struct chance *chance, float *values, size_t count);

/// Floats from -8 to 8.
void fill_moderate_floats(struct chance *chance, float *values, size_t count);

#endif
