// The one place where an instruction set is chosen.

#include "instruction_sets.h"

#if defined(__aarch64__) && defined(__linux__)
#include <sys/auxv.h>
#endif

// clang-format off
static const struct relume_kernels kernels[] = {
    [relume_instruction_set_baseline] = {
        &relume_elementwise_baseline, &relume_png_baseline, &relume_resample_baseline,
        relume_matmul_tile_baseline, relume_ssim_tile_baseline,
        relume_map_levels_baseline, relume_look_up_levels_baseline, &relume_ranges_baseline,
        &relume_literals_baseline, relume_crc32c_baseline},
#if defined(__x86_64__)
    [relume_instruction_set_sse42] = {
        &relume_elementwise_baseline, &relume_png_baseline, &relume_resample_sse42,
        relume_matmul_tile_baseline, relume_ssim_tile_baseline,
        relume_map_levels_baseline, relume_look_up_levels_baseline, &relume_ranges_baseline,
        &relume_literals_baseline, relume_crc32c_sse42},
    [relume_instruction_set_avx2] = {
        &relume_elementwise_avx2, &relume_png_avx2, &relume_resample_avx2,
        relume_matmul_tile_avx2, relume_ssim_tile_avx2,
        relume_map_levels_baseline, relume_look_up_levels_baseline, &relume_ranges_avx2,
        &relume_literals_baseline, relume_crc32c_sse42},
    [relume_instruction_set_avx512] = {
        &relume_elementwise_avx512, &relume_png_avx512, &relume_resample_avx512,
        relume_matmul_tile_avx512, relume_ssim_tile_avx2,
        relume_map_levels_baseline, relume_look_up_levels_baseline, &relume_ranges_avx512,
        &relume_literals_baseline, relume_crc32c_sse42},
    [relume_instruction_set_avx512_vbmi] = {
        &relume_elementwise_avx512, &relume_png_avx512, &relume_resample_avx512,
        relume_matmul_tile_avx512, relume_ssim_tile_avx2,
        relume_map_levels_avx512_vbmi, relume_look_up_levels_avx512_vbmi, &relume_ranges_avx512,
        &relume_literals_avx512_vbmi, relume_crc32c_sse42},
#elif defined(__aarch64__)
    [relume_instruction_set_arm_crc] = {
        &relume_elementwise_baseline, &relume_png_baseline, &relume_resample_baseline,
        relume_matmul_tile_baseline, relume_ssim_tile_baseline,
        relume_map_levels_baseline, relume_look_up_levels_baseline, &relume_ranges_baseline,
        &relume_literals_baseline, relume_crc32c_arm},
#endif
};
// clang-format on

const struct relume_kernels *relume_kernels_for(enum relume_instruction_set set) { return &kernels[set]; }

#if defined(__x86_64__)

bool relume_supports(enum relume_instruction_set set) {
    __builtin_cpu_init();
    switch (set) {
    case relume_instruction_set_baseline: return true;
    case relume_instruction_set_sse42: return __builtin_cpu_supports("sse4.2");
    case relume_instruction_set_avx2: return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    case relume_instruction_set_avx512:
        return relume_supports(relume_instruction_set_avx2) && __builtin_cpu_supports("avx512f") &&
               __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") &&
               __builtin_cpu_supports("avx512vl");
    case relume_instruction_set_avx512_vbmi:
        return relume_supports(relume_instruction_set_avx512) && __builtin_cpu_supports("avx512vbmi") &&
               __builtin_cpu_supports("avx512vbmi2");
    case relume_instruction_set_arm_crc: return false;
    }
}

#else

bool relume_supports(enum relume_instruction_set set) {
    if (set == relume_instruction_set_baseline) return true;
#if defined(__aarch64__) && defined(__linux__)
    return set == relume_instruction_set_arm_crc && (getauxval(AT_HWCAP) & HWCAP_CRC32) != 0;
#elif defined(__aarch64__)
    return set == relume_instruction_set_arm_crc;  // every 64-bit Apple machine that runs a supported system
#else
    return false;
#endif
}

#endif
