#!/usr/bin/env python3
"""Makes torchvision's values for the stages' tests: Tests/RelumePipelineTests/Golden/torchvision.txt.

    tools/stages/golden.py > Tests/RelumePipelineTests/Golden/torchvision.txt

Needs torch and torchvision, which the tests do not. Each line is a case:

    STAGE; TYPE CHANNELS HEIGHT WIDTH; HEIGHT WIDTH; VALUES

with the stage as a pipeline's text has it, the shape before and after, and the values after in C order. Sample number i
before is i * 2654435761 >> 8 modulo 1024, as a float divided by 1023, as an integer modulo its range.
"""

import sys

import torch
import torchvision
import torchvision.transforms.v2.functional as F
from torchvision.transforms import InterpolationMode

TYPES = {"float32": torch.float32, "uint8": torch.uint8, "uint16": torch.uint16}


def samples(kind, channels, height, width):
    numbers = [(i * 2654435761 >> 8) % 1024 for i in range(channels * height * width)]
    if kind == "float32":
        values = torch.tensor(numbers, dtype=torch.float32) / 1023
    else:
        values = torch.tensor([number % 256 if kind == "uint8" else number * 64 for number in numbers]).to(TYPES[kind])
    return values.reshape(channels, height, width)


def case(stage, kind, shape, make):
    result = make(samples(kind, *shape))
    values = result.flatten().tolist()
    if result.dtype == torch.float32:
        text = " ".join(f"{value:.8g}" for value in values)
    else:
        text = " ".join(str(value) for value in values)
    print(f"{stage}; {kind} {' '.join(map(str, shape))}; {result.shape[1]} {result.shape[2]}; {text}")


def resize(mode, antialias, kind, shape, size):
    def make(x):
        return F.resize(x, list(size), InterpolationMode(mode), antialias=antialias)

    choice = "" if mode.startswith("nearest") else f",antialias={str(antialias).lower()}"
    case(f"resize({','.join(map(str, size))},interpolation={mode}{choice})", kind, shape, make)


def main():
    print(f"# torch {torch.__version__}, torchvision {torchvision.__version__}")
    sizes = [((1, 7, 5), (3, 9)), ((1, 16, 12), (5, 4)), ((1, 5, 6), (11, 8)), ((1, 1, 9), (1, 4)), ((1, 8, 1), (3, 3)),
             ((3, 4, 3), (2, 2)), ((1, 40, 3), (2, 3))]
    for shape, size in sizes:
        for mode in ("bilinear", "bicubic"):
            for antialias in (True, False):
                resize(mode, antialias, "float32", shape, size)
        resize("lanczos", True, "float32", shape, size)
        resize("bilinear", False, "uint8", shape, size)
        resize("bicubic", False, "uint8", shape, size)
        resize("nearest", False, "uint8", shape, size)
    for shape, size in [((1, 7, 5), 3), ((1, 5, 7), 3), ((1, 5, 5), 2), ((1, 3, 10), 7), ((1, 10, 3), 1), ((1, 6, 9), 4)]:
        resize("nearest", False, "uint8", shape, (size,))
    for padding in (2, [1, 2], [1, 0, 2, 3]):
        text = str(padding).replace(" ", "")
        case(f"pad({text})", "uint8", (1, 2, 3), lambda x, p=padding: F.pad(x, p))
        case(f"pad({text},fill=0.5)", "float32", (1, 2, 2), lambda x, p=padding: F.pad(x, p, fill=0.5))
    for crop in ((2, 3), (3, 2), (5, 9)):
        case(f"center_crop({crop[0]},{crop[1]})", "uint8", (1, 4, 5), lambda x, c=crop: F.center_crop(x, list(c)))
    case("rgb", "uint8", (1, 2, 2), F.grayscale_to_rgb)
    for before, after in (("uint8", "uint16"), ("uint16", "uint8"), ("float32", "uint8")):
        case(f"to_dtype({after})", before, (1, 4, 8), lambda x, t=after: F.to_dtype(x, TYPES[t], scale=True))


sys.exit(main())
