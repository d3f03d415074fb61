#!/usr/bin/env python3
"""Writes Tests/RelumeImagesTests/Golden/make_grid.jsonl: what torchvision's make_grid and save_image make of small batches.

    python3 -B tools/torchvision/make_grid.py       needs torch, torchvision, numpy and pillow, which no other part of the project does

A line a case: what was asked for, the grid's shape, its Float32s as bit patterns, and the bytes that save_image writes of it.
The batch holds (37 i mod 101 - 30) / 64 at index i, divided by 0.9 in Float32, or one value everywhere.
"""

import io
import json
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torchvision.utils import make_grid, save_image

TARGET = Path(__file__).resolve().parents[2] / "Tests" / "RelumeImagesTests" / "Golden" / "make_grid.jsonl"
DEFAULTS = {"nrow": 8, "padding": 2, "pad_value": 0, "normalize": False, "value_range": None, "scale_each": False}
CASES = [
    ([5, 3, 1, 2], {"nrow": 3}),
    ([3, 1, 2, 2], {"padding": 1, "pad_value": 0.5}),
    ([4, 3, 2, 2], {"nrow": 2, "padding": 0, "normalize": True}),
    ([3, 1, 2, 2], {"padding": 1, "pad_value": 1, "normalize": True, "scale_each": True}),
    ([2, 3, 2, 2], {"nrow": 1, "padding": 1, "normalize": True, "value_range": [-0.25, 0.5]}),
    ([2, 3, 2, 2], {"padding": 0, "normalize": True, "value_range": [-0.3, 0.7], "scale_each": True}),
    ([3, 4, 1, 2], {"nrow": 2, "padding": 1, "pad_value": 0.25}),
    ([1, 1, 2, 3], {"normalize": True}),
    ([1, 3, 2, 3], {"pad_value": 1}),
    ([3, 2, 3], {"normalize": True}),
    ([1, 2, 3], {}),
    ([2, 3], {"normalize": True}),
]
CONSTANT = [([2, 1, 1, 2], {"padding": 1, "normalize": True, "scale_each": True})]


def ramp(shape):
    indices = np.arange(np.prod(shape), dtype=np.int64)
    values = (indices * 37 % 101 - 30).astype(np.float32) / np.float32(64) / np.float32(0.9)
    return torch.from_numpy(values.reshape(shape))


def line(shape, options, tensor):
    arguments = DEFAULTS | options
    value_range = arguments["value_range"]
    keywords = arguments | {"value_range": tuple(value_range) if value_range else None}
    grid = make_grid(tensor, **keywords)
    file = io.BytesIO()
    save_image(tensor, file, format="png", **keywords)
    pixels = np.asarray(Image.open(file))
    facts = {
        "shape": shape,
        "constant": bool((tensor == tensor.flatten()[0]).all()),
        **arguments,
        "gridShape": list(grid.shape),
        "grid": grid.contiguous().numpy().astype("<f4").view("<u4").flatten().tolist(),
        "pixels": pixels.flatten().tolist(),
    }
    return json.dumps(facts, separators=(",", ":"))


lines = [line(shape, options, ramp(shape)) for shape, options in CASES]
lines += [line(shape, options, torch.full(shape, 0.375)) for shape, options in CONSTANT]
TARGET.write_text("\n".join(lines) + "\n")
