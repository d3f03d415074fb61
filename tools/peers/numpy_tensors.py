"""Prints what NumPy makes of tensors that the tests of RelumeCore make as well: `name shape: bits of each value`.

Value i of input number n is ((i * 37 + n * 11) % 101) / 20 - 2, but NaN where i % 19 is 7 in inputs with "nan".
"""

import numpy as np


def tensor(number, *shape, nan=False):
    index = np.arange(int(np.prod(shape)), dtype=np.int64)
    values = ((index * 37 + number * 11) % 101).astype(np.float32) / np.float32(20) - np.float32(2)
    if nan:
        values[index % 19 == 7] = np.nan
    return values.reshape(shape)


def show(name, result):
    result = np.asarray(result)
    if result.dtype == np.float32:
        bits = np.where(np.isnan(result), np.float32(np.nan), result).view(np.uint32)
    else:
        bits = result.astype(np.int64)
    print(f"{name} {list(result.shape)}: {' '.join(str(int(value)) for value in bits.ravel())}")


np.seterr(all="ignore")
PAIRS = [
    ((2, 3, 4), (2, 3, 4)), ((2, 3, 4), (4,)), ((2, 3, 4), (3, 1)), ((4,), (2, 3, 4)), ((3, 1), (1, 5)),
    ((2, 1, 4), (3, 1)), ((2, 3, 4), ()), ((), ()), ((2, 3, 4, 5), (3, 1, 1)), ((1, 1, 5), (2, 3, 5)), ((0, 3), (3,)),
]  # fmt: skip
for left, right in PAIRS:
    a, b = tensor(1, *left), tensor(2, *right)
    name = f"{list(left)} {list(right)}"
    show(f"add {name}", a + b)
    show(f"subtract {name}", a - b)
    show(f"multiply {name}", a * b)
    show(f"divide {name}", a / b)

whole = tensor(3, 3, 4, 5, nan=True)
for axis in (0, 1, 2, -1):
    show(f"min {axis}", whole.min(axis=axis))
    show(f"max {axis}", whole.max(axis=axis))
    show(f"argmax {axis}", whole.argmax(axis=axis))
    show(f"sum {axis}", tensor(3, 3, 4, 5).astype(np.float64).sum(axis=axis).astype(np.float32))
    show(f"mean {axis}", tensor(3, 3, 4, 5).astype(np.float64).mean(axis=axis).astype(np.float32))

for axes in ([2, 0, 1], [0, 2, 1], [2, 1, 0], [0, 1, 2], [-1, 0, 1]):
    show(f"permuted {axes}", tensor(4, 3, 4, 5).transpose(axes))
for axis in (0, 1, -1):
    show(f"stack {axis}", np.stack([tensor(5, 2, 3), tensor(6, 2, 3)], axis=axis))
for axis in (0, 1):
    parts = [tensor(5, 2, 3), tensor(6, *((4, 3) if axis == 0 else (2, 1)))]
    show(f"concatenate {axis}", np.concatenate(parts, axis=axis))

PRODUCTS = [((5, 7), (7, 9)), ((2, 3, 5, 7), (2, 3, 7, 8)), ((4, 3, 2), (2, 17)), ((3, 2), (4, 2, 3)), ((3, 0), (0, 2))]
for left, right in PRODUCTS:
    product = tensor(7, *left).astype(np.float64) @ tensor(8, *right).astype(np.float64)
    show(f"matmul {list(left)} {list(right)}", product.astype(np.float32))
