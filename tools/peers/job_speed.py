#!/usr/bin/env python3
"""Times Relume and other libraries at the four jobs of `tools/benchmark`, alternately, and prints the table.

    job_speed.py [--rounds N] [--job NAME]... [--peers] [--instruction-set SET]... [--old BINARY] RELUME INPUTS OUTPUTS

The best of N rounds counts, by wall time. A row for each instruction set that Relume is held to, and one for an older build
of it. Relume's time is that of the whole process; the others' begins after their
imports. Peak memory is the process's (ru_maxrss; not below that of this program, which
therefore imports nothing large), bytes out those of all files below OUTPUTS. The last column says how many
times as long as Relume on all cores each takes.
"""

import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import time

CORES = len(os.sched_getaffinity(0))
IMAGE_PEERS = ("OpenCV, its defaults", "OpenCV, level 1, runs", "pyvips, level 1", "Pillow, level 1", "torchvision, level 6")
CIFAR_PEERS = ("PyTorch, as tutorials do", "OpenCV and NumPy")
JOBS = {
    "small-png": "2,000 PNG of 256 x 256",
    "large-png": "60 PNG of 2000 x 1500",
    "jpeg": "2,000 JPEG of 500 x 375",
    "cifar": "10,000 CIFAR-10 records to TensorBoard grids",
}


# Whoever took so many times as long as Relume is not asked again.
HOPELESS = 12


class Measurement:
    def __init__(self, seconds, cpu, memory, size):
        self.seconds, self.cpu, self.memory, self.size = seconds, cpu, memory, size


def size_below(directory):
    return sum(path.stat().st_size for path in directory.rglob("*") if path.is_file())


class Contestant:
    def __init__(self, command, instruction_set=None):
        self.command = command
        self.environment = {**os.environ, "RELUME_INSTRUCTION_SET": instruction_set or ""}
        # A peer's imports are not timed.
        self.times_itself = command[0] == sys.executable


def measure(contestant, outputs):
    shutil.rmtree(outputs, ignore_errors=True)
    began = time.perf_counter()
    child = subprocess.Popen(
        contestant.command, env=contestant.environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    output = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    seconds, cpu = time.perf_counter() - began, usage.ru_utime + usage.ru_stime
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"exit status {child.returncode}: {' '.join(map(str, contestant.command))}")
    if contestant.times_itself:
        seconds, cpu = map(float, output.split())
    result = Measurement(seconds, cpu, usage.ru_maxrss * 1024, size_below(outputs))
    shutil.rmtree(outputs)
    return result


def contestants(job, options):
    """Whoever does the job, by name; Relume first."""
    inputs = options.inputs / job
    kind = ["--save", "tensorboard"] if job == "cifar" else ["--save", "after"]
    run = ["run", inputs, "--activation", "sigmoid", *kind, "--output", options.outputs, "--quiet"]
    ours = [options.relume, *run]
    found = {f"Relume, {CORES} cores": Contestant(ours)}
    if CORES > 1:
        found["Relume, 1 core"] = Contestant(["taskset", "-c", "0", *ours])
    for instruction_set in options.instruction_set:
        found[f"Relume, {CORES} cores, {instruction_set}"] = Contestant(ours, instruction_set)
    if options.old:
        found["an older Relume"] = Contestant([options.old, *run])
    if options.peers:
        script = pathlib.Path(__file__).with_name("job_peers.py")
        for peer in CIFAR_PEERS if job == "cifar" else IMAGE_PEERS:
            found[peer] = Contestant([sys.executable, script, peer, inputs, options.outputs])
    return found


def report(job, best):
    ours = next(iter(best.values())).seconds
    print(f"{JOBS[job]:<46}{'seconds':>9}{'CPU s':>9}{'peak MB':>9}{'MB out':>9}{'ratio':>8}")
    for name, result in best.items():
        figures = f"{result.seconds:9.3f}{result.cpu:9.3f}{result.memory / 1e6:9.1f}{result.size / 1e6:9.1f}"
        print(f"  {name:<44}{figures}{result.seconds / ours:8.2f}", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--job", action="append", choices=JOBS)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--instruction-set", action="append", default=[])
    parser.add_argument("--old")
    parser.add_argument("relume")
    parser.add_argument("inputs", type=pathlib.Path)
    parser.add_argument("outputs", type=pathlib.Path)
    options = parser.parse_args()
    for job in options.job or JOBS:
        best = {}
        everyone = contestants(job, options)
        for _ in range(options.rounds):
            for name, contestant in everyone.items():
                if name in best and best[name].seconds > HOPELESS * next(iter(best.values())).seconds:
                    continue
                result = measure(contestant, options.outputs)
                if name not in best or result.seconds < best[name].seconds:
                    best[name] = result
        report(job, best)


if __name__ == "__main__":
    main()
