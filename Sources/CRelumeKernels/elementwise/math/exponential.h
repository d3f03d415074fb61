// e^x and e^x - 1 from one polynomial.
//
// x = n ln 2 + r with |r| <= ln 2 / 2 (ln 2 in two parts, the upper one of 15 bits, so that n times it is exact), and
// e^r - 1 = r + r^2 q(r). q is Sollya's fpminimax(expm1(x), [|2,3,4,5,6|], [|SG...|], [-0.348; 0.348], relative, x):
// relative error 2^-27.

/// e^x = (1 + fraction) * scale * scale2. The scale is split, so that each factor is normal even where e^x is not and
/// a product with e^x can be rounded once, at its end.
struct exponential {
    float fraction, scale, scale2;
};

/// e^(x + tail) for |x| <= 170 and a tail of at most 2^-4.
INLINE struct exponential exponential_parts(float x, float tail) {
    const float shifter = 0x1.8p23f;  // adding it rounds to an integer, which then stands in the low bits
    const float shifted = (x + tail) * 0x1.715476p0f + shifter;
    const float n = shifted - shifter;
    const float r = (x - n * 0x1.62e4p-1f) + (tail - n * 0x1.7f7d1cp-20f);
    float q = 0x1.6b75f2p-10f;
    q = q * r + 0x1.12296ap-7f;
    q = q * r + 0x1.555716p-5f;
    q = q * r + 0x1.5554aep-3f;
    q = q * r + 0x1.fffffep-2f;
    const int32_t exponent = (int32_t)(bits_of(shifted) - bits_of(shifter));
    const int32_t half = exponent >> 1;
    struct exponential e;
    e.fraction = r + r * r * q;
    e.scale = float_of((uint32_t)(half + 127) << 23);
    e.scale2 = float_of((uint32_t)(exponent - half + 127) << 23);
    return e;
}

/// factor * e^x, rounded once where it is subnormal.
INLINE float scaled(float factor, struct exponential e) { return factor * (1 + e.fraction) * e.scale * e.scale2; }

/// e^x for every x; 0 below -104, infinite above 88.7.
INLINE float exponential_of(float x) {
    const struct exponential e = exponential_parts(at_most(90, at_least(-110, x)), 0);
    return (1 + e.fraction) * e.scale * e.scale2;
}

/// e^x - 1 for x <= 0, without cancellation near 0. 2^n - 1 is exact down to n = -24, and beyond that all is -1.
INLINE float exponential_minus_one(float x) {
    const struct exponential e = exponential_parts(at_least(-25, x), 0);
    const float power = e.scale * e.scale2;
    return power * e.fraction + (power - 1);
}
