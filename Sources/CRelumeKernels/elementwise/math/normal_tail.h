// The tail of the normal distribution, P(X > a), as e^(-a^2/2) times a slow function of a.

#ifndef RELUME_NORMAL_TAIL_H
#define RELUME_NORMAL_TAIL_H

#include "exponential.h"

/// P(X > a) e^(a^2/2) = g / (a + FLATTENER), where g is nearly flat, from 0.45 over 0.497 to 1 / sqrt(2 pi): neither
/// rounding in its argument nor in its terms weighs much.
#define FLATTENER 0.90625f

/// g for 0 <= a <= 15, a polynomial of v = (a - 1) / (a + 3.5). Sollya's
/// fpminimax(g, 9, [|SG...|], [-2/7; 0.757], relative): relative error 2^-25.2. In pairs, so that the processor need
/// not wait for one step after the other.
INLINE float flat_normal_tail(float a) {
    const float v = (a - 1) / (a + 3.5f), v2 = v * v;
    const float low = (-0x1.8aa914p-2f + v * 0x1.109464p-1f) + v2 * (-0x1.3305ap-2f + v * 0x1.0566dep-7f);
    const float high = (0x1.069be2p-4f + v * -0x1.7a64cep-9f) + v2 * (-0x1.762cfp-6f + v * 0x1.0685a8p-7f);
    return 0x1.fe99dp-2f + (v * -0x1.40b002p-10f + v2 * (low + v2 * v2 * high));
}

/// e^(-a^2/2) for 0 <= a <= 15, with bias 100. The square is split, because its rounding error would be multiplied by
/// a^2/2: the upper half of a has 12 bits, so its square is exact.
INLINE struct exponential normal_exponential(float a) {
    const float upper = float_of(bits_of(a) & 0xFFFFF000);
    return exponential_parts(upper * (-0.5f * upper), (a - upper) * (-0.5f * (a + upper)), 100);
}

#endif
