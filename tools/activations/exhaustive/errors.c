// Every value is compared with the quick reference first. Whatever could be a greatest error, and whatever lies so
// close to 1 unit that the quick reference could be mistaken, is then compared with the exact one: the quick reference
// decides only what is out of doubt.

#include "errors.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { block = 4096 };

/// How far the quick reference may be off, in units in the last place. Every 64th block compares them at an input.
#define DOUBT 0x1p-16

static float float_of(uint32_t bits) {
    float x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

static int64_t bits_of(double x) {
    int64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

/// Beyond every float by less than a unit of their last place: infinity as a result.
static double limited(double y) { return y > 0x1p128 ? 0x1p128 : y < -0x1p128 ? -0x1p128 : y; }

/// One unit in the last place of a float of y's magnitude.
static double unit_of(double y) {
    uint64_t bits;
    memcpy(&bits, &y, sizeof bits);
    bits &= 0x7FF0000000000000;
    double power;
    memcpy(&power, &bits, sizeof power);
    power *= 0x1p-23;
    return power < 0x1p-149 ? 0x1p-149 : power;
}

/// x, and for infinity a number far beyond every float.
static double widened(float x) { return x > FLT_MAX ? 0x1p200 : x < -FLT_MAX ? -0x1p200 : x; }

static long double exact_error(const struct reference *reference, float x, float y, long double *truth) {
    long double t = reference->exact(widened(x));
    t = t > 0x1p128L ? 0x1p128L : t < -0x1p128L ? -0x1p128L : t;
    int exponent;
    frexpl(t, &exponent);
    const long double unit = t == 0 || exponent < -125 ? 0x1p-149L : ldexpl(1, exponent - 24);
    *truth = t;
    return isnan(y) ? INFINITY : fabsl((long double)limited(y) - t) / unit;
}

static void take(struct greatest *greatest, long double error, float x) {
    if (error > greatest->error) *greatest = (struct greatest){error, x};
}

/// What an error by the quick reference must exceed to be looked at as the greatest. So the greatest error that is
/// found may be 2 DOUBT below the true one; without that, functions that have it at millions of inputs would take
/// hours.
static double worth(struct greatest greatest) { return (double)greatest.error + DOUBT; }

/// Looks at one input with the exact reference.
static void look(struct errors *errors, const struct reference *reference, float x, float y) {
    long double truth;
    const long double error = exact_error(reference, x, y, &truth);
    const bool is_normal = fabsl(truth) >= 0x1p-126L;
    take(is_normal ? &errors->normal : &errors->subnormal, error, x);
    if (!is_normal) return;
    if (error > 1) errors->above_one++;
    if (error <= allowed) {
        take(&errors->within, error, x);
    } else {
        take(&errors->beyond, fabsl((long double)limited(y) - truth) * 0x1p24L, x);
    }
}

struct errors errors_of(const struct reference *reference, struct relume_loops loops, uint64_t first, uint64_t end,
                        uint32_t stride) {
    static _Thread_local float x[block], y[block];
    static _Thread_local double wide[block], truth[block], error[block], distance[block];
    struct errors errors = {0};
    float previous = NAN;
    if (first >= stride) {
        const float before = float_of((uint32_t)(first - stride));
        loops.map(reference->parameters, &before, &previous, 1);
    }
    uint64_t blocks = 0;
    for (uint64_t bits = first; bits < end; blocks++) {
        size_t count = 0;
        for (; count < block && bits < end; count++, bits += stride) x[count] = float_of((uint32_t)bits);
        loops.map(reference->parameters, x, y, count);
        for (size_t i = 0; i < count; i++) wide[i] = widened(x[i]);
        reference->quick(wide, truth, count);
        errors.count += count;

        const bool descends = x[0] < 0 || 1 / x[0] < 0;  // more bits are less
        const bool falls = (reference->course == falling) != descends;
        uint64_t against = 0, is_nan = 0, wrong_nan = 0;
        for (size_t i = 0; i < count; i++) {
            uint32_t result;
            memcpy(&result, &y[i], 4);
            is_nan += x[i] != x[i];
            wrong_nan += x[i] != x[i] && result != 0x7FC00000;
        }
        if (wrong_nan > 0) {
            fprintf(stderr, "%s: NaN in does not give 7FC00000 out\n", reference->text);
            exit(1);
        }
        if (is_nan == count) continue;
        if (reference->course != neither) {
            against += falls ? y[0] > previous : y[0] < previous;
            for (size_t i = 1; i < count; i++) against += falls ? y[i] > y[i - 1] : y[i] < y[i - 1];
            errors.against_course += against;
        }
        previous = y[count - 1];

        // Maxima of errors as bit patterns, which are in the same order, and which the compiler makes vectors of; NaN
        // is the greatest.
        int64_t worst = 0, worst_far = 0, worst_subnormal = 0;
        int64_t above = 0, close = 0, beyond = 0;
        for (size_t i = 0; i < count; i++) {
            const double t = limited(truth[i]);
            const double is_number = x[i] == x[i] ? 1 : 0;
            distance[i] = x[i] == x[i] ? fabs(limited(y[i]) - t) : 0;
            error[i] = distance[i] / unit_of(t);
            const bool is_normal = fabs(t) >= 0x1p-126;
            const double normal_error = is_normal ? error[i] : 0, other = is_normal ? 0 : error[i] * is_number;
            const double far = normal_error > allowed - DOUBT ? distance[i] * 0x1p24 : 0;
            worst = bits_of(normal_error) > worst ? bits_of(normal_error) : worst;
            worst_subnormal = bits_of(other) > worst_subnormal ? bits_of(other) : worst_subnormal;
            worst_far = bits_of(far) > worst_far ? bits_of(far) : worst_far;
            above += normal_error > 1 + DOUBT ? 1 : 0;
            close += fabs(normal_error - 1) <= DOUBT ? 1 : 0;
            beyond += normal_error > allowed - DOUBT ? 1 : 0;
        }
        const bool needs_look =
            worst > bits_of(worth(errors.normal)) || close > 0 || worst_subnormal > bits_of(worth(errors.subnormal)) ||
            worst_far > bits_of(worth(errors.beyond)) || (beyond > 0 && errors.within.error < allowed - 2 * DOUBT);
        if (!needs_look) {
            errors.above_one += (uint64_t)above;
        } else {
            for (size_t i = 0; i < count; i++) {
                if (x[i] != x[i]) continue;
                const bool is_normal = fabs(truth[i]) >= 0x1p-126;
                const double e = is_normal ? error[i] : 0;
                const bool looks = !(error[i] <= worth(is_normal ? errors.normal : errors.subnormal)) ||
                                   fabs(e - 1) <= DOUBT || (e > worth(errors.within) && e <= allowed + DOUBT) ||
                                   (e > allowed - DOUBT && distance[i] * 0x1p24 > worth(errors.beyond));
                if (looks) {
                    look(&errors, reference, x[i], y[i]);
                } else if (e > 1) {
                    errors.above_one++;
                }
            }
        }
        if (blocks % 64 == 0) {
            const size_t i = (size_t)(bits >> 7) % count;
            long double exact;
            if (isfinite(x[i])) {
                exact_error(reference, x[i], y[i], &exact);
                const long double doubt = fabsl(exact - limited(truth[i])) / unit_of((double)exact);
                if (doubt > errors.doubt) errors.doubt = doubt;
                if (!(doubt < DOUBT / 2)) {
                    fprintf(stderr, "%s at %a: the references differ by %Lg units\n", reference->text, x[i], doubt);
                    exit(1);
                }
            }
        }
    }
    return errors;
}

void merge(struct errors *errors, const struct errors *more) {
    take(&errors->normal, more->normal.error, more->normal.x);
    take(&errors->subnormal, more->subnormal.error, more->subnormal.x);
    take(&errors->within, more->within.error, more->within.x);
    take(&errors->beyond, more->beyond.error, more->beyond.x);
    errors->above_one += more->above_one;
    errors->count += more->count;
    errors->against_course += more->against_course;
    if (more->doubt > errors->doubt) errors->doubt = more->doubt;
}
