// Runs every kernel with one instruction set, and prints a line for each: its name and a hash of what it gave.
//
//     kernels        prints the instruction sets that this processor runs
//     kernels SET    prints the lines

#include <stdio.h>
#include <string.h>

#include "families.h"

static const char *const names[] = {
    [relume_instruction_set_baseline] = "baseline",
    [relume_instruction_set_sse42] = "sse42",
    [relume_instruction_set_avx2] = "avx2",
    [relume_instruction_set_avx512] = "avx512",
    [relume_instruction_set_avx512_vbmi] = "avx512_vbmi",
    [relume_instruction_set_arm_crc] = "arm_crc",
};
enum { set_count = sizeof names / sizeof *names };

static void run(const struct relume_kernels *kernels) {
    run_formulas(kernels->elementwise);
    run_softmax(kernels->elementwise);
    run_png_filters(kernels->png);
    run_deflate(kernels->literals);
    run_inflate();
    run_levels(kernels);
    run_crc32c(kernels->crc32c);
    run_resample(kernels->resample);
    run_matmul(kernels->matmul_tile);
    run_changes();
    run_similarity(kernels->ssim_tile);
}

int main(int count, char **arguments) {
    for (unsigned set = 0; set < set_count; set++) {
        if (!relume_supports(set)) continue;
        if (count < 2) {
            puts(names[set]);
        } else if (strcmp(arguments[1], names[set]) == 0) {
            run(relume_kernels_for(set));
            return 0;
        }
    }
    return count < 2 ? 0 : 64;
}
