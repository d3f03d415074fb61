#!/usr/bin/env python3
"""Does one job of `tools/benchmark loader` with another library.

    loader_peers.py PEER JOB INPUTS         PEER and JOB as in loader_speed.py, INPUTS a directory of workloads.py

Prints the number of images, the seconds and CPU seconds it took after the imports, and the peak memory of all processes.
"""

import concurrent.futures
import pathlib
import resource
import sys
import time

BATCH = 32


def opencv(job, files):
    """Two threads write into one batch, which is there before and serves again."""
    import cv2
    import numpy as np

    cv2.setNumThreads(1)
    table = np.arange(256, dtype=np.float32) / 255
    height, width = cv2.imread(files[0]).shape[:2] if not job.endswith("-224") else (224, 224)
    batch = np.empty((BATCH, 3, height, width), np.float32)

    def load(place, file):
        pixels = cv2.imread(file)
        if job.endswith("-224"):
            scale = 256 / min(pixels.shape[:2])
            pixels = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
            top, left = (pixels.shape[0] - 224) // 2, (pixels.shape[1] - 224) // 2
            pixels = pixels[top : top + 224, left : left + 224]
        # Of several ways to come from BGR pixels to RGB planes of floats, the fastest.
        for channel, plane in enumerate(cv2.split(pixels)):
            cv2.LUT(plane, table, batch[place, 2 - channel])

    def run():
        with concurrent.futures.ThreadPoolExecutor(2) as threads:
            for start in range(0, len(files), BATCH):
                list(threads.map(load, range(BATCH), files[start : start + BATCH]))
        return len(files)

    return run


def torch_loader(dataset, workers):
    import torch
    from torch.utils.data import DataLoader

    torch.set_num_threads(1)

    def run():
        return sum(len(batch) for batch in DataLoader(dataset, batch_size=BATCH, num_workers=workers))

    return run


class Pictures:
    """A map-style data set of what `load` makes of each item."""

    def __init__(self, items, load):
        self.items, self.load = items, load

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        return self.load(self.items[index])


def stages(job, last):
    from torchvision.transforms import v2

    crop = [v2.Resize(256), v2.CenterCrop(224)] if job.endswith("-224") else []
    return v2.Compose([*crop, *last])


def torch_decode_image(job, files):
    import torch
    from torchvision import io
    from torchvision.transforms import v2

    transform = stages(job, [v2.ToDtype(torch.float32, scale=True)])
    return torch_loader(Pictures(files, lambda file: transform(io.decode_image(file, io.ImageReadMode.RGB))), 2)


def torch_pillow(job, files):
    """As torchvision's ImageFolder does it."""
    from PIL import Image
    from torchvision.transforms import ToTensor

    transform = stages(job, [ToTensor()])
    return torch_loader(Pictures(files, lambda file: transform(Image.open(file).convert("RGB"))), 2)


def torch_cifar(file, workers):
    """As torchvision's CIFAR10 does it: the pictures in memory, each made one of Pillow's and then a tensor."""
    import numpy as np
    from PIL import Image
    from torchvision.transforms import ToTensor

    records = np.fromfile(file, np.uint8).reshape(-1, 3073)[:, 1:].reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1)
    transform = ToTensor()
    return torch_loader(Pictures(np.ascontiguousarray(records), lambda pixels: transform(Image.fromarray(pixels))), workers)


def prepare(peer, job, inputs):
    if job == "cifar":
        return torch_cifar(inputs / "cifar" / "test_batch.bin", 2 if peer.endswith("2 workers") else 0)
    files = sorted(str(path) for path in (inputs / job.removesuffix("-224")).iterdir())
    if peer.startswith("OpenCV"):
        return opencv(job, files)
    return torch_pillow(job, files) if "Pillow" in peer else torch_decode_image(job, files)


def usage():
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in both), both


def main():
    peer, job, inputs = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    run = prepare(peer, job, inputs)
    before, _ = usage()
    began = time.perf_counter()
    images = run()
    seconds = time.perf_counter() - began
    after, (own, children) = usage()
    # Of two workers alike the greater's peak is known.
    workers = 2 if peer.endswith("2 workers") else 0
    memory = (own.ru_maxrss + workers * children.ru_maxrss) * 1024
    print(images, seconds, after - before, memory)


if __name__ == "__main__":
    main()
