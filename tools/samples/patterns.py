"""Pictures with hard edges, transparency, few colors or many bits."""

import numpy as np

from noise import colors, grid, mix, shrink, smoothstep


def tangram(width, height):
    """Flat shapes with hard edges: stripes, disks, triangles, rings."""
    scale = 4
    x, y = grid(width, height, scale)
    paper, ink, red, blue, yellow, teal = colors("f4efe4", "22252e", "e0453a", "2760b8", "f3b81f", "1f9d94")
    image = np.broadcast_to(paper, x.shape + (3,)).copy()

    def paint(color, where):
        image[where] = color

    def inside(*points):
        """The convex polygon with these corners, counterclockwise."""
        corners = zip(points, points[1:] + points[:1])
        return np.all([(b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]) >= 0 for a, b in corners], axis=0)

    paint(blue, np.hypot(x + 0.34, y - 0.13) < 0.25)
    paint(yellow, inside((-0.6, -0.42), (0.05, -0.42), (-0.6, 0.12)))
    paint(red, inside((0.0, -0.3), (0.42, -0.12), (0.08, 0.38)))
    distance = np.hypot(x - 0.4, y - 0.2)
    paint(ink, (distance < 0.22) & ((distance * 36).astype(int) % 2 == 0))
    paint(teal, inside((0.2, -0.42), (0.6, -0.42), (0.6, -0.1)))
    stripes = inside((-0.2, -0.16), (0.12, -0.32), (0.22, -0.12), (-0.1, 0.04))
    paint(ink, stripes & (np.floor((x - 2 * y) * 24) % 2 == 0))
    check = (np.abs(x + 0.46) < 0.12) & (np.abs(y + 0.33) < 0.09)
    paint(ink, check & ((np.floor(x * 33.4) + np.floor(y * 33.4)) % 2 == 0))
    paint(ink, np.abs(y - 0.44 + 0.04 * x) < 0.004)
    paint(red, np.hypot(x + 0.05, y - 0.33) < 0.06)
    return shrink(image, scale)


def color_wheel(width, height):
    """Hue around, saturation outwards; transparent outside the wheel and in its hub."""
    scale = 3
    x, y = grid(width, height, scale)
    radius, hue = np.hypot(x, y) / 0.47, np.arctan2(y, x) / (2 * np.pi) % 1
    pure = np.stack([np.clip(np.abs((hue * 6 + shift) % 6 - 3) - 1, 0, 1) for shift in (0, 4, 2)], axis=-1)
    value = np.where(np.floor(radius * 5) % 2 == 0, 1, 0.94)
    color = mix(np.ones(3), pure, np.clip(radius, 0, 1)[..., None]) * value[..., None]
    alpha = smoothstep(1.0, 0.985, radius) * smoothstep(0.14, 0.34, radius)
    # Averages are weighted by alpha, so that no color bleeds in from transparent samples.
    covered = shrink(alpha[..., None], scale)
    color = shrink(color * alpha[..., None], scale) / np.maximum(covered, 1e-6)
    return np.concatenate([np.where(covered > 0, color, 0), covered], axis=-1)


def ripples(width, height):
    """Waves from two sources, fading out towards the border."""
    x, y = grid(width, height)
    first, second = np.hypot(x + 0.22, y + 0.05), np.hypot(x - 0.24, y - 0.1)
    wave = np.sin(first * 95) * np.exp(-first * 2.2) + np.sin(second * 95) * np.exp(-second * 2.2)
    alpha = smoothstep(0.52, 0.3, np.sqrt((x * 0.78) ** 2 + y**2))
    return np.stack([0.5 + 0.42 * wave, alpha], axis=-1)


def mandelbrot(width, height):
    """A spiral of the Mandelbrot set by smooth escape time: fine steps that 8 bits would band."""
    scale = 3
    x, y = grid(width, height, scale)
    c = (x + 1j * y) * 0.0042 + (-0.74364 + 0.13183j)
    z = np.zeros_like(c)
    escape = np.full(c.shape, np.inf)
    with np.errstate(over="ignore", invalid="ignore"):
        for step in range(900):
            z = z * z + c
            size = np.abs(z)
            gone = (size > 256) & np.isinf(escape)
            escape[gone] = step + 1 - np.log2(np.log(size[gone]) / np.log(256.0))
            z[gone] = np.nan
    depth = np.log(escape)
    low, high = np.percentile(depth[np.isfinite(depth)], (0, 99))
    return shrink(np.where(np.isinf(depth), 0, np.clip((depth - low) / (high - low), 0, 1) ** 1.2), scale)


def stained_glass(width, height):
    """Panes of a few colors between lead lines, around a sun; returns palette indices and the palette."""
    scale = 3
    random = np.random.default_rng(31)
    x, y = grid(width, height, scale)
    points = random.uniform((-0.67, -0.5), (0.67, 0.5), (80, 2))
    for _ in range(6):
        pane, _, _ = nearest_two(x, y, points)
        points = np.array([[x[pane == k].mean(), y[pane == k].mean()] for k in range(len(points))])
    pane, nearest, second = nearest_two(x, y, points)
    # A pane's color goes by where it stands: sun, sky, hills, water.
    px, py = points[:, 0], points[:, 1]
    kind = np.select([np.hypot(px - 0.16, py - 0.16) < 0.19, py > 0.02 + 0.1 * np.sin(px * 6), py > -0.2], [0, 1, 2], 3)
    shades = [colors("ffd84a", "ffb52e", "ff9a3c"), colors("7fc4ee", "5aa3dd", "9fd8ef", "4585c6"),
              colors("6fb04a", "3f8a46", "a3c44f"), colors("2a5fa8", "1f4585", "3c86b8")]
    paint = np.array([shades[k][random.integers(len(shades[k]))] for k in kind])
    lead = colors("1c1a22", "30405a", "4a4638")
    image = shrink(np.where((second - nearest < 0.011)[..., None], lead[0], paint[pane]), scale)
    palette = np.concatenate([lead] + shades)
    return ((image[:, :, None] - palette) ** 2).sum(-1).argmin(-1), palette


def nearest_two(x, y, points):
    """At every place the number of the nearest point, the distance to it, and to the second nearest."""
    distance = np.stack([np.hypot(x - px, y - py) for px, py in points], axis=-1)
    nearest = np.partition(distance, 1, axis=-1)
    return distance.argmin(axis=-1), nearest[..., 0], nearest[..., 1]


def maze(width, height):
    """A maze with one way through, black and white, one bit a pixel."""
    random = np.random.default_rng(77)
    cell = 8
    columns, rows = width // cell - 1, height // cell - 1
    image = np.zeros((height, width), dtype=bool)
    top, left = (height - rows * cell - 2) // 2, (width - columns * cell - 2) // 2

    def open_cells(a, b):
        (r0, c0), (r1, c1) = min(a, b), max(a, b)
        image[top + r0 * cell + 2 : top + (r1 + 1) * cell, left + c0 * cell + 2 : left + (c1 + 1) * cell] = True

    seen, path = {(0, 0)}, [(0, 0)]
    open_cells((0, 0), (0, 0))
    while path:
        row, column = path[-1]
        ways = [(row + r, column + c) for r, c in ((0, 1), (1, 0), (0, -1), (-1, 0))]
        ways = [w for w in ways if 0 <= w[0] < rows and 0 <= w[1] < columns and w not in seen]
        if not ways:
            path.pop()
            continue
        way = ways[random.integers(len(ways))]
        open_cells((row, column), way)
        seen.add(way)
        path.append(way)
    image[top : top + 2, left + 2 : left + cell] = True
    image[top + rows * cell : top + rows * cell + 2, left + (columns - 1) * cell + 2 : left + columns * cell] = True
    return image
