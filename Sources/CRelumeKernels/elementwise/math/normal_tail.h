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

/// The denominator is a + 2, which keeps the other factor between 0.4 and 1 and close to a line. That is g(v) with
/// v = a / (a + 2), for 0 <= a <= 13.5, exact at 0: Sollya's fpminimax(g, [|1,2,3,4,5,6,7,8,9,10,11|], [|SG...|],
/// [2^-20; 0.871], relative, 1): relative error 2^-28. In pairs, so that the processor need not wait for one step after
/// the other.
INLINE struct normal_tail normal_tail_of(float a) {
    const float sum = a + 2, v = a / sum, v2 = v * v;
    const struct split denominator = {sum, a - (sum - 2)};
    const float g0 = fused(v, -0x1.3108bap-1f, 1), g2 = fused(v, 0x1.58dce6p-4f, -0x1.883204p-3f);
    const float g4 = fused(v, -0x1.d4a64ap-7f, 0x1.d712cap-4f), g6 = fused(v, -0x1.322a7p-1f, 0x1.ba3752p-3f);
    const float g8 = fused(v, -0x1.fa7682p-1f, 0x1.dcc7e2p-1f), g10 = fused(v, -0x1.0d12ep-3f, 0x1.253c34p-1f);
    const float curve = fused(v2, fused(v2, fused(v2, fused(v2, g10, g8), g6), g4), g2), flat = fused(v2, curve, g0);
    // What v lost to rounding, times the denominator; g'(v) / (a + 2) is about 0.37 v - 0.349.
    const float v_lost = fused(-v, denominator.tail, fused(-v, sum, a));
    // 1 - g0 is exact while g0 is above 0.5; below, its error is halved.
    const float g0_lost = v < 0.839f ? fused(v, -0x1.3108bap-1f, 1 - g0) : 0, flat_lost = fused(v2, curve, g0 - flat);
    return (struct normal_tail){
        .denominator = denominator,
        .inverse = fused(v, -0.5f, 0.5f),
        .flat = {flat, fused(v_lost, fused(v, 0.37f, -0.349f), g0_lost + flat_lost)},
    };
}

/// e^(-a^2/2) for 0 <= a <= 15, with bias 100. The square is split, because its rounding error would be multiplied by
/// the exponent.
INLINE struct exponential normal_exponential(float a) {
    const struct split exponent = product_split(-0.5f * a, a);
    return exponential_parts(exponent.upper, exponent.tail, 100);
}

#endif
