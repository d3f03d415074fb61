// CRC-32C (Castagnoli), the checksum of TensorFlow's record files.

#ifndef RELUME_CRC32C_H
#define RELUME_CRC32C_H

#include <stddef.h>
#include <stdint.h>

/// The checksum of `length` bytes, which may be NULL where there are none.
typedef uint32_t relume_crc32c(const uint8_t *_Nullable bytes, size_t length);

#endif
