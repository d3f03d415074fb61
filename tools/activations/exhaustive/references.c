#include "references.h"

#include <math.h>

#include "quick.h"

/// What RReLU multiplies by outside training: the mean of its limits.
#define RRELU_SLOPE ((0.125f + 1 / 3.0f) / 2)

#define REAL double
#define NAMED(name) quick_##name##_truth
#define LOOP(name) \
    static void quick_##name(const double *restrict x, double *restrict truth, size_t count) { \
        for (size_t i = 0; i < count; i++) truth[i] = quick_##name##_truth(x[i]); \
    }
#define EXP quick_exp
#define EXPM1 quick_expm1
#define LOG1P quick_log1p
#define SQUARE_ROOT __builtin_sqrt
#define NORMAL_TAIL quick_normal_tail
#include "truths.h"
#undef REAL
#undef NAMED
#undef LOOP
#undef EXP
#undef EXPM1
#undef LOG1P
#undef SQUARE_ROOT
#undef NORMAL_TAIL
#undef TRUTH
#undef SELU_SCALE
#undef SELU_ALPHA
#undef STEEP
#undef ROOT
#undef CUBE

static long double exact_normal_tail(long double a) { return erfcl(a * 0.70710678118654752440084436210485L) / 2; }

#define REAL long double
#define NAMED(name) exact_##name##_truth
#define LOOP(name)
#define EXP expl
#define EXPM1 expm1l
#define LOG1P log1pl
#define SQUARE_ROOT sqrtl
#define NORMAL_TAIL exact_normal_tail
#include "truths.h"

#define ROW(text, formula, aspect, truth, course, ...) \
    {text, relume_formula_##formula, aspect, {__VA_ARGS__}, quick_##truth, exact_##truth##_truth, course},
const struct reference references[] = {
#include "rows.h"
};
const size_t reference_count = sizeof references / sizeof *references;
