// Undoing filters in sixteen rows at once. Applying them stays with AVX2: what is left of a row behind its last whole
// vector is done byte by byte, and that would be up to 63 of them.

#if defined(__x86_64__)

#include <immintrin.h>

#include "../inline.h"
#include "../instruction_sets.h"

#pragma clang attribute push(AVX512, apply_to = function)
#define KERNEL(name) name##_avx512
#define VECTOR_BYTES 64
#include "vector_template.h"

#include "unfilter_template.h"
#pragma clang attribute pop

#endif
