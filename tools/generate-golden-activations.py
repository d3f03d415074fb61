#!/usr/bin/env python3
"""Writes Tests/RelumeActivationsTests/Golden/: true values of every activation, by mpmath at 50 digits.

    python3 -m venv /tmp/golden && /tmp/golden/bin/pip install mpmath
    /tmp/golden/bin/python tools/generate-golden-activations.py

values/, derivatives/ and parameter-derivatives/ hold a file per function and choice of parameters. It begins with the
activation's text form; every other line is an input and its true value: both Float32 bit patterns, then how far the
true value lies above that Float32, in 1/256 of its unit in the last place. rows/ has softmax's kin, see `rows` below.
Inputs: [-104, 104] evenly, [-10, 10] finer, powers of two down to the subnormals, both zeros, infinities, and the
neighbours of each seam. Parameters are taken as the Float32 they are stored in.
"""

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

    f, df: the function and its derivative, with the value that FORMATS.md's table gives at each kink.
    zeros: the bit patterns of f(+0) and f(-0), None for those of f(0). limits, slopes: f and df at -inf and inf.
    seams: where a formula changes. dp, dp_limits: the derivative by the trained parameter.
    """

    def __init__(self, file, text, f, df, limits, slopes, zeros=None, seams=(), dense=True, dp=None, dp_limits=None):
        self.file, self.text, self.f, self.df, self.limits, self.slopes = file, text, f, df, limits, slopes
        self.zeros, self.seams, self.dense, self.dp, self.dp_limits = zeros, seams, dense, dp, dp_limits

    def write(self):
        self.write_one("values", self.f, self.limits, self.zeros)
        self.write_one("derivatives", self.df, self.slopes, None)
        if self.dp:
            self.write_one("parameter-derivatives", self.dp, self.dp_limits, None)

    def write_one(self, folder, f, limits, zeros):
        lines = [f"# {self.text}", "# True values by tools/generate-golden-activations.py (mpmath, 50 digits)."]
        if zeros:
            lines += [f"{bits:08x} {value:08x} 0" for bits, value in zip((0, 0x80000000), zeros)]
        else:
            lines += [line(bits, mpf(f(mpf(0)))) for bits in (0, 0x80000000)]
        lines += [line(to_bits(x), mpf(y)) for x, y in zip((-INF, INF), limits)]
        lines += [line(bits, mpf(f(from_bits(bits)))) for bits in inputs(self.seams, self.dense)]
        (FOLDER / folder).mkdir(parents=True, exist_ok=True)
        (FOLDER / folder / f"{self.file}.txt").write_text("\n".join(lines) + "\n")


exp, expm1, sqrt, log1p = mpmath.exp, mpmath.expm1, mpmath.sqrt, mpmath.log1p


def sigmoid(x):
    return 1 / (1 + exp(-x))


def bell(x):
    return sigmoid(x) * sigmoid(-x)


def softplus(x):
    return max(x, mpf(0)) + log1p(exp(-abs(x)))


def gate(x, beta):
    """swish and its derivatives by x and by beta."""
    return x * sigmoid(beta * x)


def gate_slope(x, beta):
    return sigmoid(beta * x) * (1 + beta * x * sigmoid(-beta * x))


def tanhshrink(x):
    """x - tanh x; the working precision must hold the digits that cancel."""
    with mpmath.workdps(150):
        return x - mpmath.tanh(x)


def mish_slope(x):
    t = mpmath.tanh(softplus(x))
    return t + x * sigmoid(x) * mpmath.sech(softplus(x)) ** 2


PASSES = (0, 0x80000000)  # f(+0) = +0, f(-0) = -0
ROOT = 2 * sqrt(2 / mpmath.pi)
CUBE = mpf("0.044715")
SELU_K, SELU_A = mpf("1.0507009873554804934193349852946"), mpf("1.6732632423543772848170429916717")


def straight_cases():
    yield Case("linear", "linear", lambda x: x, lambda x: 1, (-INF, INF), (1, 1), PASSES, dense=False)
    a, b = float32("1.7"), float32("-0.3")
    yield Case("linear-1.7", "linear(a=1.7,b=-0.3)", lambda x: a * x + b, lambda x: a, (-INF, INF), (a, a), seams=[-b / a])
    yield Case("linear-0", "linear(a=0,b=-0.3)", lambda x: b, lambda x: 0, (b, b), (0, 0), dense=False)
    yield Case("relu", "relu", lambda x: max(x, mpf(0)), lambda x: x > 0, (0, INF), (0, 1), PASSES, dense=False)
    yield Case("relu6", "relu6", lambda x: min(max(x, 0), 6), lambda x: 0 < x < 6, (0, 6), (0, 0), PASSES, [6], False)
    yield Case("relu_squared", "relu_squared", lambda x: max(x, 0) ** 2, lambda x: 2 * max(x, 0), (0, INF), (0, INF), dense=False)
    s = float32("0.2")
    leaky = lambda x: x if x > 0 else s * x
    leaky_slope = lambda x: 1 if x > 0 else s
    yield Case("leaky_relu", "leaky_relu(negative_slope=0.2)", leaky, leaky_slope, (-INF, INF), (s, 1), PASSES, dense=False)
    yield Case("leaky_relu-0", "leaky_relu(0)", lambda x: max(x, 0), lambda x: x > 0, (0, INF), (0, 1), PASSES, dense=False)
    yield Case("prelu", "prelu(weight=0.2)", leaky, leaky_slope, (-INF, INF), (s, 1), PASSES, dense=False,
               dp=lambda x: min(x, 0), dp_limits=(-INF, 0))
    m = float32((float32("0.125") + float32(mpf(1) / 3)) / 2)
    yield Case("rrelu", "rrelu", lambda x: x if x > 0 else m * x, lambda x: 1 if x > 0 else m, (-INF, INF), (m, 1), PASSES, dense=False)
    top, low = float32("5"), float32("0.7")
    keras = lambda x: top if x >= top else x if x >= low else s * (x - low)
    yield Case("keras_relu", "keras_relu(negative_slope=0.2,max_value=5,threshold=0.7)", keras,
               lambda x: 0 if x >= top else 1 if x > low else s, (-INF, top), (s, 0), seams=[top, low], dense=False)
    yield Case("keras_relu-0", "keras_relu", lambda x: max(x, 0), lambda x: x > 0, (0, INF), (0, 1), PASSES, dense=False)
    yield Case("hardtanh", "hardtanh", lambda x: min(max(x, -1), 1), lambda x: -1 < x < 1, (-1, 1), (0, 0), PASSES, [-1, 1], False)
    for limit in ("3", "2.5"):
        h = float32(limit)
        yield Case(f"hardsigmoid-{limit}", f"hardsigmoid(limit={limit})", lambda x, h=h: min(max((x + h) / (2 * h), 0), 1),
                   lambda x, h=h: 1 / (2 * h) if -h < x < h else 0, (0, 1), (0, 0), seams=[-h, h])
    yield Case("sparse_sigmoid", "sparse_sigmoid", lambda x: min(max((x + 1) / 2, 0), 1),
               lambda x: mpf(-1 < x < 1) / 2, (0, 1), (0, 0), seams=[-1, 1])
    yield Case("hardswish", "hardswish", lambda x: 0 if x <= -3 else x if x >= 3 else x * (x + 3) / 6,
               lambda x: 0 if x <= -3 else 1 if x >= 3 else x / 3 + mpf(1) / 2, (0, INF), (0, 1), PASSES, [-3, mpf(-3) / 2, 3])
    yield Case("sparse_plus", "sparse_plus", lambda x: 0 if x <= -1 else x if x >= 1 else (x + 1) ** 2 / 4,
               lambda x: min(max((x + 1) / 2, 0), 1), (0, INF), (0, 1), seams=[-1, 1])
    l = float32("0.7")
    yield Case("hardshrink", "hardshrink(0.7)", lambda x: x if abs(x) > l else 0, lambda x: abs(x) > l,
               (-INF, INF), (1, 1), (0, 0), [-l, l], False)
    yield Case("softshrink", "softshrink(0.7)", lambda x: x - l if x > l else x + l if x < -l else 0, lambda x: abs(x) > l,
               (-INF, INF), (1, 1), (0, 0), [-l, l], False)
    t, v = float32("0.1"), float32("-2.5")
    yield Case("threshold", "threshold(0.1,-2.5)", lambda x: x if x > t else v, lambda x: x > t, (v, INF), (0, 1), seams=[t], dense=False)
    yield Case("step", "step(0.1)", lambda x: x > t, lambda x: 0, (0, 1), (0, 0), seams=[t], dense=False)


def exponential_cases():
    yield Case("exponential", "exponential", exp, exp, (0, INF), (0, INF), seams=[-87.33, -103.97, 88.7228])
    for alpha in ("1", "1.3"):
        a = float32(alpha)
        yield Case(f"elu-{alpha}", f"elu(alpha={alpha})", lambda x, a=a: x if x > 0 else a * expm1(x),
                   lambda x, a=a: 1 if x > 0 else a * exp(x), (-a, INF), (0, 1), PASSES, [-17, -25])
        yield Case(f"celu-{alpha}", f"celu(alpha={alpha})", lambda x, a=a: x if x > 0 else a * expm1(x / a),
                   lambda x, a=a: 1 if x > 0 else exp(x / a), (-a, INF), (0, 1), PASSES, [-17, -25])
    yield Case("selu", "selu", lambda x: SELU_K * (x if x > 0 else SELU_A * expm1(x)),
               lambda x: SELU_K if x > 0 else SELU_K * SELU_A * exp(x), (-SELU_K * SELU_A, INF), (0, SELU_K), PASSES, [-17])
    yield Case("sigmoid", "sigmoid", sigmoid, bell, (0, 1), (0, 0), seams=[-104, -88, 17, 20])
    yield Case("log_sigmoid", "log_sigmoid", lambda x: -softplus(-x), lambda x: sigmoid(-x), (-INF, 0), (1, 0), seams=[17, 88])
    yield Case("tanh", "tanh", mpmath.tanh, lambda x: mpmath.sech(x) ** 2, (-1, 1), (0, 0), PASSES, [9, -9])
    yield Case("tanhshrink", "tanhshrink", tanhshrink, lambda x: mpmath.tanh(x) ** 2, (-INF, INF), (1, 1), PASSES, [1, 2, -2])
    yield Case("softsign", "softsign", lambda x: x / (1 + abs(x)), lambda x: 1 / (1 + abs(x)) ** 2, (-1, 1), (0, 0), PASSES)
    for beta in ("1", "1.7"):
        b = float32(beta)
        yield Case(f"softplus-{beta}", f"softplus(beta={beta})", lambda x, b=b: x if b * x > 20 else softplus(b * x) / b,
                   lambda x, b=b: 1 if b * x > 20 else sigmoid(b * x), (0, INF), (0, 1), seams=[20 / b, -17, -87])
        yield Case(f"silu-{beta}", f"silu(beta={beta})", lambda x, b=b: gate(x, b), lambda x, b=b: gate_slope(x, b),
                   (0, INF), (0, 1), PASSES, [-88, -93, -103, 17, 18, -1.278], dp=lambda x, b=b: x * x * bell(b * x), dp_limits=(0, 0))
    flat = float32("0.3")
    yield Case("softplus-jax", "softplus(beta=0.3,preset=jax)", lambda x: softplus(flat * x) / flat, lambda x: sigmoid(flat * x),
               (0, INF), (0, 1))
    c = float32("-0.3")
    yield Case("silu--0.3", "silu(beta=-0.3)", lambda x: gate(x, c), lambda x: gate_slope(x, c), (-INF, 0), (1, 0), PASSES,
               dp=lambda x: x * x * bell(c * x), dp_limits=(0, 0))
    yield Case("silu-0", "silu(beta=0)", lambda x: x / 2, lambda x: mpf(1) / 2, (-INF, INF), (0.5, 0.5), PASSES, dense=False,
               dp=lambda x: x * x / 4, dp_limits=(INF, INF))
    fast = float32("1.702")
    yield Case("gelu_fast", "gelu_fast", lambda x: gate(x, fast), lambda x: gate_slope(x, fast), (0, INF), (0, 1), PASSES)
    yield Case("mish", "mish", lambda x: x * mpmath.tanh(softplus(x)), mish_slope, (0, INF), (0, 1), PASSES, [-88, -1.1924])
    yield Case("gelu", "gelu", lambda x: x * mpmath.ncdf(x), lambda x: mpmath.ncdf(x) + x * mpmath.npdf(x), (0, INF), (0, 1),
               PASSES, [-1, -8, -13, -14, -0.7518])
    v = lambda x: ROOT * (x + CUBE * x**3)
    yield Case("gelu-tanh", "gelu(preset=jax)", lambda x: x * sigmoid(v(x)),
               lambda x: sigmoid(v(x)) + x * bell(v(x)) * ROOT * (1 + 3 * CUBE * x * x), (0, INF), (0, 1), PASSES, [-8, -10, 4])
    for corner in ("4", "0.3"):
        q = float32(corner)
        yield Case(f"squareplus-{corner}", f"squareplus(b={corner})", lambda x, q=q: (x + sqrt(x * x + q)) / 2,
                   lambda x, q=q: (1 + x / sqrt(x * x + q)) / 2, (0, INF), (0, 1))


def rows():
    """Rows of softmax's kin. Inputs are hexadecimal bit patterns, true outputs decimal numbers of 20 digits."""
    inputs = [[1, 2, 3], [-1.5, 0, 88], [-100, -50, 0.25], [7, 7, 7], [1e-3, -1e-3, 0], [104, -104, 0], [0.5]]
    inputs += [[mpf((i * 37) % 101 - 50) / 7 for i in range(n)] for n in (2, 17, 100)]
    lines = ["# True values by tools/generate-golden-activations.py (mpmath, 50 digits)."]
    for row in inputs:
        x = [float32(value) for value in row]
        sum_up, sum_down = sum(map(exp, x)), sum(exp(-value) for value in x)
        outputs = {
            "softmax": [exp(value) / sum_up for value in x],
            "softmin": [exp(-value) / sum_down for value in x],
            "log_softmax": [-log1p(sum(exp(other - value) for j, other in enumerate(x) if j != i)) for i, value in enumerate(x)],
        }
        lines.append("x " + " ".join(f"{to_bits(value):08x}" for value in x))
        lines += [f"{name} " + " ".join(mpmath.nstr(y, 20) for y in ys) for name, ys in outputs.items()]
    (FOLDER / "rows").mkdir(parents=True, exist_ok=True)
    (FOLDER / "rows" / "softmax.txt").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    for case in [*straight_cases(), *exponential_cases()]:
        case.write()
        print(case.file)
    rows()
