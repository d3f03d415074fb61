// Linear light of sRGB samples, by table.

#ifndef RELUME_DIFF_LINEAR_LIGHT_H
#define RELUME_DIFF_LINEAR_LIGHT_H

#include <math.h>

/// Fills a table of the light of each 8-bit sample; the last entry is there twice, so that interpolation may look one
/// ahead.
static inline void fill_linear_light(double table[257]) {
    for (int level = 0; level < 256; level++) {
        const double c = level / 255.0;
        table[level] = c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
    }
    table[256] = table[255];
}

/// The table's value at `position`, linear between two entries; outside of 0 to `last` that at the end.
static inline double interpolate(const double *table, double position, int last) {
    const double inside = position < 0 ? 0 : position > last ? last : position;
    const int step = (int)inside;
    return table[step] + (table[step + 1] - table[step]) * (inside - step);
}

#endif
