// The fused multiply-add, which every formula may use: its bits are the same with the instruction and without.

#ifndef RELUME_FUSED_H
#define RELUME_FUSED_H

#include "bits.h"

#if defined(__FMA__) || defined(__aarch64__) || defined(HAS_FUSED)

/// How many vectors a loop works on at a time: a formula is one long chain of dependent operations, and the processor
/// sees only so far ahead.
#define INTERLEAVED 8

/// a * b + c, rounded once.
INLINE float fused(float a, float b, float c) { return __builtin_fmaf(a, b, c); }

#else

/// Enough to do at a time without.
#define INTERLEAVED 1

/// a * b + c, rounded once. The product of two floats is exact as a double. The sum is rounded to odd: where it is not
/// exact, its last bit is set to 1 (by a step towards the exact sum, if that is needed), which keeps the second
/// rounding, to float, from taking a number for the middle of two floats that only came near it. That is as if rounded
/// once, because a double has more than 2 bits more than a float.
INLINE float fused(float a, float b, float c) {
    const double product = (double)a * b, sum = product + c;
    const double summand = sum - product;
    const double lost = (product - (sum - summand)) + (c - summand);
    union {
        double value;
        uint64_t bits;
    } odd = {.value = sum}, direction = {.value = lost};
    const uint64_t towards_zero = (odd.bits ^ direction.bits) >> 63, is_even = ~odd.bits & 1;
    // lost is NaN where the sum is infinite.
    odd.bits += __builtin_fabs(lost) > 0 ? is_even - (is_even & towards_zero) * 2 : 0;
    return (float)odd.value;
}

#endif

#endif
