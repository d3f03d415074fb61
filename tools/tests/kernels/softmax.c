// Softmax and its kin: rows of many lengths, side by side in every number up to more than one block.

#include <string.h>

#include "families.h"
#include "inputs.h"
#include "results.h"

enum { value_count = 6000 };

static float input[value_count], output[value_count], gradient[value_count];

static const struct relume_rows shapes[] = {
    {1, 1, 1}, {2, 1, 1}, {3, 300, 257}, {4, 1000, 1000}, {10, 64, 33}, {17, 5, 5}, {1000, 1, 1}, {1000, 6, 3},
};

/// From the first value to the last of the rows.
static size_t size_of(struct relume_rows rows) { return (rows.length - 1) * rows.stride + rows.count; }

static void add_shape(const struct relume_elementwise_kernels *kernels, enum relume_softmax_kind kind,
                      struct relume_rows rows, struct result *forward, struct result *in_place,
                      struct result *backward) {
    const size_t size = size_of(rows) * sizeof *output;
    memset(output, 0, sizeof output);
    kernels->softmax(kind, rows, input, output);
    add(forward, output, size);
    memcpy(gradient, input, sizeof input);
    kernels->softmax_in_place(kind, rows, gradient);
    add(in_place, gradient, size);
    memcpy(gradient, input + 1, sizeof input - sizeof *input);
    kernels->softmax_gradient(kind, rows, output, gradient);
    add(backward, gradient, size);
}

void run_softmax(const struct relume_elementwise_kernels *kernels) {
    static const char *const names[] = {"softmax", "softmin", "log_softmax"};
    for (unsigned kind = 0; kind < sizeof names / sizeof *names; kind++) {
        struct result forward = {0}, in_place = {0}, backward = {0};
        struct chance chance = {2};
        for (int round = 0; round < 2; round++) {
            round == 0 ? fill_moderate_floats(&chance, input, value_count) : fill_floats(&chance, input, value_count);
            for (size_t shape = 0; shape < sizeof shapes / sizeof *shapes; shape++)
                add_shape(kernels, kind, shapes[shape], &forward, &in_place, &backward);
            for (size_t count = 1; count <= 70; count++)
                add_shape(kernels, kind, (struct relume_rows){3, count, count}, &forward, &in_place, &backward);
        }
        report("softmax", names[kind], forward);
        report("softmax_in_place", names[kind], in_place);
        report("softmax_gradient", names[kind], backward);
    }
}
