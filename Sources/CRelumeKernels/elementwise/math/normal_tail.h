// The tail of the normal distribution, P(X > a), as e^(-a^2/2) times a slow function of a.

/// P(X > a) * e^(a^2/2) for 0 <= a <= 15.
///
/// With v = (a - 3) / (a + 3), (a + 3) times it is nearly polynomial. The polynomial is Sollya's
/// fpminimax(g, 10, [|D,SG...|], [-1; 0.667], relative): relative error 2^-28. What is sensitive to rounding, the
/// quotient and the last step, is done in double precision; the quotient is a float's, improved by one Newton step.
INLINE double scaled_normal_tail(float a) {
    const double sum = (double)a + 3;
    const double estimate = 1 / (a + 3);
    const double w = estimate * (2 - sum * estimate);
    const double v = 1 - 6 * w;
    const float u = (float)v;
    float p = 0x1.b99bb2p-15f;
    p = p * u + 0x1.0d28ap-13f;
    p = p * u + -0x1.fef9fap-13f;
    p = p * u + -0x1.0dd65ep-10f;
    p = p * u + 0x1.0ca3f4p-10f;
    p = p * u + 0x1.c8a8dep-8f;
    p = p * u + -0x1.56d69ap-7f;
    p = p * u + -0x1.832ca2p-5f;
    p = p * u + 0x1.d71386p-3f;
    p = p * u + -0x1.04c72ap-1f;
    return (0x1.754a751ced345p-1 + v * p) * w;
}

/// e^(-a^2/2) for 0 <= a <= 15. The square is split, because its rounding error would be multiplied by a^2/2: the upper
/// half of a has 12 bits, so its square is exact.
INLINE struct exponential normal_exponential(float a) {
    const float upper = float_of(bits_of(a) & 0xFFFFF000);
    return exponential_parts(-0.5f * (upper * upper), -0.5f * ((a - upper) * (a + upper)));
}
