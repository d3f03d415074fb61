#if defined(__x86_64__)
#include <emmintrin.h>
#endif

#include "../inline.h"
#include "../instruction_sets.h"

#define KERNEL(name) name##_baseline
#include "resample_template.h"
