#!/usr/bin/env python3
"""Times two builds of the command at the four jobs of `tools/benchmark`, in pairs of alternating runs.

    pair_speed.py OLD NEW INPUTS OUTPUTS [ROUNDS]

Prints for each job the medians of the pairs' ratios, new to old: what the machine does meanwhile meets both alike.
"""

import os
import shutil
import statistics
import subprocess
import sys
import time

JOBS = {"small-png": "after", "large-png": "after", "jpeg": "after", "cifar": "tensorboard"}


def run(binary, inputs, kind, outputs):
    """Wall seconds, CPU seconds and peak megabytes of one run, and the bytes it wrote without the manifest, which holds times."""
    shutil.rmtree(outputs, ignore_errors=True)
    command = [binary, "run", inputs, "--activation", "sigmoid", "--save", kind, "--output", outputs, "--quiet"]
    start = time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status:
        raise SystemExit(f"{binary} failed at {inputs}")
    files = [os.path.join(folder, name) for folder, _, names in os.walk(outputs) for name in names]
    written = sum(os.path.getsize(file) for file in files if not file.endswith("manifest.ndjson"))
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, written


def main(old, new, inputs, outputs, rounds="15"):
    for job, kind in JOBS.items():
        pairs = []
        for index in range(int(rounds) + 1):
            order = (old, new) if index % 2 else (new, old)
            runs = {binary: run(binary, f"{inputs}/{job}", kind, outputs) for binary in order}
            if index > 0:  # the first warms up
                pairs.append((runs[old], runs[new]))
        ratio = [statistics.median(after[column] / before[column] for before, after in pairs) for column in range(4)]
        print(f"{job:10} wall {ratio[0]:.3f}  CPU {ratio[1]:.3f}  peak memory {ratio[2]:.3f}  bytes {ratio[3]:.3f}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
