// AVX-512 as of 2017's servers: foundation, DQ, BW, VL.

#if defined(__x86_64__)

#include <stdint.h>

#include "kernels.h"

#pragma clang attribute push(__attribute__((target("avx512f,avx512dq,avx512bw,avx512vl"))), apply_to = function)
#include "body.h"
#pragma clang attribute pop

const struct relume_kernels relume_kernels_avx512 = KERNELS;

#endif
