#if defined(__x86_64__)

#include "../instruction_sets.h"

#pragma clang attribute push(AVX2, apply_to = function)
// The instruction set has the fused multiply-add.
#define HAS_FUSED
#define KERNEL(name) name##_avx2
#include "elementwise_template.h"
#pragma clang attribute pop

#endif
