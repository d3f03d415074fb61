#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__ARM_NEON)
#include <arm_neon.h>
#endif

#include "../inline.h"
#include "../instruction_sets.h"

#define KERNEL(name) name##_baseline
#define VECTOR_BYTES 16
#include "filters_template.h"
