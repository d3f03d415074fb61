// e^x from one polynomial, in a form that lets the caller scale and add last.
//
// x = n ln 2 + r with |r| <= ln 2 / 2 (ln 2 in two parts, the upper one of 21 bits, so that x - n times it is exact),
// and e^r - 1 = r + r^2 q(r). q is Sollya's fpminimax(expm1(x), [|2,3,4,5,6,7|], [|SG...|], [-0.34658; 0.34658],
// relative, x): relative error 2^-31.

#ifndef RELUME_EXPONENTIAL_H
#define RELUME_EXPONENTIAL_H

#include "split.h"

/// e^x = (1 + r + r^2 q(r)) * scale * 2^-bias, with n in the scale.
struct exponential {
    float r, square, q, scale;
};

/// e^r - 1, and how far it lies above r.
INLINE float fraction_of(struct exponential e) { return fused(e.square, e.q, e.r); }
INLINE float curve_of(struct exponential e) { return e.square * e.q; }

#define LN2_UPPER 0x1.62e43p-1f
#define LN2_TAIL -0x1.05c61p-29f

/// e^(x + tail), for a tail of at most 2^-10. `bias` is the whole number that keeps the scale normal: n + bias must lie
/// in -126...127.
INLINE struct exponential exponential_parts(float x, float tail, float bias) {
    const float shifter = 0x1.8p23f + 127 + bias;  // adding it rounds to an integer, which then is a scale's exponent
    const float shifted = fused(x, 0x1.715476p0f, shifter);
    const float n = shifted - shifter;
    const float r = fused(n, -LN2_UPPER, x) + fused(n, -LN2_TAIL, tail), square = r * r;
    // In pairs, so that the processor need not wait for one step after the other.
    const float q2 = fused(r, 0x1.555554p-3f, 0.5f), q4 = fused(r, 0x1.111306p-7f, 0x1.5554fp-5f);
    const float q6 = fused(r, 0x1.9e0be4p-13f, 0x1.6d4366p-10f), q = fused(square, fused(square, q6, q4), q2);
    return (struct exponential){r, square, q, float_of(bits_of(shifted) << 23)};
}

/// factor * (1 + fraction) * scale.
INLINE float scaled(float factor, struct exponential e) {
    const float product = factor * e.scale;
    return fused(product, fraction_of(e), product);
}

/// The same from one rounding less, with what the last takes away.
INLINE struct split scaled_split(float factor, struct exponential e) {
    const float product = factor * e.scale, part = fused(product, e.r, product * curve_of(e)), upper = product + part;
    return (struct split){upper, (product - upper) + part};
}

/// (1 + fraction) * scale.
INLINE float significand(struct exponential e) { return scaled(1, e); }

/// e^x for every x; 0 below -104, infinite above 88.7. Scaled in two steps, so that a subnormal is rounded once.
INLINE float exponential_of(float x) {
    const float limited = at_most(90, at_least(-110, x));
    const float bias = limited < 0 ? 64 : -64;
    return scaled_split(1, exponential_parts(limited, EXACT, bias)).upper * (limited < 0 ? 0x1p-64f : 0x1p64f);
}

/// e^x * 2^64 for -110 <= x <= 0: normal, so that products with it keep their precision until they are scaled back.
INLINE float decay_scaled(float x) { return significand(exponential_parts(x, EXACT, 64)); }

/// e^x for x <= 0, 0 below -104.
INLINE float decay_below(float x) { return decay_scaled(at_least(-110, x)) * 0x1p-64f; }

/// factor * (e^(x + tail) - 1) for x <= 0, without cancellation near 0, where nothing but the last sum is rounded much.
/// 2^n - 1 is exact down to n = -24, and beyond that all is -1.
INLINE float scaled_minus_one(struct split factor, float x, float tail) {
    const struct exponential e = exponential_parts(at_least(-25, x), tail, 0);
    const float whole = e.scale - 1, product = factor.upper * whole, steep = factor.upper * e.scale;
    const float lost = fused(factor.tail, fused(e.scale, fraction_of(e), whole), fused(factor.upper, whole, -product));
    return product + fused(steep, e.r, fused(steep, curve_of(e), lost));
}

/// whole + e^x, for a whole that is a power of two of the bias that e has.
INLINE struct split sum_with(float whole, struct exponential e) {
    const struct split powers = sum_of(whole, e.scale);
    const float curve = curve_of(e), fraction = e.r + curve, lost = (e.r - fraction) + curve;
    const float upper = fused(e.scale, fraction, powers.upper);
    return (struct split){upper, fused(e.scale, lost, fused(e.scale, fraction, powers.upper - upper)) + powers.tail};
}

#endif
