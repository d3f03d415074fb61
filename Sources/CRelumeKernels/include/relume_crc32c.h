// CRC-32C (Castagnoli), the checksum of TensorFlow's record files.

#ifndef RELUME_CRC32C_H
#define RELUME_CRC32C_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The ways to compute the checksum; all give the same number.
typedef enum {
    RELUME_CRC32C_TABLES,
    RELUME_CRC32C_SSE42,
    RELUME_CRC32C_ARM,
} relume_crc32c_level;

/// Whether this machine can run `level`.
bool relume_crc32c_supports(relume_crc32c_level level);

/// The checksum of `length` bytes, computed the fastest way this machine has.
uint32_t relume_crc32c(const uint8_t *bytes, size_t length);

/// The same, computed by `level`, which the machine must support. For tests.
uint32_t relume_crc32c_at(relume_crc32c_level level, const uint8_t *bytes, size_t length);

#endif
