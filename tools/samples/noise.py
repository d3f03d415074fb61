"""Smooth random fields that the pictures are made of."""

import numpy as np


def smoothstep(low, high, x):
    t = np.clip((x - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def mix(a, b, t):
    return a + (b - a) * t


def value_noise(x, y, seed):
    """Noise in [0, 1] at the points (x, y): random values at whole coordinates, blended in between."""
    table = np.random.default_rng(seed).random((256, 256))
    column, row = np.floor(x).astype(int), np.floor(y).astype(int)
    u, v = smoothstep(0, 1, x - column), smoothstep(0, 1, y - row)
    corner = lambda i, j: table[(row + j) % 256, (column + i) % 256]
    return mix(mix(corner(0, 0), corner(1, 0), u), mix(corner(0, 1), corner(1, 1), u), v)


def fractal_noise(x, y, seed, octaves=6):
    """Octaves of value noise, each half as strong and twice as fine, in [0, 1]."""
    total = sum(value_noise(x * 2**k, y * 2**k, seed + k) / 2**k for k in range(octaves))
    return total / (2 - 0.5 ** (octaves - 1))


def grid(width, height, scale=1):
    """Pixel centers with (0, 0) in the middle and y upwards, in units of the height, `scale` samples a pixel side."""
    x = (np.arange(width * scale) + 0.5 - width * scale / 2) / (height * scale)
    y = (height * scale / 2 - np.arange(height * scale) - 0.5) / (height * scale)
    return np.meshgrid(x, y)


def shrink(values, scale):
    """The mean of every `scale` x `scale` block: antialiasing by supersampling."""
    height, width = values.shape[0] // scale, values.shape[1] // scale
    return values.reshape(height, scale, width, scale, *values.shape[2:]).mean(axis=(1, 3))


def colors(*hexes):
    """`"ff8800"` and the like as rows of RGB in [0, 1]."""
    return np.array([[int(h[i : i + 2], 16) / 255 for i in (0, 2, 4)] for h in hexes])


def ramp(t, stops):
    """The color at t in [0, 1] along equally spaced `stops`."""
    positions = np.linspace(0, 1, len(stops))
    return np.stack([np.interp(t, positions, stops[:, c]) for c in range(3)], axis=-1)
