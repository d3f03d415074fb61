#!/usr/bin/env python3
"""Resizes pictures by Pillow for tests: reads lines of

    MODE HEIGHT WIDTH NEW_HEIGHT NEW_WIDTH FILTER SAMPLES

MODE is Pillow's (L, LA, RGB, RGBA), FILTER one of nearest, bilinear, bicubic, box and lanczos, SAMPLES in hexadecimal,
pixel by pixel. Prints the samples of each answer in the same way.
"""

import sys

import numpy as np
from PIL import Image

for line in sys.stdin:
    mode, height, width, new_height, new_width, name, samples = line.split()
    channels = len(mode)
    pixels = np.frombuffer(bytes.fromhex(samples), np.uint8).reshape(int(height), int(width), channels)
    image = Image.fromarray(pixels.squeeze(2) if channels == 1 else pixels, mode)
    resized = image.resize((int(new_width), int(new_height)), Image.Resampling[name.upper()])
    print(np.asarray(resized).tobytes().hex())
