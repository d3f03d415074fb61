// SSE2 on x86-64, NEON on ARM.

#include "../unaligned.h"
#include "filters.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__ARM_NEON)
#include <arm_neon.h>
#endif

#define VECTOR_BYTES 16
#include "vector.h"

#include "filter_body.h"
#include "unfilter_body.h"

const struct relume_png_kernels relume_png_baseline = {.unfilter = unfilter, .filter_rows = filter_rows};
