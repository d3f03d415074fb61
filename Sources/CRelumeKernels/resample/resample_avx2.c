#if defined(__x86_64__)

#include <immintrin.h>

#include "../inline.h"
#include "../instruction_sets.h"

#pragma clang attribute push(AVX2, apply_to = function)
#define PAIR_PRODUCTS_OF_16 _mm256_madd_epi16
#define KERNEL(name) name##_avx2
#include "resample_template.h"
#pragma clang attribute pop

#endif
