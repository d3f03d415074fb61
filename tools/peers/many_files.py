#!/usr/bin/env python3
"""How long the command takes for one small image, and how much memory for up to 200,000.

    many_files.py RELUME DIRECTORY        DIRECTORY is for inputs and outputs, and empty
"""

import os
import pathlib
import random
import shutil
import statistics
import sys

import zlib

from job_speed import measure

COUNTS = (2_000, 20_000, 200_000)
STARTS = 51


def noise_png(side):
    """A PNG of RGB noise. By hand, since a process starts with the peak memory of the one that started it, and Python with
    NumPy has more than Relume."""

    def chunk(kind, data):
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    chance = random.Random(1)
    rows = b"".join(b"\0" + chance.randbytes(3 * side) for _ in range(side))
    header = side.to_bytes(4, "big") * 2 + bytes([8, 2, 0, 0, 0])
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def command(inputs, outputs):
    return [sys.argv[1], "run", inputs, "--activation", "sigmoid", "--save", "after", "--output", outputs, "--quiet"]


def main():
    root = pathlib.Path(sys.argv[2])
    image, inputs, outputs = root / "one.png", root / "in", root / "out"
    image.write_bytes(noise_png(32))
    times = sorted(measure(command(image, outputs), outputs, False).seconds * 1000 for _ in range(STARTS))
    print(f"one image of 32 x 32, from start to exit: {times[0]:.1f} ms at best, {statistics.median(times):.1f} ms median")
    before = None
    for count in COUNTS:
        inputs.mkdir()
        for index in range(count):
            os.link(image, inputs / f"image-{index:07}.png")
        result = measure(command(inputs, outputs), outputs, False)
        more = f", {(result.memory - before[1]) / (count - before[0]):.0f} bytes a file more" if before else ""
        print(f"{count:>7} images of 32 x 32: {result.seconds:.2f} s, peak {result.memory / 1e6:.1f} MB{more}", flush=True)
        before = (count, result.memory)
        shutil.rmtree(inputs)


main()
