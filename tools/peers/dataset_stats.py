#!/usr/bin/env python3
"""Computes mean and standard deviation of the color channels of pictures with NumPy, for the tests to compare with.

    dataset_stats.py DIRECTORY | CIFAR10_FILE

Prints a JSON object for each number of color channels, one a line: `channels`, `images`, `mean` and `std` of values in
[0, 1]. Pictures that Pillow or OpenCV refuse are left out. Needs what decode_images.py needs.
"""

import collections
import json
import sys
from pathlib import Path

import numpy as np

from decode_images import decoded


def pictures(path):
    if path.is_file():
        records = np.frombuffer(path.read_bytes(), np.uint8).reshape(-1, 3073)[:, 1:]
        yield from records.reshape(-1, 3, 1024).swapaxes(1, 2)
        return
    for file in sorted(path.rglob("*")):
        if file.suffix.lower() not in (".png", ".jpg", ".jpeg"):
            continue
        try:
            yield decoded(file)
        except (OSError, SyntaxError):
            continue


def main():
    values = collections.defaultdict(list)
    for samples in pictures(Path(sys.argv[1])):
        channels = samples.shape[-1]
        colors = channels - 1 if channels in (2, 4) else channels
        pixels = samples.reshape(-1, channels)[:, :colors].astype(np.float64)
        values[colors].append(pixels / np.iinfo(samples.dtype).max)
    for channels, parts in sorted(values.items()):
        pixels = np.concatenate(parts)
        row = {"channels": channels, "images": len(parts)}
        print(json.dumps(row | {"mean": list(pixels.mean(axis=0)), "std": list(pixels.std(axis=0))}))


if __name__ == "__main__":
    main()
