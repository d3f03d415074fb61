// The least and the greatest level of each channel: a part of ranges_template.h, for samples of one size.
//
// VECTOR_BYTES    16, 32 or 64
// SAMPLE          uint8_t or uint16_t
// SIZED(name)     the name that something has for SAMPLE

typedef SAMPLE SIZED(levels) __attribute__((ext_vector_type(VECTOR_BYTES / sizeof(SAMPLE))));

INLINE void SIZED(widen_by)(struct relume_level_range *range, SAMPLE least, SAMPLE greatest) {
    if (least < range->least) range->least = least;
    if (greatest > range->greatest) range->greatest = greatest;
}

/// Inlined for each number of channels, so that the vectors stay in registers.
INLINE void SIZED(widen)(struct relume_level_range *ranges, const SAMPLE *samples, size_t count, size_t channels) {
    enum { lanes = VECTOR_BYTES / sizeof(SAMPLE), most_vectors = 4 };
    // So many that every block begins with the first channel, and that one comparison need not wait for the last.
    const size_t vectors = channels == 3 ? 3 : most_vectors;
    SIZED(levels) least[most_vectors], greatest[most_vectors];
    for (size_t v = 0; v < vectors; v++) least[v] = (SAMPLE)-1, greatest[v] = 0;
    size_t at = 0;
    for (; at + vectors * lanes <= count; at += vectors * lanes) {
        for (size_t v = 0; v < vectors; v++) {
            SIZED(levels) block;
            memcpy(&block, samples + at + v * lanes, sizeof block);
            least[v] = __builtin_elementwise_min(least[v], block);
            greatest[v] = __builtin_elementwise_max(greatest[v], block);
        }
    }
    for (size_t v = 0; v < vectors; v++) {
        if (channels == 1) {
            SIZED(widen_by)(ranges, __builtin_reduce_min(least[v]), __builtin_reduce_max(greatest[v]));
            continue;
        }
        for (size_t lane = 0; lane < lanes; lane++)
            SIZED(widen_by)(&ranges[(v * lanes + lane) % channels], least[v][lane], greatest[v][lane]);
    }
    for (; at < count; at++) SIZED(widen_by)(&ranges[at % channels], samples[at], samples[at]);
}

static void SIZED(widen_ranges)(struct relume_level_range *ranges, const SAMPLE *samples, size_t count,
                                size_t channels) {
    switch (channels) {
    case 1: SIZED(widen)(ranges, samples, count, 1); break;
    case 2: SIZED(widen)(ranges, samples, count, 2); break;
    case 3: SIZED(widen)(ranges, samples, count, 3); break;
    default: SIZED(widen)(ranges, samples, count, 4); break;
    }
}
