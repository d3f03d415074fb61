// The instruction sets, and the kernels that are compiled for more than one of them.

#ifndef RELUME_KERNELS_H
#define RELUME_KERNELS_H

#include <stdbool.h>

#include "relume_crc32c.h"
#include "relume_diff.h"
#include "relume_elementwise.h"
#include "relume_levels.h"
#include "relume_literals.h"
#include "relume_matmul.h"
#include "relume_png_filters.h"
#include "relume_resample.h"

#pragma clang assume_nonnull begin

/// The instruction sets, those of one architecture from the least to the greatest. A kernel's bytes are the same for
/// every one.
enum relume_instruction_set {
    /// What every processor of the architecture has: SSE2 on x86-64, NEON on ARM.
    relume_instruction_set_baseline,
    relume_instruction_set_sse42,
    /// AVX2 with the fused multiply-add, which is a processor bit of its own.
    relume_instruction_set_avx2,
    /// AVX-512 as of 2017's servers: foundation, DQ, BW, VL.
    relume_instruction_set_avx512,
    /// AVX-512 as of 2019: with VBMI and VBMI2.
    relume_instruction_set_avx512_vbmi,
    /// ARM's instructions for CRC-32, which 8.0 leaves to the maker.
    relume_instruction_set_arm_crc,
};

/// Kernels for one instruction set.
struct relume_kernels {
    const struct relume_elementwise_kernels *elementwise;
    const struct relume_png_kernels *png;
    const struct relume_resample_kernels *resample;
    relume_matmul_tile *matmul_tile;
    relume_ssim_tile *ssim_tile;
    relume_map_levels *map_levels;
    relume_look_up_levels *look_up_levels;
    const struct relume_range_kernels *ranges;
    const struct relume_literal_kernels *literals;
    relume_crc32c *crc32c;
};

/// Whether this processor and its operating system run an instruction set.
bool relume_supports(enum relume_instruction_set set);

/// The kernels for an instruction set, which must be supported when one of them is called.
const struct relume_kernels *relume_kernels_for(enum relume_instruction_set set);

#pragma clang assume_nonnull end

#endif
