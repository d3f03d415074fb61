// exhaustive STRIDE FOLDER: looks at every function at every STRIDE-th float, on as many threads as there are cores,
// and writes FOLDER/N.tsv for row N when it is done; what is there already is left as it is.
//
// exhaustive truths: prints true values for truths.py to hold against mpmath's.

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "errors.h"
#include "relume_kernels.h"

static uint32_t stride;
static const char *folder;
static const struct relume_elementwise_kernels *kernels;
static _Atomic size_t next_row;

static struct relume_loops loops_of(const struct reference *reference) {
    const struct relume_formula_kernels *formula = &kernels->formulas[reference->formula];
    switch (reference->aspect) {
    case function: return formula->function;
    case derivative: return formula->derivative;
    case parameter_derivative: return *formula->parameter_derivative;
    }
}

/// A file appears whole, so that a run that was ended can be taken up again.
static void write_row(size_t row, const struct errors *e) {
    static const char *const aspects[] = {"value", "derivative", "by the parameter"};
    static const char *const courses[] = {"-", "rising", "falling"};
    char path[4096], part[4096 + 8];
    snprintf(path, sizeof path, "%s/%03zu.tsv", folder, row);
    snprintf(part, sizeof part, "%s.part", path);
    FILE *file = fopen(part, "w");
    if (file == NULL) {
        perror(part);
        exit(1);
    }
    fprintf(file, "%s\t%s\t%.5Lf\t%.9g\t%.5Lf\t%.9g\t%.9g\t%s\t%llu\t%.5Lf\t%.5Lf\t%.9g\t%llu\n", references[row].text,
            aspects[references[row].aspect], e->normal.error, e->normal.x, e->subnormal.error, e->subnormal.x,
            (double)e->above_one / (double)e->count, courses[references[row].course],
            (unsigned long long)e->against_course, e->within.error, e->beyond.error, e->beyond.x,
            (unsigned long long)e->count);
    if (fclose(file) != 0 || rename(part, path) != 0) {
        perror(path);
        exit(1);
    }
}

static void *work(void *unused) {
    for (size_t row; (row = next_row++) < reference_count;) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%03zu.tsv", folder, row);
        if (access(path, F_OK) == 0) continue;
        const uint64_t positive_end = 0x80000000;
        struct errors errors = errors_of(&references[row], loops_of(&references[row]), 0, positive_end, stride);
        const struct errors negative =
            errors_of(&references[row], loops_of(&references[row]), positive_end, 2 * positive_end, stride);
        merge(&errors, &negative);
        write_row(row, &errors);
    }
    return unused;
}

/// Every row at some of the floats from -100 to 100, by both references.
static void print_truths(void) {
    for (size_t row = 0; row < reference_count; row++) {
        for (uint32_t n = 1; n <= 400; n++) {
            const float share = (float)(n * 2654435769u >> 8) * 0x1p-23f - 1;
            const float x = n % 2 == 0 ? share * 100 : share * share * share * 4;
            const double wide = x;
            double quick;
            references[row].quick(&wide, &quick, 1);
            printf("%s\t%u\t%a\t%.25Lg\t%.25g\n", references[row].text, references[row].aspect, x,
                   references[row].exact(x), quick);
        }
    }
}

int main(int count, char **arguments) {
    if (count == 2) return print_truths(), 0;
    if (count != 3 || (stride = (uint32_t)strtoul(arguments[1], NULL, 10)) == 0) {
        fprintf(stderr, "usage: exhaustive STRIDE FOLDER\n");
        return 64;
    }
    folder = arguments[2];
    enum relume_instruction_set best = relume_instruction_set_baseline;
    for (int set = 0; set <= relume_instruction_set_arm_crc; set++)
        if (relume_supports((enum relume_instruction_set)set)) best = (enum relume_instruction_set)set;
    kernels = relume_kernels_for(best)->elementwise;
    pthread_t threads[64];
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    if (cores > 64) cores = 64;
    for (long n = 0; n < cores; n++) pthread_create(&threads[n], NULL, work, NULL);
    for (long n = 0; n < cores; n++) pthread_join(threads[n], NULL);
    return 0;
}
