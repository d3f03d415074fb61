// A picture at half its size, for MS-SSIM.

#include "planes.h"

#pragma clang fp contract(off)

void relume_halve(const struct relume_plane *plane, size_t width, size_t height, size_t first_row, size_t rows,
                  double *output) {
    const size_t half = (width + 1) / 2;
    for (size_t row = first_row; row < first_row + rows; row++) {
        const size_t top = 2 * row * plane->stride;
        const size_t bottom = 2 * row + 1 < height ? top + plane->stride : top;
        for (size_t column = 0; column < half; column++) {
            const size_t left = 2 * column * plane->step;
            const size_t right = 2 * column + 1 < width ? left + plane->step : left;
            *output++ = (plane_sample(plane, top + left) + plane_sample(plane, top + right) +
                         plane_sample(plane, bottom + left) + plane_sample(plane, bottom + right)) /
                        4;
        }
    }
}
