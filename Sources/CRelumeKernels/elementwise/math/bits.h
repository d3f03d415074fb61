// Floats as bit patterns, and the words that every formula is written with.

#ifndef RELUME_BITS_H
#define RELUME_BITS_H

#include "../../inline.h"

INLINE uint32_t bits_of(float x) {
    union {
        float value;
        uint32_t bits;
    } pun = {.value = x};
    return pun.bits;
}

INLINE float float_of(uint32_t bits) {
    union {
        uint32_t bits;
        float value;
    } pun = {.bits = bits};
    return pun.value;
}

#define INFINITE __builtin_inff()

INLINE float absolute(float x) { return __builtin_fabsf(x); }
INLINE float with_sign_of(float magnitude, float x) { return __builtin_copysignf(magnitude, x); }
INLINE float square_root(float x) { return __builtin_elementwise_sqrt(x); }

// NaN comes through both, because it fails the comparison.
INLINE float at_least(float lo, float x) { return x < lo ? lo : x; }
INLINE float at_most(float hi, float x) { return x > hi ? hi : x; }

/// `y`, or the one NaN 7FC00000 if `x` or `y` is one: a formula need not think of NaN.
INLINE float canonical(float x, float y) { return __builtin_isunordered(x, y) ? float_of(0x7FC00000) : y; }

#endif
