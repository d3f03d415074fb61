// SSE2 on x86-64, NEON on ARM: what every processor of the architecture has.

#include "body.h"

const struct relume_kernels relume_kernels_baseline = KERNELS;
