// The instruction sets that kernels are compiled for, where they are more than one.

#ifndef RELUME_KERNEL_LEVEL_H
#define RELUME_KERNEL_LEVEL_H

/// NEON on ARM is its baseline. A kernel's bytes are the same at every level.
enum relume_level {
    relume_level_baseline,
    relume_level_avx2,
    relume_level_avx512,
};

/// The highest level that this processor and its operating system support.
enum relume_level relume_best_level(void);

#endif
