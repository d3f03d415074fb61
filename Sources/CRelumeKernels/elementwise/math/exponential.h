// e^x from one polynomial, in a form that lets the caller scale last.
//
// x = n ln 2 + r with |r| <= ln 2 / 2 (ln 2 in two parts, the upper one of 15 bits, so that n times it is exact), and
// e^r - 1 = r + r^2 q(r). q is Sollya's fpminimax(expm1(x), [|2,3,4,5,6|], [|SG...|], [-0.348; 0.348], relative, x):
// relative error 2^-27.

#ifndef RELUME_EXPONENTIAL_H
#define RELUME_EXPONENTIAL_H

#include "bits.h"

/// e^x = (1 + fraction) * scale * 2^-bias.
struct exponential {
    float fraction, scale;
};

/// A number as the sum of two floats, for an exponent whose rounding error would be multiplied by the exponent.
struct split {
    float upper, tail;
};

INLINE struct split split_of(double x) {
    const float upper = (float)x;
    return (struct split){upper, (float)(x - upper)};
}

/// No tail: adding -0 changes nothing, and the compiler knows.
#define EXACT (-0.0f)

/// e^(x + tail), for a tail of at most 2^-4. `bias` is the whole number that keeps the scale normal: n + bias must lie
/// in -126...127, where n is x / ln 2.
INLINE struct exponential exponential_parts(float x, float tail, float bias) {
    const float shifter = 0x1.8p23f + 127 + bias;  // adding it rounds to an integer, which then is a scale's exponent
    const float shifted = (x + tail) * 0x1.715476p0f + shifter;
    const float n = shifted - shifter;
    const float r = (x - n * 0x1.62e4p-1f) + (tail - n * 0x1.7f7d1cp-20f);
    const float square = r * r;
    // In pairs, so that the processor need not wait for one step after the other.
    const float q = (0x1.fffffep-2f + r * 0x1.5554aep-3f) +
                    square * ((0x1.555716p-5f + r * 0x1.12296ap-7f) + square * 0x1.6b75f2p-10f);
    struct exponential e;
    e.fraction = r + square * q;
    e.scale = float_of(bits_of(shifted) << 23);
    return e;
}

/// (1 + fraction) * scale.
INLINE float significand(struct exponential e) { return (1 + e.fraction) * e.scale; }

/// factor * (1 + fraction) * scale, rounded less often than with the significand.
INLINE float scaled(float factor, struct exponential e) { return (factor + factor * e.fraction) * e.scale; }

/// e^x for every x; 0 below -104, infinite above 88.7. Scaled in two steps, so that a subnormal is rounded once.
INLINE float exponential_of(float x) {
    const float limited = at_most(90, at_least(-110, x));
    const float bias = limited < 0 ? 64 : -64;
    return significand(exponential_parts(limited, EXACT, bias)) * (limited < 0 ? 0x1p-64f : 0x1p64f);
}

/// e^x * 2^64 for -110 <= x <= 0: normal, so that products with it keep their precision until they are scaled back.
INLINE float decay_scaled(float x) { return significand(exponential_parts(x, EXACT, 64)); }

/// e^-|x|, 0 beyond 104.
INLINE float decay_of(float x) { return decay_scaled(-at_most(110, absolute(x))) * 0x1p-64f; }

/// e^x for x <= 0, 0 below -104.
INLINE float decay_below(float x) { return decay_scaled(at_least(-110, x)) * 0x1p-64f; }

/// e^x - 1 for x <= 0, without cancellation near 0. 2^n - 1 is exact down to n = -24, and beyond that all is -1.
INLINE float exponential_minus_one(float x, float tail) {
    const struct exponential e = exponential_parts(at_least(-25, x), tail, 0);
    return e.scale * e.fraction + (e.scale - 1);
}

#endif
