// log(1 + x) from one polynomial: log(1 + f) = 2 atanh(s) with s = f / (2 + f).
//
// 2 atanh(s) = 2 s + s^3 q(s^2) for |s| <= 1/3. q is Sollya's
// fpminimax(2 * atanh(x), [|3,5,7,9,11|], [|SG...|], [2^-30; 0.3334], relative, 2 * x): relative error 2^-33.

#ifndef RELUME_LOGARITHM_H
#define RELUME_LOGARITHM_H

#include "bits.h"

/// The polynomial, without the leading 2 s.
INLINE float two_atanh_tail(float s) {
    const float square = s * s;
    float q = 0x1.f06bdep-3f;
    q = q * square + 0x1.b7338ap-3f;
    q = q * square + 0x1.2504cp-2f;
    q = q * square + 0x1.9996dap-2f;
    q = q * square + 0x1.555558p-1f;
    return s * square * q;
}

/// log(1 + z) for 0 <= z <= 1; z itself where that is the nearest float.
INLINE float logarithm_plus_one(float z) {
    const float s = z / (2 + z);
    return z < 0x1p-24f ? z : 2 * s + two_atanh_tail(s);
}

/// log(1 + x) for every x >= 0. 1 + x = 2^k (1 + f) with 1 + f in [sqrt(1/2), sqrt(2)); what the sum 1 + x loses to
/// rounding is added to f.
INLINE float logarithm_plus_one_wide(float x) {
    const float sum = 1 + x;
    const float lost = sum > 2 ? 1 - (sum - x) : x - (sum - 1);
    const int32_t k = (int32_t)(bits_of(sum) - 0x3F3504F3) >> 23;
    const float inverse_power = float_of((uint32_t)(127 - k) << 23);
    const float f = (sum * inverse_power - 1) + lost * inverse_power;
    const float s = f / (2 + f);
    const float low = two_atanh_tail(s) + (float)k * 0x1.7f7d1cp-20f;
    const float high = (float)k * 0x1.62e4p-1f;
    return high + (2 * s + low);
}

#endif
