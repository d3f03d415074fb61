"""The activations by mpmath, each with the parameters that are tested: a row here is all that the true values, the
measured errors and the tests need. `tools/generate` makes what follows from it.
"""

import mpmath
from float32 import float32
from mpmath import mpf

INF = mpf("inf")

exp, expm1, sqrt, log1p = mpmath.exp, mpmath.expm1, mpmath.sqrt, mpmath.log1p


class Case:
    """A function with its parameters' values; `file` is what it is called in Golden/, `text` the activation's text form.

    f, df: the function and its derivative, with the value at each kink that the Swift row's `derivative` names.
    zeros: the bit patterns of f(+0) and f(-0), None for those of f(0). limits, slopes: f and df at -inf and inf.
    seams: where a formula changes. dp, dp_limits: the derivative by the trained parameter.
    curved: whether it is made of more than straight pieces, so that it is looked at in many more places.
    """

    def __init__(self, file, text, f, df, limits, slopes, zeros=None, seams=(), curved=True, dp=None, dp_limits=None):
        self.file, self.text, self.f, self.df, self.limits, self.slopes = file, text, f, df, limits, slopes
        self.zeros, self.seams, self.curved, self.dp, self.dp_limits = zeros, seams, curved, dp, dp_limits


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
    yield Case("linear", "linear", lambda x: x, lambda x: 1, (-INF, INF), (1, 1), PASSES, curved=False)
    a, b = float32("1.7"), float32("-0.3")
    yield Case("linear-1.7", "linear(a=1.7,b=-0.3)", lambda x: a * x + b, lambda x: a, (-INF, INF), (a, a), seams=[-b / a])
    yield Case("linear-0", "linear(a=0,b=-0.3)", lambda x: b, lambda x: 0, (b, b), (0, 0), curved=False)
    yield Case("relu", "relu", lambda x: max(x, mpf(0)), lambda x: x > 0, (0, INF), (0, 1), PASSES, curved=False)
    yield Case("relu6", "relu6", lambda x: min(max(x, 0), 6), lambda x: 0 < x < 6, (0, 6), (0, 0), PASSES, [6], False)
    yield Case("relu_squared", "relu_squared", lambda x: max(x, 0) ** 2, lambda x: 2 * max(x, 0), (0, INF), (0, INF), curved=False)
    s = float32("0.2")
    leaky = lambda x: x if x > 0 else s * x
    leaky_slope = lambda x: 1 if x > 0 else s
    yield Case("leaky_relu", "leaky_relu(negative_slope=0.2)", leaky, leaky_slope, (-INF, INF), (s, 1), PASSES, curved=False)
    yield Case("leaky_relu-0", "leaky_relu(0)", lambda x: max(x, 0), lambda x: x > 0, (0, INF), (0, 1), PASSES, curved=False)
    yield Case("prelu", "prelu(weight=0.2)", leaky, leaky_slope, (-INF, INF), (s, 1), PASSES, curved=False,
               dp=lambda x: min(x, 0), dp_limits=(-INF, 0))
    m = float32((float32("0.125") + float32(mpf(1) / 3)) / 2)
    yield Case("rrelu", "rrelu", lambda x: x if x > 0 else m * x, lambda x: 1 if x > 0 else m, (-INF, INF), (m, 1), PASSES, curved=False)
    top, low = float32("5"), float32("0.7")
    keras = lambda x: top if x >= top else x if x >= low else s * (x - low)
    yield Case("keras_relu", "keras_relu(negative_slope=0.2,max_value=5,threshold=0.7)", keras,
               lambda x: 0 if x >= top else 1 if x > low else s, (-INF, top), (s, 0), seams=[top, low], curved=False)
    yield Case("keras_relu-0", "keras_relu", lambda x: max(x, 0), lambda x: x > 0, (0, INF), (0, 1), PASSES, curved=False)
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
    yield Case("threshold", "threshold(0.1,-2.5)", lambda x: x if x > t else v, lambda x: x > t, (v, INF), (0, 1), seams=[t], curved=False)
    yield Case("step", "step(0.1)", lambda x: x > t, lambda x: 0, (0, 1), (0, 0), seams=[t], curved=False)


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
    yield Case("silu-0", "silu(beta=0)", lambda x: x / 2, lambda x: mpf(1) / 2, (-INF, INF), (0.5, 0.5), PASSES, curved=False,
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


CASES = [*straight_cases(), *exponential_cases()]
