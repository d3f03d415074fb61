#if defined(__x86_64__)

#include "../inline.h"
#include "../instruction_sets.h"

#pragma clang attribute push(AVX2, apply_to = function)
#define KERNEL(name) name##_avx2
#define VECTOR_BYTES 32
#include "ranges_template.h"
#pragma clang attribute pop

#endif
