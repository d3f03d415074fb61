// A tile of a product of matrices, whose sums stay in registers from the first product to the last.
//
// KERNEL(name)   the name that a kernel has for the instruction set
// LANES          floats in a vector
// TILE_ROWS      rows at a time, which divides relume_matmul_rows: as many sums as there are registers for

#pragma clang fp contract(off)

#define UNROLLED _Pragma("clang loop unroll(full)")

enum { tile_columns = 2 * LANES };

typedef float vector __attribute__((ext_vector_type(LANES)));

/// Adds the products of TILE_ROWS rows and two vectors of columns.
INLINE void add_products(const float *block, const float *panel, size_t depth, vector sums[TILE_ROWS][2]) {
    for (size_t k = 0; k < depth; k++) {
        vector columns[2];
        memcpy(columns, panel + k * relume_matmul_columns, sizeof columns);
        UNROLLED
        for (int row = 0; row < TILE_ROWS; row++) {
            float factor = block[k * relume_matmul_rows + row];
            sums[row][0] += columns[0] * factor;
            sums[row][1] += columns[1] * factor;
        }
    }
}

INLINE void tile(const float *block, const float *panel, size_t depth, float *output, size_t stride, size_t rows,
                 size_t columns) {
    vector sums[TILE_ROWS][2] = {};
    add_products(block, panel, depth, sums);
    UNROLLED
    for (int row = 0; row < TILE_ROWS; row++) {
        UNROLLED
        for (int half = 0; half < 2; half++) {
            // The one NaN for every NaN.
            vector values = sums[row][half] == sums[row][half] ? sums[row][half] : (vector)__builtin_nanf("");
            size_t first = half * LANES;
            if ((size_t)row >= rows || first >= columns) continue;
            if (columns - first >= LANES)
                memcpy(output + row * stride + first, &values, sizeof values);
            else
                memcpy(output + row * stride + first, &values, (columns - first) * sizeof(float));
        }
    }
}

void KERNEL(relume_matmul_tile)(const float *block, const float *panel, size_t depth, float *output, size_t stride,
                                size_t rows, size_t columns) {
    for (size_t column = 0; column < columns; column += tile_columns)
        for (size_t row = 0; row < rows; row += TILE_ROWS)
            tile(block + row, panel + column, depth, output + row * stride + column, stride, rows - row,
                 columns - column);
}
