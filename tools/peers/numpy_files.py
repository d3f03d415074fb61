"""NumPy as judge of .npy files.

numpy_files.py write DIRECTORY    saves arrays of every item type, order and version, one file each
numpy_files.py compare FILE TYPE SHAPE    fails unless FILE holds 0, 1, 2, ... of that type and shape, saved as NumPy would
numpy_files.py zip FILE COMPRESSED        saves arrays of every type and order with savez, or savez_compressed if COMPRESSED is 1
numpy_files.py unzip FILE                 fails unless FILE holds the arrays `images`, `labels` and `empty` of the tests
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


def save_zip(path, compressed):
    arrays = {item_type: values(item_type, (2, 3, 4)) for item_type in ITEM_TYPES}
    arrays["big"] = values("f8", (2, 3, 4)).astype(">f8")
    arrays["fortran"] = np.asfortranarray(values("i4", (4, 3, 2)))
    arrays["scalar"] = values("i8", ())
    arrays["long"] = values("f4", (1000, 300))
    (np.savez_compressed if compressed == "1" else np.savez)(path, **arrays)


def load_zip(path):
    with np.load(path) as file:
        assert sorted(file.files) == ["empty", "images", "labels"], file.files
        for name, item_type, shape in (("images", "f4", (50, 3, 8, 8)), ("labels", "i8", (50,)), ("empty", "u1", (0, 3))):
            expected = values(item_type, shape)
            assert file[name].dtype == expected.dtype and file[name].shape == shape, (file[name].dtype, file[name].shape)
            assert (file[name] == expected).all(), name


{"write": write, "compare": compare, "zip": save_zip, "unzip": load_zip}[sys.argv[1]](*sys.argv[2:])
