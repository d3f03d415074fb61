"""NumPy as judge of .npy files.

numpy_files.py write DIRECTORY    saves arrays of every item type, order and version, one file each
numpy_files.py compare FILE TYPE SHAPE    fails unless FILE holds 0, 1, 2, ... of that type and shape, saved as NumPy would
"""

import io
import pathlib
import sys

import numpy as np

ITEM_TYPES = ["b1", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8"]
SHAPES = [(), (0,), (5,), (2, 3), (2, 0, 4), (2, 3, 4), (2, 3, 4, 5)]


def values(item_type, shape):
    """0, 1, 2, ... in C order."""
    count = int(np.prod(shape))
    return (np.arange(count) % 2 if item_type == "b1" else np.arange(count)).astype(item_type).reshape(shape)


def write(directory):
    for item_type in ITEM_TYPES:
        for shape in SHAPES:
            for order in "<>":
                for layout in "CF":
                    for version in ((1, 0), (2, 0), (3, 0)):
                        array = np.asarray(values(item_type, shape).astype(order + item_type), order=layout)
                        lengths = "x".join(map(str, shape)) or "scalar"
                        sign = "little" if order == "<" else "big"
                        name = f"{item_type}-{lengths}-{sign}-{layout}-v{version[0]}.npy"
                        with open(pathlib.Path(directory) / name, "wb") as file:
                            np.lib.format.write_array(file, array, version=version)
    # Every half-precision pattern, and what it is widened to.
    halves = np.arange(65536, dtype=np.uint16).view(np.float16)
    np.save(pathlib.Path(directory) / "halves.npy", halves)
    np.save(pathlib.Path(directory) / "halves-widened.npy", halves.astype(np.float32))


def compare(path, item_type, shape):
    shape = tuple(int(length) for length in shape.split("x") if length)
    expected = values(item_type, shape)
    loaded = np.load(path)
    assert loaded.dtype == expected.dtype and loaded.shape == shape, (loaded.dtype, loaded.shape)
    assert (loaded == expected).all()
    saved = io.BytesIO()
    np.save(saved, expected)
    assert pathlib.Path(path).read_bytes() == saved.getvalue(), "other bytes than numpy.save writes"


{"write": write, "compare": compare}[sys.argv[1]](*sys.argv[2:])
