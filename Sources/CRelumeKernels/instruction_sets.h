// How kernels are compiled for an instruction set, and which are.
//
// A family of kernels that gains by them has a body FAMILY_template.h, and a file FAMILY_SET.c for each set it is
// compiled for:
//
//     #pragma clang attribute push(AVX2, apply_to = function)
//     #define KERNEL(name) name##_avx2
//     #include "family_template.h"
//     #pragma clang attribute pop
//
// Its kernels stand below and in the table of instruction_sets.c, where alone one is chosen.

#ifndef RELUME_INSTRUCTION_SETS_H
#define RELUME_INSTRUCTION_SETS_H

#include "relume_kernels.h"

#define SSE42 __attribute__((target("sse4.2")))
#define AVX2 __attribute__((target("avx2,fma")))
#define AVX512 __attribute__((target("avx512f,avx512dq,avx512bw,avx512vl,fma")))
#define AVX512_VBMI __attribute__((target("avx512f,avx512dq,avx512bw,avx512vl,fma,avx512vbmi,avx512vbmi2")))
#define ARM_CRC __attribute__((target("crc")))

extern const struct relume_elementwise_kernels relume_elementwise_baseline;
extern const struct relume_png_kernels relume_png_baseline;
extern const struct relume_resample_kernels relume_resample_baseline;
relume_matmul_tile relume_matmul_tile_baseline;
relume_ssim_tile relume_ssim_tile_baseline;
relume_map_levels relume_map_levels_baseline;
relume_look_up_levels relume_look_up_levels_baseline;
extern const struct relume_range_kernels relume_ranges_baseline;
extern const struct relume_literal_kernels relume_literals_baseline;
relume_crc32c relume_crc32c_baseline;

#if defined(__x86_64__)
extern const struct relume_elementwise_kernels relume_elementwise_avx2, relume_elementwise_avx512;
extern const struct relume_png_kernels relume_png_avx2, relume_png_avx512;
extern const struct relume_resample_kernels relume_resample_sse42, relume_resample_avx2, relume_resample_avx512;
relume_matmul_tile relume_matmul_tile_avx2, relume_matmul_tile_avx512;
relume_ssim_tile relume_ssim_tile_avx2;
relume_map_levels relume_map_levels_avx512_vbmi;
relume_look_up_levels relume_look_up_levels_avx512_vbmi;
extern const struct relume_range_kernels relume_ranges_avx2, relume_ranges_avx512;
extern const struct relume_literal_kernels relume_literals_avx512_vbmi;
relume_crc32c relume_crc32c_sse42;
#elif defined(__aarch64__)
relume_crc32c relume_crc32c_arm;
#endif

#endif
