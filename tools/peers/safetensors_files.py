"""The safetensors package as judge of safetensors files.

safetensors_files.py write FILE     saves arrays of every item type and shape that NumPy has, and one of halves, with metadata
safetensors_files.py compare FILE   fails unless FILE holds the arrays of `written`, in the bytes of the package
safetensors_files.py bfloat16 FILE  saves every pattern of bfloat16 and, as float32, what it stands for
"""

import json
import pathlib
import struct
import sys

import numpy as np
from safetensors import safe_open
from safetensors.numpy import save, save_file

ITEM_TYPES = ["bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float32", "float64"]
SHAPES = [(), (0,), (5,), (2, 3), (2, 0, 4), (2, 3, 4)]


def values(item_type, shape):
    """0, 1, 2, ... in C order."""
    count = int(np.prod(shape))
    return (np.arange(count) % 2 if item_type == "bool" else np.arange(count)).astype(item_type).reshape(shape)


def write(path):
    arrays = {
        f"{item_type} {'x'.join(map(str, shape))}": values(item_type, shape)
        for item_type in ITEM_TYPES
        for shape in SHAPES
    }
    halves = np.arange(65536, dtype=np.uint16).view(np.float16)
    arrays["halves"] = halves
    arrays["halves widened"] = halves.astype(np.float32)
    save_file(arrays, path, metadata={"format": "np", "quoted \"name\"": "activated \u6fc0\u6d3b\n"})


def written():
    """What the tests write."""
    return {
        "images": values("float32", (5, 3, 4, 4)),
        "labels": values("int64", (5,)),
        "bytes": values("uint8", (3,)),
        "sh\"ort/\u6fc0": values("uint16", (7,)),
        "empty": values("float64", (0, 2)),
    }


def compare(path):
    arrays = written()
    with safe_open(path, framework="np") as file:
        assert file.metadata() == {"by": "Relume"}, file.metadata()
        assert set(file.keys()) == set(arrays), file.keys()
        for name, array in arrays.items():
            read = file.get_tensor(name)
            assert read.dtype == array.dtype and read.shape == array.shape and (read == array).all(), name
    assert pathlib.Path(path).read_bytes() == save(arrays, metadata={"by": "Relume"}), "other bytes than the package writes"


def bfloat16(path):
    """NumPy has no bfloat16, so this file is put together here, by the format's description."""
    bits = np.arange(65536, dtype="<u2")
    widened = bits.astype("<u4") << 16
    header = json.dumps({
        "bits": {"dtype": "BF16", "shape": [65536], "data_offsets": [0, 131072]},
        "widened": {"dtype": "F32", "shape": [65536], "data_offsets": [131072, 393216]},
    }).encode()
    pathlib.Path(path).write_bytes(struct.pack("<Q", len(header)) + header + bits.tobytes() + widened.tobytes())


{"write": write, "compare": compare, "bfloat16": bfloat16}[sys.argv[1]](*sys.argv[2:])
