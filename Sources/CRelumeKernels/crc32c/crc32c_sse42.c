#if defined(__x86_64__)

#include <nmmintrin.h>

#include "../instruction_sets.h"
#include "polynomial.h"

#pragma clang attribute push(SSE42, apply_to = function)
#define KERNEL(name) name##_sse42
#define CRC_WORD(state, word) ((uint32_t)_mm_crc32_u64(state, word))
#define CRC_BYTE(state, byte) _mm_crc32_u8(state, byte)
#include "crc32c_template.h"
#pragma clang attribute pop

#endif
