// Numbers as the sum of two floats, for what may not be rounded halfway.

#ifndef RELUME_SPLIT_H
#define RELUME_SPLIT_H

#include "fused.h"

/// A number as the sum of two floats.
struct split {
    float upper, tail;
};

/// a * b, exactly; no tail where the product is not finite.
INLINE struct split product_split(float a, float b) {
    const float upper = a * b;
    return (struct split){upper, fused(a, b, -upper)};
}

/// a + b for positive a and b, exactly.
INLINE struct split sum_of(float a, float b) {
    const float larger = a < b ? b : a, smaller = a < b ? a : b;
    const float upper = larger + smaller;
    return (struct split){upper, smaller - (upper - larger)};
}

/// No tail: adding -0 changes nothing, and the compiler knows.
#define EXACT (-0.0f)

/// n / d, given 1 / d.upper, not added up.
INLINE struct split division(struct split n, struct split d, float inverse) {
    const float estimate = n.upper * inverse;
    const float rest = fused(-d.tail, estimate, fused(-d.upper, estimate, n.upper)) + n.tail;
    return (struct split){estimate, rest * inverse};
}

/// n / d, given 1 / d.upper: rounded once, but for what n and d lost before.
INLINE float quotient_by(struct split n, struct split d, float inverse) {
    const float estimate = n.upper * inverse;
    const float rest = fused(-d.tail, estimate, fused(-d.upper, estimate, n.upper)) + n.tail;
    return fused(rest, inverse, estimate);
}

INLINE float quotient(struct split n, struct split d) { return quotient_by(n, d, 1 / d.upper); }

INLINE struct split exactly(float x) { return (struct split){x, EXACT}; }

#endif
