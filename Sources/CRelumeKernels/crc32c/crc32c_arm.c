#if defined(__aarch64__)

#include <arm_acle.h>

#include "../instruction_sets.h"
#include "polynomial.h"

#pragma clang attribute push(ARM_CRC, apply_to = function)
#define KERNEL(name) name##_arm
#define CRC_WORD(state, word) __crc32cd(state, word)
#define CRC_BYTE(state, byte) __crc32cb(state, byte)
#include "crc32c_template.h"
#pragma clang attribute pop

#endif
