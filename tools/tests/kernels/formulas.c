// Functions of one float, of two, and of a float and its position.

#include <string.h>

#include "families.h"
#include "inputs.h"
#include "results.h"

enum { value_count = (48 << 10) + 13, longest_tail = 67 };

static float input[value_count], other[value_count], output[value_count + 1];

/// Parameters as functions have them, and some that few have.
static const struct relume_parameters parameters[] = {{0.25f, 1.5f, 0.75f}, {1, 0, 2}, {-0.5f, 2, 1}};

static void add_values(struct result *result, const float *values, size_t count) {
    add(result, values, count * sizeof *values);
}

/// Many values, and every number of values that may be left over, at addresses of every kind.
static void add_loops(struct result *result, const struct relume_loops *loops) {
    for (size_t p = 0; p < sizeof parameters / sizeof *parameters; p++) {
        loops->map(parameters[p], input, output, value_count);
        add_values(result, output, value_count);
    }
    memcpy(output, input, sizeof input);
    loops->map_in_place(parameters[0], output, value_count);
    add_values(result, output, value_count);
    for (size_t count = 0; count <= longest_tail; count++) {
        loops->map(parameters[0], input + count, output + 1, count);
        add_values(result, output + 1, count);
        memcpy(output + 1, input + count, count * sizeof *output);
        loops->map_in_place(parameters[0], output + 1, count);
        add_values(result, output + 1, count);
    }
}

static void run_formula(const char *name, const struct relume_formula_kernels *kernels) {
    struct result function = {0}, derivative = {0}, parameter_derivative = {0};
    add_loops(&function, &kernels->function);
    report("formula", name, function);
    add_loops(&derivative, &kernels->derivative);
    report("derivative", name, derivative);
    if (kernels->parameter_derivative == NULL) return;
    add_loops(&parameter_derivative, kernels->parameter_derivative);
    report("parameter_derivative", name, parameter_derivative);
}

static void run_pairs(const char *name, void (*pairs)(const float *, const float *, float *, size_t)) {
    struct result result = {0};
    pairs(input, other, output, value_count);
    add_values(&result, output, value_count);
    for (size_t count = 0; count <= longest_tail; count++) {
        pairs(input + count, other, output + 1, count);
        add_values(&result, output + 1, count);
    }
    report("pairs", name, result);
}

static void run_slopes(const char *name, void (*slopes)(struct relume_random_slope, float *, size_t, uint64_t)) {
    struct result result = {0};
    const struct relume_random_slope slope = {0.125f, 0.333f, 0x0123456789ABCDEF};
    memcpy(output, input, sizeof input);
    slopes(slope, output, value_count, 0xFFFFFF00);  // the position gets a 33rd bit
    add_values(&result, output, value_count);
    for (size_t count = 0; count <= longest_tail; count++) {
        memcpy(output + 1, input, count * sizeof *output);
        slopes(slope, output + 1, count, count);
        add_values(&result, output + 1, count);
    }
    report("slopes", name, result);
}

void run_formulas(const struct relume_elementwise_kernels *kernels) {
    struct chance chance = {1};
    fill_floats(&chance, input, value_count);
    fill_floats(&chance, other, value_count);
#define RUN(name) run_formula(#name, &kernels->formulas[relume_formula_##name]);
    RELUME_FORMULAS(RUN, RUN)
#undef RUN
    run_pairs("multiply", kernels->multiply);
    run_pairs("gate", kernels->gate);
    run_slopes("random_leaky_relu", kernels->random_leaky_relu);
    run_slopes("random_leaky_relu_derivative", kernels->random_leaky_relu_derivative);
}
