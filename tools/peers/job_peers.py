#!/usr/bin/env python3
"""Does one job of `tools/benchmark` with another library, and prints the seconds and CPU seconds it took.

    job_peers.py PEER INPUTS OUTPUTS        PEER as in job_speed.py, INPUTS a directory of workloads.py

What is timed begins after the imports. Images are handed to as many threads as there are cores (all four libraries work
outside Python's lock), each library's own threads are off, and sigmoid is a table of 256 entries wherever the library has
one: as fast as each can do it.
"""

import concurrent.futures
import os
import pathlib
import resource
import sys
import time

import numpy as np
from job_speed import CIFAR_PEERS, CORES, IMAGE_PEERS

LEVELS = np.arange(256, dtype=np.float32) / 255
TABLE = (255 / (1 + np.exp(-LEVELS)) + 0.5).astype(np.uint8)


def opencv(options):
    import cv2

    cv2.setNumThreads(1)

    def convert(source, target):
        cv2.imwrite(target, cv2.LUT(cv2.imread(source), TABLE), options(cv2))

    return convert


def opencv_default():
    return opencv(lambda cv2: [])


def opencv_runs():
    return opencv(
        lambda cv2: [cv2.IMWRITE_PNG_COMPRESSION, 1, cv2.IMWRITE_PNG_STRATEGY, cv2.IMWRITE_PNG_STRATEGY_RLE]
    )


def pyvips():
    os.environ["VIPS_CONCURRENCY"] = "1"
    import pyvips as vips

    table = vips.Image.new_from_array([TABLE.tolist()]).cast("uchar")

    def convert(source, target):
        vips.Image.new_from_file(source, access="sequential").maplut(table).pngsave(target, compression=1)

    return convert


def pillow():
    from PIL import Image

    table = TABLE.tolist() * 3

    def convert(source, target):
        Image.open(source).point(table).save(target, compress_level=1)

    return convert


def torchvision():
    import torch
    from torchvision import io

    torch.set_num_threads(1)

    def convert(source, target):
        values = torch.sigmoid(io.decode_image(io.read_file(source)) / 255)
        io.write_file(target, io.encode_png((values * 255 + 0.5).to(torch.uint8)))

    return convert


def images(make, inputs, outputs):
    """The job over a directory of images."""
    convert = make()
    sources = sorted(inputs.iterdir())

    def job():
        with concurrent.futures.ThreadPoolExecutor(CORES) as pool:
            targets = [outputs / f"{source.stem}.png" for source in sources]
            list(pool.map(convert, map(str, sources), map(str, targets)))

    return job


def batches(inputs):
    records = np.fromfile(inputs / "test_batch.bin", np.uint8).reshape(-1, 3073)
    pixels = records[:, 1:].reshape(-1, 3, 32, 32)
    return (pixels[first : first + 64] for first in range(0, len(pixels), 64))


def tutorial(inputs, outputs):
    """What the tutorials do: floats, torch.sigmoid, add_images."""
    import torch
    from torch.utils.tensorboard import SummaryWriter

    def job():
        writer = SummaryWriter(str(outputs))
        for step, batch in enumerate(batches(inputs), 1):
            values = torch.from_numpy(batch).float() / 255
            writer.add_images("before", values, step)
            writer.add_images("after", torch.sigmoid(values), step)
        writer.close()

    return job


def opencv_events(inputs, outputs):
    """The same by hand: tables, grids by NumPy, cv2.imencode, tensorboard's messages, CRC-32C in C."""
    import struct

    import cv2
    import google_crc32c
    from tensorboard.compat.proto.event_pb2 import Event
    from tensorboard.compat.proto.summary_pb2 import Summary

    cv2.setNumThreads(1)
    truncated = (255 / (1 + np.exp(-LEVELS))).astype(np.uint8)

    def masked(data):
        crc = google_crc32c.value(data)
        return ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF

    def record(event):
        data = event.SerializeToString()
        length = struct.pack("<Q", len(data))
        return b"".join((length, struct.pack("<I", masked(length)), data, struct.pack("<I", masked(data))))

    def grid(pixels):
        missing = np.zeros((-len(pixels) % 8, 3, 32, 32), np.uint8)
        rows = np.concatenate((pixels, missing)).reshape(-1, 8, 3, 32, 32).transpose(0, 3, 1, 4, 2)
        return np.ascontiguousarray(rows.reshape(-1, 256, 3)[..., ::-1])

    def value(tag, pixels):
        height, width = pixels.shape[:2]
        png = cv2.imencode(".png", pixels)[1].tobytes()
        image = Summary.Image(height=height, width=width, colorspace=3, encoded_image_string=png)
        return Summary.Value(tag=tag, image=image)

    def records(numbered):
        step, batch = numbered
        before = grid(batch)
        pictures = {"before": before, "after": cv2.LUT(before, truncated)}
        return b"".join(
            record(Event(step=step, wall_time=time.time(), summary=Summary(value=[value(tag, picture)])))
            for tag, picture in pictures.items()
        )

    def job():
        with open(outputs / "events.out.tfevents.1", "wb") as file:
            file.write(record(Event(file_version="brain.Event:2", wall_time=time.time())))
            with concurrent.futures.ThreadPoolExecutor(CORES) as pool:
                for part in pool.map(records, enumerate(batches(inputs), 1)):
                    file.write(part)

    return job


# In the order of the names.
IMAGE_JOBS = dict(zip(IMAGE_PEERS, (opencv_default, opencv_runs, pyvips, pillow, torchvision), strict=True))
CIFAR_JOBS = dict(zip(CIFAR_PEERS, (tutorial, opencv_events), strict=True))


def main():
    peer, inputs, outputs = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    outputs.mkdir(parents=True)
    job = CIFAR_JOBS[peer](inputs, outputs) if peer in CIFAR_JOBS else images(IMAGE_JOBS[peer], inputs, outputs)
    before, began = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
    job()
    seconds, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF)
    print(seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


if __name__ == "__main__":
    main()
