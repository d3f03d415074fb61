// CRC-32C's polynomial, reflected. A checksum is the inverse of the state, which begins as the inverse of 0.

#ifndef RELUME_CRC32C_POLYNOMIAL_H
#define RELUME_CRC32C_POLYNOMIAL_H

#include "../inline.h"

/// A bit-reversed polynomial times x, modulo CRC-32C's.
INLINE uint32_t times_x(uint32_t a) { return a & 1 ? (a >> 1) ^ 0x82F63B78u : a >> 1; }

#endif
