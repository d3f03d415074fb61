"""Small drawings of CIFAR-10's ten classes, each time in other colors, at another place and size."""

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

SIZE, SCALE = 32, 8


class Brush:
    """Draws in a square from (0, 0) to (100, 100), y downwards, moved, scaled and perhaps mirrored."""

    def __init__(self, canvas, random):
        self.draw = ImageDraw.Draw(canvas)
        self.scale = canvas.width / 100 * random.uniform(0.84, 1.08)
        self.mirrored = random.random() < 0.5
        self.shift = random.uniform(-5, 5, 2)

    def place(self, points):
        for x, y in points:
            x = 100 - x if self.mirrored else x
            yield tuple((np.array([x, y]) - 50 + self.shift) * self.scale + self.draw.im.size[0] / 2)

    def polygon(self, color, *points):
        self.draw.polygon(list(self.place(points)), fill=color)

    def oval(self, color, x, y, rx, ry=None):
        ry = rx if ry is None else ry
        corners = np.array(list(self.place([(x - rx, y - ry), (x + rx, y + ry)])))
        self.draw.ellipse([tuple(corners.min(axis=0)), tuple(corners.max(axis=0))], fill=color)

    def line(self, color, width, *points):
        self.draw.line(list(self.place(points)), fill=color, width=max(1, round(width * self.scale)), joint="curve")

    def box(self, color, left, top, right, bottom):
        self.polygon(color, (left, top), (right, top), (right, bottom), (left, bottom))


def vary(random, color):
    """A color near the given one: lighter or darker, and a little off in hue."""
    change = random.integers(-24, 25) + random.integers(-10, 11, 3)
    return tuple(int(v) for v in np.clip(np.array(color) + change, 0, 255))


def pick(random, *choices):
    return vary(random, choices[random.integers(len(choices))])


def darker(color, share=0.6):
    return tuple(int(v * share) for v in color)


def scenery(canvas, random, above, below=None, horizon=0.62):
    """Fills the canvas with a gradient, and with the ground below the horizon."""
    width, height = canvas.size
    top, bottom = np.array(vary(random, above), float), np.array(vary(random, above), float) * 0.6 + 100
    t = np.linspace(0, 1, height)[:, None]
    rows = top * (1 - t) + bottom * t
    if below:
        start = int(height * (horizon + random.uniform(-0.04, 0.06)))
        rows[start:] = np.array(vary(random, below)) * np.linspace(1.08, 0.8, height - start)[:, None]
    pixels = np.repeat(np.clip(rows, 0, 255)[:, None, :], width, axis=1).astype(np.uint8)
    canvas.paste(Image.fromarray(pixels, "RGB"))


SKY, GRASS, ROAD = (96, 158, 224), (96, 150, 62), (112, 112, 118)
SEA, ROOM, WOOD = (38, 92, 150), (206, 182, 150), (70, 104, 60)


def airplane(canvas, random):
    scenery(canvas, random, SKY)
    brush, body = Brush(canvas, random), pick(random, (236, 238, 242), (214, 220, 230), (240, 226, 200))
    wing, stripe = darker(body, 0.74), pick(random, (200, 50, 44), (40, 80, 170))
    brush.polygon(wing, (46, 46), (62, 46), (36, 22), (28, 22))
    brush.polygon(body, (6, 44), (18, 40), (80, 42), (95, 51), (84, 57), (20, 55))
    brush.polygon(stripe, (4, 24), (14, 24), (24, 43), (10, 45))
    brush.line(stripe, 2.5, (16, 51), (90, 52))
    brush.polygon(wing, (42, 51), (62, 52), (34, 80), (24, 80))
    brush.polygon((40, 52, 72), (82, 44), (90, 48), (80, 48))


def automobile(canvas, random):
    scenery(canvas, random, (170, 196, 214), ROAD, 0.6)
    brush, paint = Brush(canvas, random), pick(random, (206, 44, 40), (38, 84, 170), (236, 190, 50), (230, 230, 232))
    brush.polygon(paint, (24, 48), (36, 30), (66, 30), (80, 48))
    brush.polygon((60, 82, 104), (30, 47), (39, 34), (50, 34), (50, 47))
    brush.polygon((60, 82, 104), (54, 47), (54, 34), (64, 34), (73, 47))
    brush.polygon(paint, (5, 52), (24, 46), (80, 46), (95, 53), (95, 68), (5, 68))
    brush.box(darker(paint, 0.7), 5, 61, 95, 68)
    brush.oval((250, 240, 180), 91, 56, 4, 3)
    for x in (25, 75):
        brush.oval((24, 24, 28), x, 68, 12)
        brush.oval((176, 178, 184), x, 68, 5.5)


def bird(canvas, random):
    scenery(canvas, random, (150, 196, 216))
    brush, coat = Brush(canvas, random), pick(random, (214, 84, 50), (66, 110, 190), (234, 190, 60), (120, 92, 70))
    brush.line((92, 66, 46), 5, (2, 84), (98, 76))
    for x in (44, 53):
        brush.line((84, 60, 40), 2.5, (x, 66), (x + 2, 80))
    brush.polygon(darker(coat), (30, 52), (4, 78), (14, 82), (40, 62))
    brush.oval(coat, 48, 54, 23, 17)
    brush.oval((240, 226, 204), 54, 60, 14, 10)
    brush.oval(coat, 68, 34, 14)
    brush.polygon((240, 160, 40), (80, 30), (95, 36), (80, 40))
    brush.polygon(darker(coat), (30, 46), (56, 46), (46, 64), (24, 66))
    brush.oval((20, 20, 24), 72, 31, 3)


def cat(canvas, random):
    scenery(canvas, random, ROOM, (150, 104, 76), 0.72)
    brush, fur = Brush(canvas, random), pick(random, (226, 142, 62), (120, 120, 124), (64, 58, 58), (224, 212, 192))
    brush.oval(fur, 50, 96, 34, 36)
    for side in (-1, 1):
        brush.polygon(fur, (50 + 30 * side, 12), (50 + 9 * side, 28), (50 + 32 * side, 46))
        brush.polygon((226, 150, 150), (50 + 27 * side, 20), (50 + 16 * side, 29), (50 + 28 * side, 38))
    brush.oval(fur, 50, 46, 34, 28)
    for x in (34, 50, 66):
        brush.line(darker(fur), 3, (x, 20), (x * 0.8 + 10, 31))
    for x in (37, 63):
        brush.oval((176, 206, 70), x, 43, 7)
        brush.oval((16, 18, 16), x, 43, 2.6, 6)
    brush.polygon((208, 96, 104), (45, 54), (55, 54), (50, 60))
    brush.line(darker(fur, 0.4), 2, (40, 65), (45, 68), (50, 62), (55, 68), (60, 65))
    for side in (-1, 1):
        for y in (54, 61):
            brush.line((245, 245, 240), 1.4, (50 + 14 * side, 58), (50 + 44 * side, y))


def deer(canvas, random):
    scenery(canvas, random, WOOD, GRASS, 0.68)
    brush, coat = Brush(canvas, random), pick(random, (176, 112, 62), (150, 98, 60))
    for x in (26, 36, 58, 66):
        brush.line(darker(coat, 0.75), 5, (x, 60), (x - 1, 92))
    brush.oval(coat, 44, 56, 27, 14)
    brush.polygon(coat, (56, 54), (70, 58), (82, 28), (70, 26))
    brush.polygon(coat, (70, 24), (84, 24), (97, 36), (92, 40), (72, 36))
    brush.oval((242, 234, 220), 18, 54, 5, 7)
    for x, y in ((34, 50), (42, 54), (50, 49), (38, 60), (55, 58)):
        brush.oval((236, 214, 180), x, y, 2)
    antler = (226, 206, 168)
    for side in (-1, 1):
        root, tip = 76 + 2 * side, 76 + 18 * side
        brush.line(antler, 3, (root, 25), (root + 6 * side, 14), (tip, 2))
        brush.line(antler, 2.6, (root + 6 * side, 14), (root - 2 * side, 3))
        brush.line(antler, 2.6, (root + 10 * side, 10), (tip + 8 * side, 10))
    brush.oval((20, 16, 14), 81, 29, 2.4)


def dog(canvas, random):
    scenery(canvas, random, (172, 206, 226), GRASS, 0.64)
    brush, coat = Brush(canvas, random), pick(random, (196, 148, 92), (238, 232, 222), (112, 72, 46))
    ear = darker(coat, 0.55)
    brush.oval(coat, 50, 98, 30, 34)
    brush.oval(coat, 50, 44, 29, 31)
    for side in (-1, 1):
        brush.polygon(ear, (50 + 16 * side, 16), (50 + 34 * side, 18), (50 + 43 * side, 58), (50 + 31 * side, 62))
    brush.oval(tuple(min(255, v + 44) for v in coat), 50, 60, 18, 16)
    for x in (38, 62):
        brush.oval((250, 250, 250), x, 38, 6)
        brush.oval((30, 20, 16), x, 39, 4)
    brush.oval((26, 22, 24), 50, 53, 8, 5.5)
    brush.line((40, 26, 24), 2, (50, 57), (50, 64))
    brush.oval((230, 100, 112), 50, 72, 6, 8)
    brush.box(pick(random, (200, 40, 40), (40, 90, 190)), 30, 78, 70, 84)


def frog(canvas, random):
    scenery(canvas, random, (52, 92, 84), (46, 120, 140), 0.55)
    brush, skin = Brush(canvas, random), pick(random, (92, 176, 58), (126, 196, 66), (64, 150, 84))
    brush.oval((40, 120, 62), 50, 84, 48, 14)
    for side in (-1, 1):
        brush.oval(darker(skin, 0.8), 50 + 30 * side, 72, 18, 13)
        brush.line(darker(skin, 0.7), 5, (50 + 22 * side, 74), (50 + 26 * side, 90))
    brush.oval(skin, 50, 62, 32, 24)
    brush.oval((214, 228, 150), 50, 74, 22, 12)
    for side in (-1, 1):
        brush.oval(skin, 50 + 19 * side, 36, 12)
        brush.oval((250, 240, 150), 50 + 19 * side, 34, 8)
        brush.oval((16, 20, 14), 50 + 19 * side, 34, 3.6)
    brush.line(darker(skin, 0.4), 2.5, (28, 58), (40, 65), (60, 65), (72, 58))


def horse(canvas, random):
    scenery(canvas, random, (186, 206, 224), (150, 160, 74), 0.66)
    brush, coat = Brush(canvas, random), pick(random, (122, 68, 36), (70, 48, 38), (214, 196, 168), (160, 92, 48))
    mane = darker(coat, 0.4)
    for x, foot in ((24, 20), (33, 36), (60, 58), (68, 74)):
        brush.line(darker(coat, 0.8), 6, (x, 56), (x, 74), (foot, 92))
    brush.line(mane, 6, (18, 48), (8, 58), (8, 78))
    brush.oval(coat, 44, 52, 29, 15)
    brush.polygon(coat, (54, 48), (72, 58), (86, 28), (72, 16))
    brush.polygon(coat, (70, 14), (80, 12), (98, 38), (92, 45), (76, 32))
    brush.polygon(mane, (74, 8), (68, 14), (50, 42), (60, 44), (76, 18))
    brush.polygon(coat, (74, 15), (78, 4), (82, 15))
    brush.oval((16, 12, 10), 82, 22, 2.2)


def ship(canvas, random):
    scenery(canvas, random, (180, 208, 228), SEA, 0.64)
    brush, hull = Brush(canvas, random), pick(random, (170, 46, 42), (36, 52, 84), (40, 40, 46))
    brush.box((238, 238, 236), 26, 42, 72, 56)
    brush.box((222, 224, 226), 34, 30, 62, 43)
    funnel = pick(random, (220, 120, 40), (60, 60, 66))
    brush.box(funnel, 42, 14, 52, 31)
    brush.box(darker(funnel, 0.5), 42, 14, 52, 19)
    for x in (32, 42, 52, 62):
        brush.oval((60, 90, 120), x, 49, 2.6)
    brush.polygon(hull, (4, 55), (97, 53), (84, 78), (16, 78))
    brush.line((240, 240, 240), 2.5, (7, 60), (93, 58))
    brush.polygon((206, 226, 238), (2, 78), (20, 74), (40, 79), (62, 74), (82, 79), (98, 75), (98, 82), (2, 84))


def truck(canvas, random):
    scenery(canvas, random, (196, 204, 206), ROAD, 0.64)
    brush, cab = Brush(canvas, random), pick(random, (206, 60, 44), (46, 110, 190), (236, 170, 44), (60, 140, 84))
    load = pick(random, (232, 232, 226), (170, 176, 184), (214, 190, 140))
    brush.box(load, 3, 22, 64, 66)
    for x in (18, 33, 48):
        brush.line(darker(load, 0.82), 1.8, (x, 24), (x, 64))
    brush.polygon(cab, (66, 34), (84, 34), (95, 50), (95, 68), (66, 68))
    brush.polygon((84, 116, 140), (72, 39), (82, 39), (90, 50), (72, 50))
    brush.box((52, 54, 60), 3, 66, 95, 72)
    for x in (18, 36, 80):
        brush.oval((22, 22, 26), x, 73, 9.5)
        brush.oval((170, 172, 178), x, 73, 4)


DRAWINGS = {f.__name__: f for f in (airplane, automobile, bird, cat, deer, dog, frog, horse, ship, truck)}


def draw(name, random):
    """One picture of the class, 32 x 32 RGB, with a little grain."""
    canvas = Image.new("RGB", (SIZE * SCALE, SIZE * SCALE))
    DRAWINGS[name](canvas, random)
    small = canvas.filter(ImageFilter.GaussianBlur(SCALE * 0.2)).resize((SIZE, SIZE), Image.Resampling.BOX)
    grain = random.normal(0, 3, (SIZE, SIZE, 1)) + random.normal(0, 1.5, (SIZE, SIZE, 3))
    return np.clip(np.asarray(small) + grain + 0.5, 0, 255).astype(np.uint8)
