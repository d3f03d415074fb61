"""Writes tools/fuzzing/PNGFuzzer/seeds: a small PNG of every kind, and rows for the fuzzer to wrap. Same bytes each time."""

import pathlib
import struct
import zlib

SEEDS = pathlib.Path(__file__).parent / "seeds"
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
DEPTHS = {0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16]}
PASSES = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def rows(width, height, bits):
    """Rows of pixels of so many bits, with each filter in turn."""
    row_bytes = (width * bits + 7) // 8
    return b"".join(
        bytes([y % 5]) + bytes((x * 37 + y * 11) % 251 for x in range(row_bytes)) for y in range(height)
    )


def scanlines(width, height, bits, is_interlaced):
    if not is_interlaced:
        return rows(width, height, bits)
    sizes = [(-(-(width - x) // dx), -(-(height - y) // dy)) for x, y, dx, dy in PASSES]
    return b"".join(rows(w, h, bits) for w, h in sizes if w > 0 and h > 0)


def png(color_type, depth, is_interlaced=False, extra=(), pieces=1, size=(9, 7)):
    width, height = size
    header = struct.pack(">IIBBBBB", width, height, depth, color_type, 0, 0, is_interlaced)
    stream = zlib.compress(scanlines(width, height, depth * CHANNELS[color_type], is_interlaced), 9)
    chunks = [chunk(b"IHDR", header)]
    if color_type == 3:
        chunks.append(chunk(b"PLTE", bytes(i * 7 % 256 for i in range(3 * 2**depth))))
    chunks += [chunk(kind, data) for kind, data in extra]
    length = -(-len(stream) // pieces)
    chunks += [chunk(b"IDAT", stream[at : at + length]) for at in range(0, len(stream), length)]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks) + chunk(b"IEND", b"")


def main():
    SEEDS.mkdir(exist_ok=True)
    for color_type, depths in DEPTHS.items():
        for depth in depths:
            for is_interlaced in [False, True]:
                name = f"type{color_type}-{depth}{'-adam7' if is_interlaced else ''}.png"
                (SEEDS / name).write_bytes(png(color_type, depth, is_interlaced))
    keys = {0: b"\0\7", 2: b"\0\1\0\2\0\3", 3: b"\1\2\3"}
    for color_type, key in keys.items():
        (SEEDS / f"type{color_type}-tRNS.png").write_bytes(png(color_type, 8, extra=[(b"tRNS", key)]))
    metadata = [
        (b"gAMA", struct.pack(">I", 45455)),
        (b"pHYs", struct.pack(">IIB", 2835, 2835, 1)),
        (b"iCCP", b"name\0\0" + zlib.compress(bytes(128))),
        (b"eXIf", b"MM\0*\0\0\0\x08\0\1\x01\x12\0\3\0\0\0\1\0\6\0\0\0\0\0\0"),
    ]
    (SEEDS / "metadata.png").write_bytes(png(2, 8, extra=metadata))
    (SEEDS / "pieces.png").write_bytes(png(6, 8, pieces=5))
    for kind in range(9):
        (SEEDS / f"rows-{kind}").write_bytes(bytes([kind, 20]) + rows(40, 9, 16))


main()
