// In C because glibc declares sched_getaffinity only under _GNU_SOURCE, which Swift's module map does not define.
#define _GNU_SOURCE
#include "relume_platform.h"

#include <unistd.h>

#ifdef __linux__
#include <sched.h>

int relume_usable_cores(void) {
    cpu_set_t set;
    return sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 0;
}
#else
int relume_usable_cores(void) {
    long online = sysconf(_SC_NPROCESSORS_ONLN);
    return online > 0 ? (int)online : 0;
}
#endif
