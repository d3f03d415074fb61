// The least and the greatest level of each channel, in the vector extension that clang turns into SSE2, AVX2, AVX-512
// or NEON.
//
// KERNEL(name)    the name that a kernel has for the instruction set
// VECTOR_BYTES    16, 32 or 64

#define SAMPLE uint8_t
#define SIZED(name) name##_of_bytes
#include "range_template.h"
#undef SAMPLE
#undef SIZED

#define SAMPLE uint16_t
#define SIZED(name) name##_of_words
#include "range_template.h"
#undef SAMPLE
#undef SIZED

const struct relume_range_kernels KERNEL(relume_ranges) = {.widen_bytes = widen_ranges_of_bytes,
                                                           .widen_words = widen_ranges_of_words};
