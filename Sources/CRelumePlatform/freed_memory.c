#include "relume_platform.h"

#include <stdlib.h>  // says whether this is glibc

#if defined(__GLIBC__)

#include <malloc.h>

void relume_keep_freed_memory(void) {
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
    mallopt(M_MMAP_THRESHOLD, 32 << 20);  // the highest that glibc takes
    mallopt(M_TOP_PAD, 1 << 20);
}

#else

void relume_keep_freed_memory(void) {}

#endif
