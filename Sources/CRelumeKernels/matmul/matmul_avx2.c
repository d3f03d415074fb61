#if defined(__x86_64__)

#include "../inline.h"
#include "../instruction_sets.h"

#pragma clang attribute push(AVX2, apply_to = function)
#define LANES 8
#define TILE_ROWS 6
#define KERNEL(name) name##_avx2
#include "matmul_template.h"
#pragma clang attribute pop

#endif
