// PNG's row filters, both ways, in the vector extension that clang turns into SSE2, AVX2, AVX-512 or NEON.
//
// KERNEL(name)    the name that a kernel has for the instruction set
// VECTOR_BYTES    16, 32 or 64

#include "vector_template.h"

#include "filter_template.h"
#include "unfilter_template.h"

const struct relume_png_kernels KERNEL(relume_png) = {.unfilter = unfilter, .filter_rows = filter_rows};
