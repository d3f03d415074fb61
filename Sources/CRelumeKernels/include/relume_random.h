#ifndef RELUME_RANDOM_H
#define RELUME_RANDOM_H

#include <stddef.h>
#include <stdint.h>

#include "relume_kernel_level.h"

/// A slope for each position, between `lower` and `upper`: a hash of `seed` and the position, so that it depends on
/// nothing else.
struct relume_random_slope {
    float lower, upper;
    uint64_t seed;
};

/// Multiplies every value that is not above 0 by the slope of its position. values[i] stands at position first + i.
void relume_random_leaky_relu(struct relume_random_slope slope, enum relume_level level, float *values, size_t count,
                              uint64_t first);

/// Replaces every value by the derivative there: 1 above 0, else the slope.
void relume_random_leaky_relu_derivative(struct relume_random_slope slope, enum relume_level level, float *values,
                                         size_t count, uint64_t first);

#endif
