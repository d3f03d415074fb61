// In C because Swift's module map of glibc does not define _SC_PHYS_PAGES as a number.
#define _DEFAULT_SOURCE
#include "relume_platform.h"

#include <unistd.h>

uint64_t relume_physical_memory(void) {
    long pages = sysconf(_SC_PHYS_PAGES);
    long page = sysconf(_SC_PAGESIZE);
    return pages > 0 && page > 0 ? (uint64_t)pages * (uint64_t)page : 0;
}
