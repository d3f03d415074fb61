// Interleaved channels as rows: a part of resample_template.h.

// A loop for each number of channels, so that the compiler knows how to shuffle.
#define SPLIT(name, sample, working) \
    static void name(const sample *restrict pixels, size_t channels, size_t count, working *restrict rows, \
                     size_t row_size) { \
        working *restrict first = rows, *restrict second = rows + row_size, *restrict third = second + row_size; \
        switch (channels) { \
        case 1: \
            for (size_t i = 0; i < count; i++) first[i] = pixels[i]; \
            break; \
        case 2: \
            for (size_t i = 0; i < count; i++) { \
                first[i] = pixels[2 * i]; \
                second[i] = pixels[2 * i + 1]; \
            } \
            break; \
        case 3: \
            for (size_t i = 0; i < count; i++) { \
                first[i] = pixels[3 * i]; \
                second[i] = pixels[3 * i + 1]; \
                third[i] = pixels[3 * i + 2]; \
            } \
            break; \
        default: { \
            working *restrict fourth = third + row_size; \
            for (size_t i = 0; i < count; i++) { \
                first[i] = pixels[4 * i]; \
                second[i] = pixels[4 * i + 1]; \
                third[i] = pixels[4 * i + 2]; \
                fourth[i] = pixels[4 * i + 3]; \
            } \
        } \
        } \
    }

SPLIT(split_bytes, uint8_t, uint8_t)
SPLIT(split_words, uint16_t, float)
SPLIT(split_floats, float, float)

#undef SPLIT
