"""Float32s as bit patterns and as exact numbers of mpmath, which works with 50 digits here."""

import struct

import mpmath
from mpmath import mpf

mpmath.mp.dps = 50


def float32(x):
    """The Float32 nearest to x, as an exact mpf."""
    return from_bits(to_bits(mpf(x)))


def from_bits(bits):
    return mpf(struct.unpack("<f", struct.pack("<I", bits))[0])


def unit(y):
    """One unit in the last place of Float32s of y's magnitude."""
    if y == 0:
        return mpf(2) ** -149
    return mpf(2) ** max(mpmath.frexp(y)[1] - 24, -149)


def to_bits(y):
    """The bit pattern of the Float32 nearest to y (ties to even); a zero is positive."""
    if mpmath.isinf(y):
        return 0x7F800000 if y > 0 else 0xFF800000
    magnitude = abs(y)
    steps = int(mpmath.nint(magnitude / unit(magnitude)))
    rounded = steps * unit(magnitude)
    if rounded >= mpf(2) ** 128:
        return 0x7F800000 | (0x80000000 if y < 0 else 0)
    bits = struct.unpack("<I", struct.pack("<f", float(rounded)))[0]
    return bits | (0x80000000 if y < 0 else 0)
