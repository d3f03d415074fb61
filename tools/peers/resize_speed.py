#!/usr/bin/env python3
"""Times the peers of `tools/benchmark resize`: 256 x 256 pixels of an RGB picture of 2000 x 1500, on one core.

    resize_speed.py

Prints NAME<tab>SECONDS<tab>CPU SECONDS, the best of 20. Needs numpy and pillow; measures torchvision where it is there, too.
"""

import time

import numpy as np
from PIL import Image


def measure(name, work):
    best = best_cpu = float("inf")
    for _ in range(20):
        began, began_cpu = time.perf_counter(), time.process_time()
        work()
        best = min(best, time.perf_counter() - began)
        best_cpu = min(best_cpu, time.process_time() - began_cpu)
    print(f"{name}\t{best}\t{best_cpu}", flush=True)


def main():
    pixels = np.random.default_rng(1).integers(0, 256, (1500, 2000, 3), np.uint8)
    image = Image.fromarray(pixels)
    for mode in ("bilinear", "bicubic", "lanczos", "box"):
        measure(f"Pillow {mode}", lambda m=Image.Resampling[mode.upper()]: image.resize((256, 256), m))
    try:
        import torch
        from torchvision.transforms import InterpolationMode
        from torchvision.transforms.v2.functional import resize
    except ImportError:
        return
    torch.set_num_threads(1)
    interleaved = torch.from_numpy(pixels).permute(2, 0, 1)
    for mode in ("bilinear", "bicubic"):
        for name, tensor in (("", interleaved), (" of planes", interleaved.contiguous())):
            measure(f"torchvision {mode}{name}",
                    lambda m=mode, t=tensor: resize(t, [256, 256], InterpolationMode(m), antialias=True))


main()
