#if defined(__x86_64__)

#include <emmintrin.h>

#include "../inline.h"
#include "../instruction_sets.h"

#pragma clang attribute push(SSE42, apply_to = function)
#define KERNEL(name) name##_sse42
#include "resample_template.h"
#pragma clang attribute pop

#endif
