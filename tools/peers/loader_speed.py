#!/usr/bin/env python3
"""Times Relume's DataLoader and other libraries at the jobs of `tools/benchmark loader`, alternately, and prints the table.

    loader_speed.py [--rounds N] [--job NAME]... LOADER INPUTS

LOADER is the program LoaderBenchmark. The best of N rounds counts, by CPU time, which other work on the machine disturbs least.
Relume's time is that of the whole process; the others' begins after their imports. Peak memory is that of all processes
together, each at its own peak, so that what they share counts for each. The last column says how many times the CPU
time of Relume each takes.
"""

import argparse
import importlib.util
import os
import pathlib
import subprocess
import sys
import time

JOBS = {
    "small-png": "2,000 PNG of 256 x 256",
    "jpeg": "2,000 JPEG of 500 x 375",
    "jpeg-224": "2,000 JPEG, shorter side 256, middle 224",
    "cifar": "10,000 CIFAR-10 records",
}
# What a peer needs, and the jobs that it does.
PEERS = {
    "OpenCV, 2 threads": ("cv2", ("small-png", "jpeg", "jpeg-224")),
    "torch, decode_image, 2 workers": ("torchvision", ("small-png", "jpeg", "jpeg-224")),
    "torch, Pillow, 2 workers": ("torchvision", ("small-png", "jpeg", "jpeg-224", "cifar")),
    "torch, Pillow, no workers": ("torchvision", ("cifar",)),
}


class Measurement:
    def __init__(self, images, seconds, cpu, memory):
        self.images, self.seconds, self.cpu, self.memory = images, seconds, cpu, memory


def measure_relume(command):
    began = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    output = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"exit status {child.returncode}: {' '.join(map(str, command))}")
    seconds = time.perf_counter() - began
    return Measurement(int(output), seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def measure_peer(name, job, inputs):
    script = pathlib.Path(__file__).with_name("loader_peers.py")
    output = subprocess.run([sys.executable, script, name, job, inputs], check=True, capture_output=True, text=True)
    images, seconds, cpu, memory = output.stdout.split()
    return Measurement(int(images), float(seconds), float(cpu), int(memory))


def relume(loader, job, inputs):
    kind, directory = ("cifar", "cifar") if job == "cifar" else ("images", job.removesuffix("-224"))
    pipeline = ["resize(256) | center_crop(224)"] if job == "jpeg-224" else []
    return [loader, kind, inputs / directory, "2", *pipeline]


def installed(name):
    module, _ = PEERS[name]
    return importlib.util.find_spec(module) is not None


def report(job, best):
    ours = next(iter(best.values()))
    print(f"{JOBS[job]:<46}{'images/s':>10}{'images/CPU s':>14}{'peak MB':>9}{'ratio':>8}")
    for name, result in best.items():
        rates = f"{result.images / result.seconds:10.0f}{result.images / result.cpu:14.0f}"
        ratio = result.cpu / result.images / (ours.cpu / ours.images)
        print(f"  {name:<44}{rates}{result.memory / 1e6:9.0f}{ratio:8.2f}", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--job", action="append", choices=JOBS)
    parser.add_argument("loader")
    parser.add_argument("inputs", type=pathlib.Path)
    options = parser.parse_args()
    missing = [name for name in PEERS if not installed(name)]
    if missing:
        print(f"left out, since they are not installed: {'; '.join(missing)}. tools/benchmark loader --peers installs them")
    for job in options.job or JOBS:
        best = {}
        for _ in range(options.rounds):
            results = {"Relume, 2 jobs": measure_relume(relume(options.loader, job, options.inputs))}
            for name, (_, jobs) in PEERS.items():
                if job in jobs and name not in missing:
                    results[name] = measure_peer(name, job, options.inputs)
            for name, result in results.items():
                if name not in best or result.cpu < best[name].cpu:
                    best[name] = result
        report(job, best)


if __name__ == "__main__":
    main()
