// Samples of one channel.

#ifndef RELUME_DIFF_PLANES_H
#define RELUME_DIFF_PLANES_H

#include "samples.h"

static inline double plane_sample(const struct relume_plane *plane, size_t index) {
    if (plane->bytes_per_sample == sizeof(double)) return ((const double *)plane->samples)[index];
    return sample_at(plane->samples, plane->bytes_per_sample, index);
}

#endif
