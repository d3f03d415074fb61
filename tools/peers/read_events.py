#!/usr/bin/env python3
"""Prints as JSON what the real TensorBoard makes of a log directory, for the tests to compare with.

    read_events.py files LOGDIR              what EventAccumulator and EventFileLoader read
    read_events.py serve LOGDIR true|false   what `tensorboard --load_fast=...` serves on the loopback
    read_events.py steps LOGDIR true|false   the steps that it serves of each tag of each run, as often as it serves them
    read_events.py histogram NUMBER...     the buckets of TensorBoard's own histogram summary

Pixels are printed in hexadecimal digits, row by row, channels last. Needs tensorboard, numpy and pillow.
"""

import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request
from pathlib import Path

import numpy as np
from PIL import Image

SECONDS_TO_WAIT = 60
# A tag in a file that is read last, so that all is read when it shows.
LAST = "read_events/last"


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
            "--samples_per_plugin", "images=1000,scalars=1000,histograms=1000",
        ]

    def __enter__(self):
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        for line in self.process.stderr:
            if found := re.search(r"http://127\.0\.0\.1:\d+/", line):
                self.url = found.group(0)
                # What it goes on to say of damaged files must not fill the pipe, or it would wait for ever.
                threading.Thread(target=self.process.stderr.read, daemon=True).start()
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

    def wait(self, is_ready):
        deadline = time.monotonic() + SECONDS_TO_WAIT
        while not is_ready():
            if time.monotonic() > deadline:
                raise SystemExit("read_events: tensorboard does not serve everything")
            time.sleep(0.2)


def serve(logdir, load_fast):
    with Server(logdir, load_fast) as server:
        plugins = ("images", "scalars", "histograms", "text")
        server.wait(lambda: all(server.tags(plugin) for plugin in plugins))
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
            encoded, kind = server.fetch("images/individualImage", **query_of(one))
            steps.setdefault(one["step"], []).append({"type": kind, **picture(encoded)})
    return [{"step": step, "shown": pictures} for step, pictures in sorted(steps.items())]


def steps(logdir, load_fast):
    """Of each run and tag the steps, and for pictures what tells them apart."""
    with tempfile.TemporaryDirectory() as copy:
        shutil.copytree(logdir, copy, dirs_exist_ok=True)
        folders = {file.parent for file in Path(copy).rglob("*tfevents*")}
        for folder in folders:
            write_last(folder)
        runs = sorted(str(folder.relative_to(copy)) for folder in folders)
        with Server(copy, load_fast) as server:
            server.wait(lambda: all_read(server.json("scalars/tags"), runs))
            tags = {plugin: server.json(f"{plugin}/tags") for plugin in ("images", "scalars", "histograms")}
            return {run: steps_of_run(server, run, tags) for run in runs}


def all_read(tags, runs):
    return all(LAST in tags.get(run, {}) for run in runs)


def write_last(folder):
    from tensorboard.compat.proto import event_pb2
    from tensorboard.summary.writer.record_writer import RecordWriter

    with open(folder / "events.out.tfevents.9999999999.last", "wb") as file:
        records = RecordWriter(file)
        records.write(event_pb2.Event(wall_time=1, file_version="brain.Event:2").SerializeToString())
        event = event_pb2.Event(wall_time=1, step=1)
        event.summary.value.add(tag=LAST, simple_value=1)
        records.write(event.SerializeToString())


def steps_of_run(server, run, tags):
    shown = {
        tag: [
            [one["step"], hashlib.sha1(server.fetch("images/individualImage", **query_of(one))[0]).hexdigest()[:8]]
            for sample in range(info["samples"])
            for one in server.json("images/images", run=run, tag=tag, sample=sample)
        ]
        for tag, info in tags["images"].get(run, {}).items()
    }
    for plugin in ("scalars", "histograms"):
        for tag in tags[plugin].get(run, {}):
            if tag != LAST:
                shown[tag] = [[step, ""] for _, step, _ in server.json(f"{plugin}/{plugin}", run=run, tag=tag)]
    return shown


def query_of(image):
    """What a browser would ask for to get one of the pictures."""
    return dict(urllib.parse.parse_qsl(image["query"].rpartition("?")[2]))


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
        case ["steps", logdir, load_fast]:
            result = steps(logdir, load_fast)
        case ["histogram", *numbers]:
            result = histogram([float(number) for number in numbers])
        case _:
            raise SystemExit(__doc__)
    json.dump(result, sys.stdout)


main(sys.argv[1:])
