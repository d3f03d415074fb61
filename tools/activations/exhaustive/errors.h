// The errors of one function over a range of inputs.

#ifndef RELUME_ERRORS_H
#define RELUME_ERRORS_H

#include <stdbool.h>
#include <stdint.h>

#include "references.h"

/// A greatest error and the input that has it.
struct greatest {
    long double error;
    float x;
};

struct errors {
    /// In units in the last place, where the true value is normal (or rounds to infinity) and where it is not.
    struct greatest normal, subnormal;
    /// The greatest absolute error of those that are more than `allowed` units off, in units of 2^-24.
    struct greatest beyond;
    /// The greatest error in units in the last place up to `allowed`.
    struct greatest within;
    /// How many inputs are more than 1 unit off; how many inputs were looked at.
    uint64_t above_one, count;
    /// How many steps from one input to the next go against the function's course.
    uint64_t against_course;
    /// The greatest distance of the quick reference from the exact one where both were taken, in units.
    long double doubt;
};

/// Units in the last place that derivatives may be off where they are not near a zero.
enum { allowed = 2 };

/// Looks at the floats with the bit patterns first, first + stride, ... below end.
struct errors errors_of(const struct reference *reference, struct relume_loops loops, uint64_t first, uint64_t end,
                        uint32_t stride);

/// Adds those of a range that follows.
void merge(struct errors *errors, const struct errors *more);

#endif
