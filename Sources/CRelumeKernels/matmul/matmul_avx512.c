#if defined(__x86_64__)

#include "../inline.h"
#include "../instruction_sets.h"

#pragma clang attribute push(AVX512, apply_to = function)
#define LANES 16
#define TILE_ROWS 12
#define KERNEL(name) name##_avx512
#include "matmul_template.h"
#pragma clang attribute pop

#endif
