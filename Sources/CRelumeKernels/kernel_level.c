// The choice of a level.

#include "relume_kernel_level.h"

enum relume_level relume_best_level(void) {
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
        __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl"))
        return relume_level_avx512;
    if (__builtin_cpu_supports("avx2")) return relume_level_avx2;
#endif
    return relume_level_baseline;
}
