"""Pictures with light and depth: smooth, noisy, gray, and the photograph-like one that becomes a JPEG."""

import numpy as np

from noise import colors, fractal_noise, grid, mix, ramp, shrink, smoothstep, value_noise


def sunset(width, height):
    """Hills before a low sun, stars coming out above, water below."""
    scale = 3
    x, y = grid(width, height, scale)
    waterline = -0.22
    # The water shows the sky upside down, shaken by waves that grow towards the viewer.
    depth = np.maximum(waterline - y, 0)
    wave = (value_noise(x * (14 / (0.3 + depth)), depth * 160, 3) - 0.5) * depth * 0.35
    below = y < waterline
    sky_y = np.where(below, 2 * waterline - y, y)
    sky_x = np.where(below, x + wave, x)

    stops = colors("ffd27a", "ff9a5c", "e8607a", "8a4a92", "3f3478", "16183f")
    image = ramp(np.clip((sky_y - waterline) / 0.74, 0, 1) ** 0.85, stops)
    distance = np.hypot(sky_x - 0.18, sky_y + 0.06)
    image += np.exp(-(distance[..., None] / 0.28) ** 2) * [0.45, 0.25, 0.05]
    cloud = smoothstep(0.52, 0.75, fractal_noise(sky_x * 2 + 7, sky_y * 9, 40, 5)) * smoothstep(0.42, 0.1, sky_y)
    image = mix(image, np.array([1.0, 0.62, 0.55]), cloud[..., None] * 0.5)
    image = mix(image, np.array([1.0, 0.96, 0.82]), smoothstep(0.112, 0.106, distance)[..., None])
    image += stars(sky_x, sky_y)[..., None] * smoothstep(0.12, 0.4, sky_y)[..., None]

    for layer, shade in enumerate(colors("a8527a", "6d3a6e", "3a2552", "1d1734")):
        ridge = waterline + 0.17 - 0.05 * layer
        ridge = ridge + (fractal_noise(sky_x * (1.6 + layer) + 11 * layer, sky_x * 0, 60 + layer, 6) - 0.5) * 0.22
        image = mix(image, shade, smoothstep(-0.002, 0.002, ridge - sky_y)[..., None])
    tint = mix(np.array([0.62, 0.55, 0.72]), np.array([0.35, 0.32, 0.52]), np.clip(depth / 0.28, 0, 1)[..., None])
    return shrink(np.where(below[..., None], image * tint, image), scale)


def stars(x, y):
    """Bright points scattered at random."""
    random = np.random.default_rng(5)
    light = np.zeros_like(x)
    for cx, cy, power in zip(random.uniform(-0.67, 0.67, 90), random.uniform(0.05, 0.5, 90), random.random(90) ** 4):
        light += (0.25 + 0.75 * power) * np.exp(-((x - cx) ** 2 + (y - cy) ** 2) / (2 * (0.0016 + 0.0014 * power) ** 2))
    return light


def galaxy(width, height):
    """A spiral galaxy under the noise of a faint exposure."""
    random = np.random.default_rng(21)
    x, y = grid(width, height)
    u, v = (x * 0.92 + y * 0.4) * 0.74, (y * 0.92 - x * 0.4) * 1.3
    radius, angle = np.hypot(u, v), np.arctan2(v, u)
    arm = np.cos(2 * (angle + 3.2 * np.log(radius + 0.05))) * 0.5 + 0.5
    dust = fractal_noise(u * 9 + 20, v * 9 + 20, 80, 5)
    disk = np.exp(-radius * 5.2) * (0.3 + 2.4 * arm**1.8 * dust)
    core = np.exp(-((radius / 0.075) ** 1.2))
    arms = mix(np.array([1.0, 0.72, 0.5]), np.array([0.45, 0.62, 1.0]), smoothstep(0.02, 0.3, radius)[..., None])
    image = disk[..., None] * arms * 1.7 + core[..., None] * [1.0, 0.86, 0.62] + [0.02, 0.02, 0.045]
    for cx, cy, power in zip(random.uniform(-0.67, 0.67, 120), random.uniform(-0.5, 0.5, 120), random.random(120) ** 6):
        spot = np.exp(-((x - cx) ** 2 + (y - cy) ** 2) / (2 * (0.002 + 0.004 * power) ** 2))
        image += spot[..., None] * (0.35 + power) * random.uniform([0.8, 0.8, 0.9], [1.0, 0.9, 1.0])
    # Photon noise grows with the root of the light, read noise is the same everywhere.
    noise = random.normal(size=image.shape)
    return image + noise * (0.035 + 0.05 * np.sqrt(np.clip(image, 0, 1)))


def terrain(width, height):
    """Mountains from above, lit from the upper left, as a map shades them."""
    x, y = grid(width, height)
    bend = (fractal_noise(x * 4 + 50, y * 4 + 50, 140, 3) - 0.5) * 0.25
    ridged = 1 - np.abs(2 * fractal_noise((x + bend) * 2.6 + 30, (y - bend) * 2.6 + 30, 100, 5) - 1)
    ground = ridged**2 + 0.5 * fractal_noise(x * 2 + 9, y * 2 + 9, 120, 4)
    slope_y, slope_x = np.gradient(ground * height * 0.13)
    light = (slope_x * 0.6 + slope_y * 0.6 + 0.9) / np.sqrt(slope_x**2 + slope_y**2 + 1)
    return np.clip(light * 0.5 + (ground - ground.mean()) * 0.4 + 0.06, 0, 1)


def marbles(width, height):
    """Glossy balls on a tiled floor, each casting a shadow."""
    scale = 3
    x, y = grid(width, height, scale)
    direction = np.stack([x, y - 0.16, np.full_like(x, -1.25)], axis=-1)
    direction /= np.linalg.norm(direction, axis=-1, keepdims=True)
    eye = np.broadcast_to(np.array([0.0, 1.1, 3.0]), direction.shape)
    color, point, normal, shine = shade(eye, direction)
    mirrored = direction - 2 * (direction * normal).sum(-1, keepdims=True) * normal
    reflection, *_ = shade(point + normal * 1e-3, mirrored)
    image = mix(color, reflection, shine[..., None])
    return shrink(np.clip(image, 0, 1) ** (1 / 1.6), scale)


BALLS = [
    ((-0.85, 0.55, 0.3), 0.55, "d8433c"), ((0.35, 0.7, -0.5), 0.7, "2f7fd0"), ((1.35, 0.4, 0.5), 0.4, "f2b632"),
    ((0.2, 0.28, 0.95), 0.28, "43b27a"), ((-0.25, 0.2, 1.35), 0.2, "e8e4da"), ((-1.75, 0.38, -0.4), 0.38, "8b5cc4"),
    ((1.9, 0.55, -0.9), 0.55, "e57f4b"), ((0.85, 0.17, 1.35), 0.17, "c23f83"),
]
SUN = np.array([-0.5, 0.75, 0.45]) / np.linalg.norm([-0.5, 0.75, 0.45])


def hits(origin, direction):
    """For every ray, the distance to each ball; infinite where it misses."""
    distances = []
    for center, radius, _ in BALLS:
        offset = origin - np.array(center)
        b = (offset * direction).sum(-1)
        root = b * b - (offset * offset).sum(-1) + radius * radius
        distance = -b - np.sqrt(np.maximum(root, 0))
        distances.append(np.where((root > 0) & (distance > 1e-3), distance, np.inf))
    return np.stack(distances, axis=-1)


def shade(origin, direction):
    """Color, place, normal and mirror share of what each ray meets: a ball, the floor or the sky."""
    distances = hits(origin, direction)
    nearest = distances.argmin(-1)
    to_ball = distances.min(-1)
    with np.errstate(divide="ignore"):
        to_floor = np.where(direction[..., 1] < -1e-4, -origin[..., 1] / direction[..., 1], np.inf)
    sky = np.isinf(np.minimum(to_ball, to_floor))
    distance = np.where(sky, 0, np.minimum(to_ball, to_floor))
    point = origin + direction * distance[..., None]
    on_ball = to_ball < to_floor

    centers = np.array([ball[0] for ball in BALLS])[nearest]
    paint = colors(*[ball[2] for ball in BALLS])[nearest]
    normal = np.where(on_ball[..., None], point - centers, np.array([0.0, 1.0, 0.0]))
    normal /= np.linalg.norm(normal, axis=-1, keepdims=True)
    tile = (np.floor(point[..., 0] * 1.6) + np.floor(point[..., 2] * 1.6)) % 2
    floor = mix(np.array([0.80, 0.76, 0.68]), np.array([0.32, 0.35, 0.42]), tile[..., None])
    base = np.where(on_ball[..., None], paint**1.6, floor)

    lit = np.isinf(hits(point + normal * 2e-3, np.broadcast_to(SUN, point.shape)).min(-1))
    diffuse = np.clip((normal * SUN).sum(-1), 0, 1) * lit
    half = SUN - direction
    half /= np.linalg.norm(half, axis=-1, keepdims=True)
    gloss = np.clip((normal * half).sum(-1), 0, 1) ** 80 * lit * on_ball
    color = base * (0.28 + 0.85 * diffuse)[..., None] + gloss[..., None] * 0.9
    background = ramp(np.clip(direction[..., 1] * 1.6 + 0.1, 0, 1), colors("f3dfc6", "b9cfe6", "4f7fb8") ** 1.6)
    fog = np.where(sky, 1, np.where(on_ball, 0, smoothstep(4, 16, distance)))
    facing = np.clip(-(normal * direction).sum(-1), 0, 1)
    shine = np.where(sky, 0, np.where(on_ball, 0.08 + 0.5 * (1 - facing) ** 4, 0.12 * (1 - fog)))
    return mix(color, background, fog[..., None]), point, normal, shine
