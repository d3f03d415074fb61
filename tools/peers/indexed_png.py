#!/usr/bin/env python3
"""Pillow as judge of indexed PNG files.

    indexed_png.py FILE...    prints a JSON line a file: its mode, palette, transparency, and the index of each pixel
"""

import json
import sys

from PIL import Image

for path in sys.argv[1:]:
    with Image.open(path) as image:
        image.load()
        alpha = image.info.get("transparency")
        print(
            json.dumps(
                {
                    "mode": image.mode,
                    "size": image.size,
                    "palette": image.getpalette(),
                    "transparency": list(alpha) if isinstance(alpha, bytes) else alpha,
                    "indices": list(image.tobytes()),
                }
            )
        )
