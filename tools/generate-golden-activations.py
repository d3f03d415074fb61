#!/usr/bin/env python3
"""Writes Tests/RelumeActivationsTests/Golden/*.txt: true values of every activation, by mpmath at 50 digits.

    .build/peers/bin/python tools/generate-golden-activations.py        (tools/test makes that Python)

A file begins with the activation's text form. Every other line is an input and its true value: both Float32 bit
patterns, then how far the true value lies above that Float32, in 1/256 of its unit in the last place.
Inputs: [-104, 104] evenly, [-10, 10] finer, every other power of two down to the subnormals, both zeros, infinities,
and the neighbours of each seam. Parameters are taken as the Float32 they are stored in.
"""

import math
import struct
from pathlib import Path

import mpmath
from mpmath import mpf

mpmath.mp.dps = 50
FOLDER = Path(__file__).resolve().parent.parent / "Tests" / "RelumeActivationsTests" / "Golden"
INF = mpf("inf")


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


def neighbours(x):
    """The bit patterns of the five Float32s around x."""
    bits = to_bits(mpf(x))
    if bits & 0x7FFFFFFF == 0:
        return []
    return [bits + step for step in (-2, -1, 0, 1, 2)]


def inputs(seams, dense):
    """Bit patterns of the inputs, without zeros and infinities."""
    evenly, finer = (800, 500) if dense else (104, 100)
    values = [(mpf(2 * i + 1) / (2 * evenly) - mpf(1) / 2) * 208 for i in range(evenly)]
    values += [(mpf(2 * i + 1) / (2 * finer) - mpf(1) / 2) * 20 for i in range(finer)]
    for i, exponent in enumerate(range(-149, 7, 1 if dense else 6)):
        significand = 1 + mpf(i * 37 % 64) / 64
        values += [sign * significand * mpf(2) ** exponent for sign in (1, -1)]
    patterns = {to_bits(value) for value in values}
    for seam in seams:
        patterns.update(neighbours(seam))
    return sorted(patterns - {0, 0x80000000})


def line(bits, y):
    rounded = to_bits(y)
    if mpmath.isinf(y) or rounded & 0x7FFFFFFF == 0x7F800000:
        return f"{bits:08x} {rounded:08x} 0"
    residual = int(mpmath.nint((y - from_bits(rounded)) / unit(y) * 256))
    return f"{bits:08x} {rounded:08x} {residual}"


class Case:
    """A function with its parameters' values.

    at_zeros: the bit patterns of f(+0) and f(-0). limits: f(-inf) and f(inf).
    """

    def __init__(self, file, text, f, at_zeros, limits, seams=(), dense=True):
        self.file, self.text, self.f, self.at_zeros, self.limits = file, text, f, at_zeros, limits
        self.seams, self.dense = seams, dense

    def write(self):
        lines = [f"# {self.text}", "# True values by tools/generate-golden-activations.py (mpmath, 50 digits)."]
        lines += [f"{bits:08x} {value:08x} 0" for bits, value in zip((0, 0x80000000), self.at_zeros)]
        lines += [line(to_bits(x), mpf(y)) for x, y in zip((-INF, INF), self.limits)]
        lines += [line(bits, self.f(from_bits(bits))) for bits in inputs(self.seams, self.dense)]
        (FOLDER / f"{self.file}.txt").write_text("\n".join(lines) + "\n")


def sigmoid(x):
    return 1 / (1 + mpmath.exp(-x))


ZEROS = (0, 0x80000000)
HALF, ONE = (0x3F000000,) * 2, (0x3F800000,) * 2


def cases():
    yield Case("linear", "linear", lambda x: x, ZEROS, (-INF, INF), dense=False)
    a, b = float32("1.7"), float32("-0.3")
    yield Case("linear-1.7", "linear(a=1.7,b=-0.3)", lambda x: a * x + b, (to_bits(b),) * 2, (-INF, INF), [-b / a])
    yield Case("relu", "relu", lambda x: max(x, mpf(0)), ZEROS, (0, INF), dense=False)
    s = float32("0.2")
    yield Case("leaky_relu-0.2", "leaky_relu(negative_slope=0.2)", lambda x: x if x > 0 else s * x, ZEROS, (-INF, INF), dense=False)
    yield Case("prelu-0.2", "prelu(weight=0.2)", lambda x: x if x > 0 else s * x, ZEROS, (-INF, INF), dense=False)
    yield Case("elu", "elu", lambda x: x if x > 0 else mpmath.expm1(x), ZEROS, (-1, INF))
    e = float32("1.3")
    yield Case("elu-1.3", "elu(alpha=1.3)", lambda x: x if x > 0 else e * mpmath.expm1(x), ZEROS, (-e, INF))
    yield Case("sigmoid", "sigmoid", sigmoid, HALF, (0, 1), [-88, 17])
    yield Case("tanh", "tanh", mpmath.tanh, ZEROS, (-1, 1), [9, -9])
    yield Case("silu", "silu", lambda x: x * sigmoid(x), ZEROS, (0, INF), [-88, -93, -103, 17])
    beta = float32("1.7")
    yield Case("silu-1.7", "silu(beta=1.7)", lambda x: x * sigmoid(beta * x), ZEROS, (0, INF))
    yield Case("gelu", "gelu", lambda x: x * mpmath.ncdf(x), ZEROS, (0, INF), [-8, -13, -14])
    k = 2 * mpmath.sqrt(2 / mpmath.pi)
    gelu_tanh = lambda x: x * sigmoid(k * (x + mpf("0.044715") * x**3))
    yield Case("gelu-tanh", "gelu(approximate=tanh)", gelu_tanh, ZEROS, (0, INF), [-8, -10, 4])


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for case in cases():
        case.write()
        print(case.file)
