"""Writes the sample inputs; see tools/make-samples."""

import pathlib
import sys

import numpy as np
from PIL import Image

import icons
import landscapes
import patterns

WIDTH, HEIGHT = 256, 192
CLASSES = "airplane automobile bird cat deer dog frog horse ship truck".split()
RECORDS = 128


def bytes_of(values):
    """Samples in [0, 1] as 8 bits, rounded to the nearest."""
    return (np.clip(values, 0, 1) * 255 + 0.5).astype(np.uint8)


def write_images(folder):
    def save(name, image, **options):
        image.save(folder / name, **options)

    def png(name, values, mode):
        save(name, Image.fromarray(bytes_of(values), mode), optimize=True)

    png("sunset.png", landscapes.sunset(WIDTH, HEIGHT), "RGB")
    png("galaxy.png", landscapes.galaxy(WIDTH, HEIGHT), "RGB")
    png("terrain.png", landscapes.terrain(WIDTH, HEIGHT), "L")
    png("tangram.png", patterns.tangram(WIDTH, HEIGHT), "RGB")
    png("color-wheel.png", patterns.color_wheel(WIDTH, HEIGHT), "RGBA")
    png("ripples.png", patterns.ripples(WIDTH, HEIGHT), "LA")
    deep = (patterns.mandelbrot(WIDTH, HEIGHT) * 65535 + 0.5).astype(np.uint16)
    save("mandelbrot.png", Image.fromarray(deep), optimize=True)
    indices, palette = patterns.stained_glass(WIDTH, HEIGHT)
    glass = Image.fromarray(indices.astype(np.uint8), "P")
    glass.putpalette(bytes_of(palette).tobytes())
    save("stained-glass.png", glass, bits=4, optimize=True)
    save("maze.png", Image.fromarray(patterns.maze(WIDTH, HEIGHT)), optimize=True)
    marbles = Image.fromarray(bytes_of(landscapes.marbles(WIDTH, HEIGHT)), "RGB")
    save("marbles.jpg", marbles, quality=90, subsampling="4:2:0")


def write_cifar10(folder):
    """A test batch in CIFAR-10's layout: label, then 1024 red, 1024 green, 1024 blue bytes, a record."""
    random = np.random.default_rng(10)
    labels = np.tile(np.arange(10), (RECORDS + 9) // 10)[:RECORDS]
    random.shuffle(labels)
    with open(folder / "test_batch.bin", "wb") as file:
        for label in labels:
            picture = icons.draw(CLASSES[label], random)
            file.write(bytes([label]) + picture.transpose(2, 0, 1).tobytes())
    (folder / "batches.meta.txt").write_text("\n".join(CLASSES) + "\n")


def main():
    root = pathlib.Path(sys.argv[1])
    for name, write in (("images", write_images), ("cifar10", write_cifar10)):
        (root / name).mkdir(parents=True, exist_ok=True)
        write(root / name)


main()
