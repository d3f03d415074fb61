#!/usr/bin/env python3
"""Makes the inputs of `tools/benchmark`, the same on every machine that has the same Pillow, OpenCV and NumPy.

    workloads.py DIRECTORY

64 scenes of 2000 x 1500 are drawn (scenes.py); everything is cut from photographs of them:

    small-png    2,000 PNG of 256 x 256
    large-png       60 PNG of 2000 x 1500, with a fifth of the noise
    jpeg         2,000 JPEG of 500 x 375, 4:2:0, of qualities from 85 to 95
    cifar       10,000 records of 32 x 32 in CIFAR-10's test_batch.bin

A camera's lens blurs (3 x 3 binomial, twice), its sensor adds noise, more in some pictures than in others. Half of the
PNG have been a JPEG before, of qualities from 85 to 95. Every other one is written as Pillow does by default
(libpng's adaptive filters, zlib level 6), the rest as OpenCV does; half of both have a color profile.

Once a sigmoid has been over them, OpenCV's files have 3.0 bits a sample for the small PNG, 2.3 for the large, 2.9 for the
JPEG; over as many photographs of as many pixels 3.0, 2.2 and 2.8.
"""

import io
import multiprocessing
import pathlib
import struct
import sys
import zlib

import cv2
import numpy as np
from PIL import Image, ImageCms
from scenes import HEIGHT, WIDTH, scene

SCENES = 64
QUALITIES = (85, 95)
CONTRAST = 1.3


def blurred(light):
    for axis in (0, 1):
        light = (np.roll(light, 1, axis) + 2 * light + np.roll(light, -1, axis)) / 4
    return light


def photograph(light, noise, chance):
    """What a camera makes of a scene: noise that is the same in all three channels, and half as much again in each."""
    light = (blurred(blurred(light)) - 128) * CONTRAST + 128
    shared = chance.standard_normal((HEIGHT, WIDTH, 1), np.float32)
    own = chance.standard_normal((HEIGHT, WIDTH, 3), np.float32)
    return np.clip(light + noise * (shared + own / 2) + 0.5, 0, 255).astype(np.uint8)


def jpeg(pixels, quality):
    output = io.BytesIO()
    Image.fromarray(pixels).save(output, "jpeg", quality=quality, subsampling=2)
    return output.getvalue()


def with_history(pixels, chance):
    """Every other time what is left of a picture that has been a JPEG."""
    quality = int(chance.integers(QUALITIES[0], QUALITIES[1], endpoint=True))
    if chance.random() < 0.5:
        return pixels
    return np.asarray(Image.open(io.BytesIO(jpeg(pixels, quality))))


def profile():
    """A color profile without the moment at which it was made."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    data[24:36] = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    return bytes(data)


def profile_chunk():
    body = b"iCCP" + b"sRGB\0\0" + zlib.compress(profile())
    return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))


def png(pixels, number):
    if number % 2:
        encoded = cv2.imencode(".png", pixels[..., ::-1])[1].tobytes()
    else:
        output = io.BytesIO()
        Image.fromarray(pixels).save(output, "png")
        encoded = output.getvalue()
    header = 8 + 25  # signature and IHDR
    return encoded if number % 4 < 2 else encoded[:header] + profile_chunk() + encoded[header:]


def tiles(pixels, width, height):
    for top in range(0, HEIGHT - height + 1, height):
        for left in range(0, WIDTH - width + 1, width):
            yield np.ascontiguousarray(pixels[top : top + height, left : left + width])


def write_pngs(directory, first, limit, pictures):
    for number, pixels in enumerate(pictures, first):
        if number < limit:
            (directory / f"{number:04}.png").write_bytes(png(pixels, number))


def write_jpegs(directory, first, limit, pictures):
    for number, pixels in enumerate(pictures, first):
        if number < limit:
            quality = QUALITIES[0] + number % (QUALITIES[1] - QUALITIES[0] + 1)
            (directory / f"{number:04}.jpg").write_bytes(jpeg(pixels, quality))


def make(index):
    """Writes what is cut from one scene and returns its CIFAR records."""
    root = pathlib.Path(sys.argv[1])
    chance = np.random.Generator(np.random.PCG64(index))
    light = scene(chance)
    noise = np.float32(3.3 * np.exp(0.35 * chance.standard_normal()))
    large = photograph(light, noise / 5, chance)
    write_pngs(root / "large-png", index, 60, [with_history(large, chance)])
    pixels = photograph(light, noise, chance)
    write_pngs(root / "small-png", index * 35, 2000, tiles(with_history(pixels, chance), 256, 256))
    both_ways = [*tiles(pixels, 500, 375), *tiles(pixels[:, ::-1], 500, 375)]
    write_jpegs(root / "jpeg", index * 32, 2000, both_ways)
    records = []
    for number, tile in enumerate(tiles(pixels, 128, 128)):
        small = tile.reshape(32, 4, 32, 4, 3).mean((1, 3)).astype(np.uint8)
        records.append(bytes([number % 10]) + small.transpose(2, 0, 1).tobytes())
    return b"".join(records)


def main():
    root = pathlib.Path(sys.argv[1])
    for name in ("small-png", "large-png", "jpeg", "cifar"):
        (root / name).mkdir(parents=True, exist_ok=True)
    with multiprocessing.Pool() as pool:
        records = b"".join(pool.imap(make, range(SCENES)))
    size = 3073 * 10000
    (root / "cifar" / "test_batch.bin").write_bytes((records * (size // len(records) + 1))[:size])


if __name__ == "__main__":
    main()
