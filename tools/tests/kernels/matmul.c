// Products of matrices: tiles of every number of rows and columns.

#include "families.h"
#include "inputs.h"
#include "results.h"

enum { most_depth = 70, stride = relume_matmul_columns + 5 };

void run_matmul(relume_matmul_tile *matmul_tile) {
    static float block[most_depth * relume_matmul_rows], panel[most_depth * relume_matmul_columns];
    static float output[relume_matmul_rows * stride];
    struct chance chance = {9};
    struct result result = {0};
    fill_moderate_floats(&chance, block, sizeof block / sizeof *block);
    fill_moderate_floats(&chance, panel, sizeof panel / sizeof *panel);
    for (size_t depth = 0; depth <= most_depth; depth += 7) {
        for (size_t rows = 1; rows <= relume_matmul_rows; rows++) {
            for (size_t columns = 1; columns <= relume_matmul_columns; columns++) {
                matmul_tile(block, panel, depth, output, stride, rows, columns);
                add(&result, output, sizeof output);  // with what must be left alone
            }
        }
    }
    report("matmul", "matmul_tile", result);
}
