#!/usr/bin/env python3
"""Times NumPy and the safetensors package in `tools/benchmark tensors`: a float32 array of 256 MiB in DIRECTORY.

    tensor_speed.py DIRECTORY

Prints NAME<tab>SECONDS<tab>CPU SECONDS for each. Every read takes fresh memory, as a script's first one does.
"""

import sys
import time

import numpy as np
from safetensors.numpy import load_file, save_file


def measure(name, work):
    for _ in range(3):
        began, began_cpu = time.perf_counter(), time.process_time()
        work()
        print(f"{name}\t{time.perf_counter() - began}\t{time.process_time() - began_cpu}", flush=True)


def main():
    directory = sys.argv[1]
    array = (np.arange(1 << 26) & 1023).astype(np.float32).reshape(1024, 256, 256)
    npy, npz, safetensors = (f"{directory}/a.{ending}" for ending in ("npy", "npz", "safetensors"))
    measure("NumPy write .npy", lambda: np.save(npy, array))
    measure("NumPy read .npy", lambda: np.load(npy))
    measure("NumPy read 32 rows of .npy", lambda: np.array(np.load(npy, mmap_mode="r")[500:532]))
    measure("NumPy write .npz, stored", lambda: np.savez(npz, x=array))
    measure("NumPy read .npz, stored", lambda: np.load(npz)["x"])
    measure("safetensors write", lambda: save_file({"x": array}, safetensors))
    measure("safetensors read", lambda: load_file(safetensors))


main()
