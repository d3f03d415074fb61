"""Writes the inflater's seeds into a directory: blocks of every kind, behind the two bytes that the fuzzer reads first. The
same bytes each time.

    make-seeds.py DIRECTORY
"""

import pathlib
import sys
import zlib


def noise(count, levels):
    """Bytes of which small ones are frequent, as filters leave them of a photograph."""
    state, values = 1, []
    for _ in range(count):
        state = (state * 1103515245 + 12345) % 2**31
        values.append((state >> 16) % levels * ((state >> 8) % levels) // levels % 256)
    return bytes(values)


CONTENTS = {
    "none": b"",
    "one": b"x",
    "zeros": bytes(1000),
    "two-levels": noise(900, 2),
    "few-levels": noise(900, 12),
    "levels": noise(1500, 120),
    "all-levels": bytes(range(256)) * 2,
    "text": b"a row, a pixel, a row above; " * 12 + b"and then no more of it",
    "far": noise(200, 200) + bytes(32768 - 200) + noise(200, 200),
    "long-codes": b"".join(bytes([byte]) * (1 << max(0, 14 - byte)) for byte in range(18)),
}


def blocks(content, level, strategy, flushes):
    encoder = zlib.compressobj(level, zlib.DEFLATED, -15, 9, strategy)
    half = len(content) // 2
    first = encoder.compress(content[:half]) + (encoder.flush(zlib.Z_FULL_FLUSH) if flushes else b"")
    return first + encoder.compress(content[half:]) + encoder.flush()


def main():
    seeds = pathlib.Path(sys.argv[1])
    seeds.mkdir(parents=True, exist_ok=True)
    for name, content in CONTENTS.items():
        for kind, level, strategy in [
            ("search", 9, zlib.Z_DEFAULT_STRATEGY),
            ("runs", 6, zlib.Z_RLE),
            ("huffman", 6, zlib.Z_HUFFMAN_ONLY),
            ("fixed", 6, zlib.Z_FIXED),
            ("stored", 0, zlib.Z_DEFAULT_STRATEGY),
        ]:
            for flushes in [False, True]:
                body = blocks(content, level, strategy, flushes)
                if len(body) < 2000:
                    path = seeds / f"{name}-{kind}{'-flushed' if flushes else ''}"
                    path.write_bytes(bytes([1, 30 if flushes else 9]) + body)


main()
