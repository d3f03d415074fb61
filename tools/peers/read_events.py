#!/usr/bin/env python3
"""Prints as JSON what the real TensorBoard makes of a log directory, for the tests to compare with.

    read_events.py files LOGDIR              what EventAccumulator and EventFileLoader read
    read_events.py serve LOGDIR true|false   what `tensorboard --load_fast=...` serves on the loopback
    read_events.py histogram NUMBER...     the buckets of TensorBoard's own histogram summary

Pixels are printed in hexadecimal digits, row by row, channels last. Needs tensorboard, numpy and pillow.
"""

import io
import json
import re
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from pathlib import Path

import numpy as np
from PIL import Image

SECONDS_TO_WAIT = 60


def picture(encoded):
    """What an encoded image shows."""
    image = Image.open(io.BytesIO(encoded))
    return {"mode": image.mode, "width": image.width, "height": image.height, "pixels": image.tobytes().hex()}


def read_with_accumulator(logdir):
    """The interface that people's scripts use: it knows the forms that PyTorch writes."""
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    sizes = {"images": 0, "scalars": 0, "tensors": 0, "histograms": 0}
    log = EventAccumulator(logdir, size_guidance=sizes).Reload()
    tags = log.Tags()
    return {
        "tags": {kind: tags[kind] for kind in ("images", "scalars", "tensors")},
        "images": {
            tag: [
                {"step": one.step, "width": one.width, "height": one.height, "shown": picture(one.encoded_image_string)}
                for one in log.Images(tag)
            ]
            for tag in tags["images"]
        },
        "scalars": {tag: [[one.step, repr(one.value)] for one in log.Scalars(tag)] for tag in tags["scalars"]},
    }


def read_with_loader(logdir):
    """Every value as TensorBoard's own Python reader passes it on, with checksums checked."""
    from tensorboard.backend.event_processing.event_file_loader import EventFileLoader
    from tensorboard.util import tensor_util

    values = []
    for path in sorted(Path(logdir).glob("*tfevents*")):
        for event in EventFileLoader(str(path)).Load():
            for value in event.summary.value:
                array = tensor_util.make_ndarray(value.tensor)
                values.append({
                    "step": event.step,
                    "tag": value.tag,
                    "plugin": value.metadata.plugin_data.plugin_name,
                    "dataClass": value.metadata.data_class,
                    "shape": list(array.shape),
                    "content": describe(value.metadata.plugin_data.plugin_name, array),
                })
    return values


def describe(plugin, array):
    """A value's content as strings."""
    if plugin == "images":
        width, height, *encoded = array.tolist()
        return [width.decode(), height.decode()] + [picture(one)["pixels"] for one in encoded]
    if plugin == "text":
        return [text.decode() for text in array.reshape(-1).tolist()]
    return [repr(number) for number in array.reshape(-1).tolist()]


class Server:
    """The real server on a free port of the loopback, stopped at the end of the block."""

    def __init__(self, logdir, load_fast):
        self.command = [
            sys.executable, "-m", "tensorboard.main", "--logdir", logdir, "--host", "127.0.0.1", "--port", "0",
            f"--load_fast={load_fast}", "--reload_interval", "1",
        ]

    def __enter__(self):
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        for line in self.process.stderr:
            if found := re.search(r"http://127\.0\.0\.1:\d+/", line):
                self.url = found.group(0)
                return self
        raise SystemExit("read_events: tensorboard ended without serving")

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()

    def fetch(self, path, **query):
        url = f"{self.url}data/plugin/{path}?{urllib.parse.urlencode(query)}"
        with urllib.request.urlopen(url, timeout=SECONDS_TO_WAIT) as answer:
            return answer.read(), answer.headers.get_content_type()

    def json(self, path, **query):
        return json.loads(self.fetch(path, **query)[0])

    def tags(self, plugin):
        """The tags of the only run, once the server has read some."""
        return self.json(f"{plugin}/tags").get(".", {})


def serve(logdir, load_fast):
    with Server(logdir, load_fast) as server:
        deadline = time.monotonic() + SECONDS_TO_WAIT
        plugins = ("images", "scalars", "histograms", "text")
        while not all(server.tags(plugin) for plugin in plugins):
            if time.monotonic() > deadline:
                raise SystemExit("read_events: tensorboard serves nothing")
            time.sleep(0.2)
        return {
            "images": {tag: served_images(server, tag, info) for tag, info in server.tags("images").items()},
            "scalars": {
                tag: [[step, repr(value)] for _, step, value in server.json("scalars/scalars", run=".", tag=tag)]
                for tag in server.tags("scalars")
            },
            "histograms": {
                tag: [[step, buckets] for _, step, buckets in server.json("histograms/histograms", run=".", tag=tag)]
                for tag in server.tags("histograms")
            },
            "text": {
                tag: [[one["step"], one["text"]] for one in server.json("text/text", run=".", tag=tag)]
                for tag in server.tags("text")
            },
        }


def served_images(server, tag, info):
    """Each step's pictures, as a browser would get them."""
    steps = {}
    for sample in range(info["samples"]):
        for one in server.json("images/images", run=".", tag=tag, sample=sample):
            address, _, query = one["query"].rpartition("?")
            encoded, kind = server.fetch("images/individualImage", **dict(urllib.parse.parse_qsl(query)))
            steps.setdefault(one["step"], []).append({"type": kind, **picture(encoded)})
    return [{"step": step, "shown": pictures} for step, pictures in sorted(steps.items())]


def histogram(numbers):
    from tensorboard.plugins.histogram.summary_v2 import histogram_pb
    from tensorboard.util import tensor_util

    values = np.array(numbers, dtype=np.float32)
    return tensor_util.make_ndarray(histogram_pb("h", values).value[0].tensor).tolist()


def main(arguments):
    match arguments:
        case ["files", logdir]:
            result = {"accumulator": read_with_accumulator(logdir), "loader": read_with_loader(logdir)}
        case ["serve", logdir, load_fast]:
            result = serve(logdir, load_fast)
        case ["histogram", *numbers]:
            result = histogram([float(number) for number in numbers])
        case _:
            raise SystemExit(__doc__)
    json.dump(result, sys.stdout)


main(sys.argv[1:])
