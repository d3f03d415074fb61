// AVX2.

#if defined(__x86_64__)

#include <stdint.h>

#include "kernels.h"

#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#include "body.h"
#pragma clang attribute pop

const struct relume_kernels relume_kernels_avx2 = KERNELS;

#endif
