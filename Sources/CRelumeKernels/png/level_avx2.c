// AVX2.

#if defined(__x86_64__)

#include <immintrin.h>

#include "../unaligned.h"
#include "filters.h"

#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#define VECTOR_BYTES 32
#include "vector.h"

#include "filter_body.h"
#include "unfilter_body.h"
#pragma clang attribute pop

const struct relume_png_kernels relume_png_avx2 = {.unfilter = unfilter, .filter_rows = filter_rows};

#endif
