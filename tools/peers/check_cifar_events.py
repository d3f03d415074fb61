#!/usr/bin/env python3
"""Checks an event file of `relume run CIFAR --activation sigmoid` with TensorBoard's own reader and NumPy.

usage: check_cifar_events.py CIFAR_FILE LOG_DIRECTORY BATCH_SIZE

Prints one JSON object: for each tag its steps, the sizes of its grids, how many samples differ from what NumPy computes
in double precision, and which byte values those samples had. A sample may differ by 1 where the exact product lies within
1e-4 of a rounding boundary ("excused"); every other difference is "wrong".
"""

import io
import json
import sys

import numpy as np
from PIL import Image
from tensorboard.backend.event_processing import event_accumulator

COLUMNS = 8
BOUNDARY = 1e-4


def read_images(path):
    records = np.fromfile(path, np.uint8).reshape(-1, 3073)
    return records[:, 1:].reshape(-1, 3, 32, 32)


def grid(images):
    """PyTorch's layout: 8 columns, no padding, black where no image is."""
    columns = min(COLUMNS, len(images))
    rows = -(-len(images) // columns)
    canvas = np.zeros((rows * 32, columns * 32, 3), images.dtype)
    for index, image in enumerate(images):
        top, left = index // columns * 32, index % columns * 32
        canvas[top : top + 32, left : left + 32] = image.transpose(1, 2, 0)
    return canvas


def exact_pixels(tag, images):
    values = images / 255.0
    return (values if tag == "before" else 1 / (1 + np.exp(-values))) * 255


def compare(shown, tag, images):
    product = grid(exact_pixels(tag, images))
    expected = np.clip(np.trunc(product), 0, 255).astype(int)
    difference = np.abs(shown.astype(int) - expected)
    is_near = np.abs(product - np.round(product)) < BOUNDARY
    is_excused = (difference == 1) & is_near
    return difference > 0, is_excused, grid(images)


def check(tag, accumulator, images, batch_size):
    report = {"steps": [], "sizes": [], "wrong": 0, "excused": 0, "excusedBytes": []}
    excused_bytes = set()
    for event in accumulator.Images(tag):
        shown = np.asarray(Image.open(io.BytesIO(event.encoded_image_string)))
        batch = images[(event.step - 1) * batch_size : event.step * batch_size]
        differs, is_excused, source = compare(shown, tag, batch)
        report["steps"].append(event.step)
        report["sizes"].append([event.width, event.height] + list(shown.shape))
        report["wrong"] += int((differs & ~is_excused).sum())
        report["excused"] += int(is_excused.sum())
        excused_bytes |= set(source[is_excused].tolist())
    report["excusedBytes"] = sorted(excused_bytes)
    return report


def main():
    path, log_directory, batch_size = sys.argv[1], sys.argv[2], int(sys.argv[3])
    accumulator = event_accumulator.EventAccumulator(log_directory, {event_accumulator.IMAGES: 0})
    accumulator.Reload()
    images = read_images(path)
    tags = accumulator.Tags()["images"]
    print(json.dumps({tag: check(tag, accumulator, images, batch_size) for tag in tags}))


main()
