#!/usr/bin/env python3
"""Decodes images with Pillow and OpenCV for the tests to compare with.

    decode_images.py OUTPUT_DIRECTORY < one path a line

Writes OUTPUT_DIRECTORY/0.raw, 1.raw, ... in the order of the paths: a line `HEIGHT WIDTH CHANNELS BITS PROFILE`, then
the samples, little-endian, [H, W, C]; or a line `error: ...` where the library refuses the file. PROFILE is the CRC-32
of the ICC profile, 0 without one.

The arrays follow the rules that Relume documents: samples of 1 to 4 bits and palettes are expanded to 8 bits, 16 bits
stay 16, tRNS becomes alpha, CMYK becomes RGB, the EXIF orientation is applied. The samples come from Pillow, those of
16 bits from OpenCV (Pillow cuts RGB to 8); only what both do in ways of their own is done here: looking a palette up,
making alpha of tRNS, turning. Needs numpy, pillow and opencv-python-headless.
"""

import struct
import sys
import zlib
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

GRAY, RGB, PALETTE, GRAY_ALPHA = 0, 2, 3, 4


def png_chunks(data):
    """The data of each kind of chunk, the first one of its kind."""
    chunks, offset = {}, 8
    while offset < len(data):
        length, kind = struct.unpack_from(">I4s", data, offset)
        chunks.setdefault(kind, data[offset + 8 : offset + 8 + length])
        offset += 12 + length
    return chunks


def with_alpha(samples, opaque, maximum):
    alpha = np.where(opaque, maximum, 0).astype(samples.dtype)
    return np.concatenate([samples, alpha[..., None]], axis=2)


def png_palette(image, chunks):
    indices = np.asarray(image)
    colors = np.frombuffer(chunks[b"PLTE"], np.uint8).reshape(-1, 3)
    if b"tRNS" not in chunks:
        return colors[indices]
    alpha = np.full(len(colors), 255, np.uint8)
    given = np.frombuffer(chunks[b"tRNS"], np.uint8)
    alpha[: len(given)] = given
    return np.concatenate([colors, alpha[:, None]], axis=1)[indices]


def png_16_bit(path, color_type):
    """OpenCV gives BGR(A), gray as it is, and gray with alpha as four channels."""
    samples = cv2.imread(str(path), cv2.IMREAD_UNCHANGED | cv2.IMREAD_IGNORE_ORIENTATION)
    assert samples.dtype == np.uint16, samples.dtype
    if color_type == GRAY:
        return samples.reshape(*samples.shape[:2], -1)[..., :1]
    if color_type == GRAY_ALPHA:
        return samples[..., [0, 3]]
    return samples[..., [2, 1, 0] if color_type == RGB else [2, 1, 0, 3]]


def png_8_bit(image, color_type):
    if image.mode == "1":
        return np.asarray(image).astype(np.uint8)[..., None] * np.uint8(255)
    expected = {GRAY: "L", RGB: "RGB", GRAY_ALPHA: "LA"}.get(color_type, "RGBA")
    assert image.mode == expected, image.mode
    return np.asarray(image).reshape(image.height, image.width, -1)


def decode_png(path):
    chunks = png_chunks(path.read_bytes())
    depth, color_type = chunks[b"IHDR"][8:10]
    with Image.open(path) as image:
        image.load()
        orientation = orientation_of(image)
        if color_type == PALETTE:
            return png_palette(image, chunks), orientation
        samples = png_16_bit(path, color_type) if depth == 16 else png_8_bit(image, color_type)
    if b"tRNS" in chunks and color_type in (GRAY, RGB):
        # The key has the depth of the file; samples of fewer than 8 bits have been spread to 0...255.
        key = np.frombuffer(chunks[b"tRNS"], ">u2").astype(np.int64)
        key = key * 255 // (2**depth - 1) if depth < 8 else key
        samples = with_alpha(samples, (samples != key).any(axis=2), 65535 if depth == 16 else 255)
    return samples, orientation


def decode_jpeg(path):
    with Image.open(path) as image:
        image.load()
        orientation = orientation_of(image)
        image = image if image.mode in ("L", "RGB") else image.convert("RGB")
        return np.asarray(image).reshape(image.height, image.width, -1), orientation


def orientation_of(image):
    return image.getexif().get(274, 1)


def profile_of(path):
    with Image.open(path) as image:
        return zlib.crc32(image.info.get("icc_profile") or b"")


def turned(samples, orientation):
    turns = {
        2: lambda a: a[:, ::-1],
        3: lambda a: a[::-1, ::-1],
        4: lambda a: a[::-1],
        5: lambda a: a.swapaxes(0, 1),
        6: lambda a: np.rot90(a, -1),
        7: lambda a: a[::-1, ::-1].swapaxes(0, 1),
        8: lambda a: np.rot90(a, 1),
    }
    return turns.get(orientation, lambda a: a)(samples)


def decoded(path):
    is_png = path.read_bytes()[:4] == b"\x89PNG"
    return turned(*(decode_png if is_png else decode_jpeg)(path))


def main():
    output = Path(sys.argv[1])
    for index, line in enumerate(sys.stdin.read().splitlines()):
        path = Path(line)
        try:
            samples = decoded(path)
            bits = samples.dtype.itemsize * 8
            header = "{} {} {} {} {}\n".format(*samples.shape, bits, profile_of(path)).encode()
            content = header + np.ascontiguousarray(samples, f"<u{bits // 8}").tobytes()
        except (OSError, SyntaxError) as error:
            content = f"error: {error}\n".encode()
        (output / f"{index}.raw").write_bytes(content)


if __name__ == "__main__":
    main()
