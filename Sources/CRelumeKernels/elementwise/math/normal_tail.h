// The tail of the normal distribution, P(X > a), as e^(-a^2/2) times a slow function of a.

#ifndef RELUME_NORMAL_TAIL_H
#define RELUME_NORMAL_TAIL_H

#include "exponential.h"

/// P(X > a) e^(a^2/2) = flat / denominator.
struct normal_tail {
    struct split denominator;
    float inverse;
    struct split flat;
};

/// The denominator is a + 5/2, which keeps the other factor flat enough that the rounding of its argument does not
/// weigh much. That is g(v) with v = a / (a + 5/2), for 0 <= a <= 15, exact at 0: Sollya's fpminimax(g,
/// [|1,2,3,4,5,6,7,8,9,10|], [|SG...|], [2^-20; 0.858], relative, 5/4): relative error 2^-27. In pairs, so that the
/// processor need not wait for one step after the other.
INLINE struct normal_tail normal_tail_of(float a) {
    const float sum = a + 2.5f, v = a / sum, v2 = v * v;
    const struct split denominator = {sum, a - (sum - 2.5f)};
    const float g0 = fused(v, -0x1.3e4ed6p0f, 0x1.4p0f), g2 = fused(v, 0x1.2c262p-2f, 0x1.5b311cp-3f);
    const float g4 = fused(v, -0x1.b92f1p-4f, 0x1.7c5f82p-5f), g6 = fused(v, -0x1.0b362cp-3f, 0x1.b171dap-6f);
    const float g8 = fused(v, fused(v, -0x1.7b5f04p-6f, 0x1.3fc382p-6f), 0x1.93e9a6p-4f);
    const float curve = fused(v2, fused(v2, fused(v2, g8, g6), g4), g2), flat = fused(v2, curve, g0);
    const float g0_lost = v < 0.6f ? fused(v, -0x1.3e4ed6p0f, 0x1.4p0f - g0) : 0, flat_lost = fused(v2, curve, g0 - flat);
    // What v lost to rounding, times the denominator; g'(v) / (a + 5/2) is about 0.34 v - 0.32 where it weighs.
    const float v_lost = fused(-v, denominator.tail, fused(-v, sum, a));
    return (struct normal_tail){
        .denominator = denominator,
        .inverse = fused(v, -0.4f, 0.4f),
        .flat = {flat, fused(v_lost, fused(v, 0.34f, -0.32f), g0_lost + flat_lost)},
    };
}

/// e^(-a^2/2) for 0 <= a <= 15, with bias 100. The square is split, because its rounding error would be multiplied by
/// the exponent.
INLINE struct exponential normal_exponential(float a) {
    const struct split exponent = product_split(-0.5f * a, a);
    return exponential_parts(exponent.upper, exponent.tail, 100);
}

#endif
