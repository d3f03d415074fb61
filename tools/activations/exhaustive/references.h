// The functions that are looked at, each with its true values.

#ifndef RELUME_REFERENCES_H
#define RELUME_REFERENCES_H

#include <stddef.h>

#include "relume_elementwise.h"

enum aspect { function, derivative, parameter_derivative };
enum course { neither, rising, falling };

struct reference {
    const char *text;
    enum relume_formula formula;
    enum aspect aspect;
    struct relume_parameters parameters;
    /// Writes the true values at finite x, in double precision.
    void (*quick)(const double *x, double *truth, size_t count);
    /// The true value at a finite x, in long double precision.
    long double (*exact)(long double x);
    enum course course;
};

extern const struct reference references[];
extern const size_t reference_count;

#endif
