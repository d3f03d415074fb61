// PNG's row filters, both ways, in the vector extension that clang turns into SSE2, AVX2 or NEON.
//
// KERNEL(name)    the name that a kernel has for the instruction set
// VECTOR_BYTES    16 or 32

#include "vector_template.h"

#include "filter_template.h"
#include "unfilter_template.h"
