#!/usr/bin/env python3
"""Makes the inputs of `tools/benchmark`, the same on every machine that has the same Pillow.

    workloads.py DIRECTORY

64 pictures of 2000 x 1500 pixels are drawn; everything is cut from them:

    small-png    2,000 PNG of 256 x 256
    large-png       60 PNG of 2000 x 1500
    jpeg         1,000 JPEG of 500 x 375, quality 90, 4:2:0
    cifar       10,000 records of 32 x 32 in CIFAR-10's test_batch.bin

They are photograph-like by the dead leaves model: discs in front of each other, their radii distributed by r^-3, which
gives the edges and the spectrum of natural images at every scale. Each disc is shaded from one side to the other and has
more or less of a texture of six octaves. A lens blurs the whole (3 x 3 binomial), a sensor adds noise. PNG are written by
Pillow as it does by default (libpng's filters, zlib level 6).
"""

import multiprocessing
import pathlib
import sys

import numpy as np
from PIL import Image

WIDTH, HEIGHT, PICTURES = 2000, 1500, 64
DISCS = 6000


def octaves(chance):
    """Smooth noise of six octaves with a mean of 0, as large as a picture."""
    field = np.zeros((HEIGHT, WIDTH), np.float32)
    for octave in range(6):
        cell = 64 >> octave
        corners = chance.standard_normal((HEIGHT // cell + 2, WIDTH // cell + 2)).astype(np.float32)
        size = (corners.shape[1] * cell, corners.shape[0] * cell)
        grown = np.asarray(Image.fromarray(corners).resize(size, Image.BICUBIC))
        field += grown[:HEIGHT, :WIDTH] / (octave + 1)
    return field


def radii(chance, count):
    """Radii from 6 to 600 pixels, distributed by r^-3."""
    low, high = 6.0**-2, 600.0**-2
    return (low + chance.random(count) * (high - low)) ** -0.5


def draw_disc(picture, texture, chance, radius):
    x, y = chance.random() * WIDTH, chance.random() * HEIGHT
    left, right = max(0, int(x - radius)), min(WIDTH, int(x + radius) + 1)
    top, bottom = max(0, int(y - radius)), min(HEIGHT, int(y + radius) + 1)
    v, u = np.mgrid[top:bottom, left:right].astype(np.float32)
    inside = (u - x) ** 2 + (v - y) ** 2 < radius * radius
    angle, slope = chance.random() * 6.283, chance.random() * 40 / radius
    shade = ((u - x) * np.cos(angle) + (v - y) * np.sin(angle)) * slope
    shade = shade.astype(np.float32) + texture[top:bottom, left:right] * chance.random() ** 2 * 40
    color = chance.random() * 200 + 20 + chance.normal(0, 18, 3)
    region = picture[top:bottom, left:right]
    np.copyto(region, shade[..., None] + color.astype(np.float32), where=inside[..., None])


def blurred(picture):
    for axis in (0, 1):
        picture = (np.roll(picture, 1, axis) + 2 * picture + np.roll(picture, -1, axis)) / 4
    return picture


def picture(index):
    chance = np.random.Generator(np.random.PCG64(index))
    texture = octaves(chance)
    pixels = np.repeat((texture * 6 + 120)[..., None], 3, axis=2)
    for radius in radii(chance, DISCS):
        draw_disc(pixels, texture, chance, radius)
    grain = chance.normal(0, 1.6, (HEIGHT, WIDTH, 1)) + chance.normal(0, 0.7, (HEIGHT, WIDTH, 3))
    return np.clip(blurred(pixels) + grain + 0.5, 0, 255).astype(np.uint8)


def tiles(pixels, width, height):
    for top in range(0, HEIGHT - height + 1, height):
        for left in range(0, WIDTH - width + 1, width):
            yield pixels[top : top + height, left : left + width]


def save(directory, name, first, limit, pictures, **options):
    for number, pixels in enumerate(pictures, first):
        if number < limit:
            Image.fromarray(pixels).save(directory / name.format(number), **options)


def make(index):
    """Writes what is cut from one picture and returns its CIFAR records."""
    root = pathlib.Path(sys.argv[1])
    pixels = picture(index)
    save(root / "large-png", "{:02}.png", index, 60, [pixels])
    save(root / "small-png", "{:04}.png", index * 35, 2000, tiles(pixels, 256, 256))
    save(root / "jpeg", "{:04}.jpg", index * 16, 1000, tiles(pixels, 500, 375), quality=90)
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
        records = b"".join(pool.imap(make, range(PICTURES)))
    size = 3073 * 10000
    (root / "cifar" / "test_batch.bin").write_bytes((records * (size // len(records) + 1))[:size])


if __name__ == "__main__":
    main()
