"""Scenes that have the statistics of photographs, before a camera sees them.

The dead leaves model: discs in front of each other, their radii distributed by r^-3, which gives the edges and the 1/f
spectrum of natural images at every scale. Each disc is shaded from one side to the other and has more or less of a texture
of six octaves.
"""

import numpy as np
from PIL import Image

WIDTH, HEIGHT = 2000, 1500
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


def draw_disc(light, texture, chance, radius):
    x, y = chance.random() * WIDTH, chance.random() * HEIGHT
    left, right = max(0, int(x - radius)), min(WIDTH, int(x + radius) + 1)
    top, bottom = max(0, int(y - radius)), min(HEIGHT, int(y + radius) + 1)
    v, u = np.mgrid[top:bottom, left:right].astype(np.float32)
    inside = (u - x) ** 2 + (v - y) ** 2 < radius * radius
    angle, slope = chance.random() * 6.283, chance.random() * 40 / radius
    shade = ((u - x) * np.cos(angle) + (v - y) * np.sin(angle)) * slope
    shade = shade.astype(np.float32) + texture[top:bottom, left:right] * chance.random() ** 2 * 40
    color = chance.random() * 200 + 20 + chance.normal(0, 18, 3)
    region = light[top:bottom, left:right]
    np.copyto(region, shade[..., None] + color.astype(np.float32), where=inside[..., None])


def scene(chance):
    """Light from 0 to 255 and beyond, [HEIGHT, WIDTH, 3]."""
    texture = octaves(chance)
    light = np.repeat((texture * 6 + 120)[..., None], 3, axis=2)
    for radius in radii(chance, DISCS):
        draw_disc(light, texture, chance, radius)
    return light
