// In C because glibc declares madvise only under _DEFAULT_SOURCE, which Swift's module map does not define.
#define _DEFAULT_SOURCE
#include "relume_platform.h"

#ifdef __linux__

#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

void relume_ask_for_huge_pages(void *memory, size_t count) {
    // Whole pages inside the memory only: what shares a page with it is not ours.
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    uintptr_t start = ((uintptr_t)memory + page - 1) / page * page;
    uintptr_t end = ((uintptr_t)memory + count) / page * page;
    if (start < end) madvise((void *)start, end - start, MADV_HUGEPAGE);
}

#else

void relume_ask_for_huge_pages(void *memory, size_t count) {
    (void)memory;
    (void)count;
}

#endif
