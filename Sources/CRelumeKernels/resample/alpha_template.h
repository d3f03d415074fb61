// Colors times their opacity and back: a part of resample_template.h.

static void premultiply_bytes(uint8_t *restrict colors, const uint8_t *restrict alpha, size_t count) {
    for (size_t i = 0; i < count; i++) {
        // A division by 255, rounded, for numbers up to 255 * 255.
        unsigned product = colors[i] * alpha[i] + 128u;
        colors[i] = (uint8_t)((product + (product >> 8)) >> 8);
    }
}

static void premultiply_floats(float *restrict colors, const float *restrict alpha, float maximum, size_t count) {
    for (size_t i = 0; i < count; i++) colors[i] = colors[i] * (alpha[i] / maximum);
}

static void divide_bytes(uint8_t *restrict colors, const uint8_t *restrict alpha, size_t count) {
    for (size_t i = 0; i < count; i++) {
        // Whole numbers below 2^16 over one of 8 bits: where the quotient is no whole number, it is further from one
        // than floats are from each other, so rounding it down is right.
        float opacity = alpha[i] == 0 ? 255 : alpha[i];
        int quotient = (int)((float)(colors[i] * 255) / opacity);
        colors[i] = quotient > 255 ? 255 : (uint8_t)quotient;
    }
}

static void divide_floats(float *restrict colors, const float *restrict alpha, float maximum, size_t count) {
    for (size_t i = 0; i < count; i++) {
        float opacity = alpha[i] == 0 ? 1 : alpha[i] / maximum;
        colors[i] = colors[i] / opacity;
    }
}
