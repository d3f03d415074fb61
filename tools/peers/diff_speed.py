#!/usr/bin/env python3
"""Times the peers of `tools/benchmark diff` on DIRECTORY/expected.rgb and actual.rgb, 4000 x 3000.

    diff_speed.py DIRECTORY

Prints NAME<tab>SECONDS<tab>CPU SECONDS, the best of three (SSIM once: it takes seconds). Needs numpy, pillow, opencv-python-headless and
scikit-image.
"""

import sys
import time

import cv2
import numpy as np
from PIL import Image, ImageChops
from skimage.metrics import structural_similarity


def measure(name, repeats, work):
    best = best_cpu = float("inf")
    for _ in range(repeats):
        began, began_cpu = time.perf_counter(), time.process_time()
        work()
        best = min(best, time.perf_counter() - began)
        best_cpu = min(best_cpu, time.process_time() - began_cpu)
    print(f"{name}\t{best}\t{best_cpu}", flush=True)


def main():
    arrays = [np.fromfile(f"{sys.argv[1]}/{name}.rgb", np.uint8).reshape(3000, 4000, 3) for name in ("expected", "actual")]
    images = [Image.fromarray(array) for array in arrays]
    measure("Pillow ImageChops.difference + getbbox", 3, lambda: ImageChops.difference(*images).getbbox())
    measure("OpenCV absdiff + countNonZero of the sum", 3,
            lambda: cv2.countNonZero(cv2.transform(cv2.absdiff(*arrays), np.ones((1, 3), np.float32))))
    measure("scikit-image structural_similarity", 1, lambda: structural_similarity(
        *arrays, channel_axis=2, gaussian_weights=True, sigma=1.5, use_sample_covariance=False, data_range=255))


main()
