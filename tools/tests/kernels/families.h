// The families of kernels. Each function runs the kernels of one on generated inputs, and prints a line for every
// kernel.

#ifndef FAMILIES_H
#define FAMILIES_H

#include "relume_kernels.h"

void run_formulas(const struct relume_elementwise_kernels *kernels);
void run_softmax(const struct relume_elementwise_kernels *kernels);
void run_png_filters(const struct relume_png_kernels *kernels);
void run_deflate(const struct relume_literal_kernels *kernels);
void run_inflate(void);
void run_levels(const struct relume_kernels *kernels);
void run_crc32c(relume_crc32c *crc32c);
void run_resample(const struct relume_resample_kernels *kernels);
void run_matmul(relume_matmul_tile *matmul_tile);
void run_changes(void);
void run_similarity(relume_ssim_tile *ssim_tile);

#endif
