// CRC-32C (Castagnoli), the checksum of TensorFlow's record files.

#ifndef RELUME_CRC32C_H
#define RELUME_CRC32C_H

#include <stddef.h>
#include <stdint.h>

/// The checksum of the bytes whose checksum is `earlier`, 0 for none, and of `length` more, which may be NULL where
/// there are none.
typedef uint32_t relume_crc32c(uint32_t earlier, const uint8_t *_Nullable bytes, size_t length);

#endif
