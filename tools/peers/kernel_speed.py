#!/usr/bin/env python3
"""Adds PyTorch's figures to those of `tools/benchmark kernels`: GB/s read + written, on all cores.

    kernel_speed.py KERNELS_BENCHMARK [ARGUMENTS]

PyTorch is measured before and after the program, and its better figures count. "new" is a ready buffer where the function
takes one (`out=`), else a new tensor.
"""

import re
import subprocess
import sys
import time

import torch
import torch.nn.functional as F

COUNT = 256 << 18
ROUNDS = 5


def speed(work):
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - began)
    return COUNT * 8 / best / 1e9


def functions():
    """By Relume's names: into a new tensor or a ready one, and in place."""
    x = torch.rand(COUNT) * 16 - 8
    out = torch.empty_like(x)
    return {
        "relu": (lambda: torch.clamp_min(x, 0, out=out), lambda: F.relu_(out)),
        "relu6": (lambda: torch.clamp(x, 0, 6, out=out), lambda: F.hardtanh_(out, 0, 6)),
        "leaky_relu": (lambda: F.leaky_relu(x), lambda: F.leaky_relu_(out)),
        "elu": (lambda: F.elu(x), lambda: F.elu_(out)),
        "selu": (lambda: F.selu(x), lambda: F.selu_(out)),
        "sigmoid": (lambda: torch.sigmoid(x, out=out), lambda: out.sigmoid_()),
        "log_sigmoid": (lambda: F.logsigmoid(x), None),
        "hardsigmoid": (lambda: F.hardsigmoid(x), lambda: F.hardsigmoid(out, inplace=True)),
        "tanh": (lambda: torch.tanh(x, out=out), lambda: out.tanh_()),
        "softsign": (lambda: F.softsign(x), None),
        "silu": (lambda: F.silu(x), lambda: F.silu(out, inplace=True)),
        "hardswish": (lambda: F.hardswish(x), lambda: F.hardswish(out, inplace=True)),
        "gelu": (lambda: F.gelu(x), None),
        "gelu_fast": (lambda: F.gelu(x, approximate="tanh"), None),
        "softplus": (lambda: F.softplus(x), None),
        "mish": (lambda: F.mish(x), lambda: F.mish(out, inplace=True)),
        "softmax": (lambda: torch.softmax(x.view(1, 4, 1, -1), 1), None),
    }


def measure(best):
    for name, (fresh, in_place) in functions().items():
        new, placed = best.get(name, (0, 0))
        best[name] = max(new, speed(fresh)), max(placed, speed(in_place) if in_place else 0)


def ratio(ours, theirs):
    return f"{ours / theirs:10.1f}" if theirs else f"{'':10}"


def main():
    best = {}
    measure(best)
    lines = subprocess.run(sys.argv[1:], check=True, text=True, stdout=subprocess.PIPE).stdout.splitlines()
    measure(best)
    print(lines[0] + f"; PyTorch {torch.__version__}, {torch.get_num_threads()} threads")
    print(lines[1] + f"{'torch new':>12}{'in place':>10}{'ratio new':>12}{'in place':>10}")
    for line in lines[2:]:
        name = line.split()[0].rstrip(",")
        speeds = [float(text) for text in re.findall(r"([\d.]+) \(", line)]
        if name in best:
            new, placed = best[name]
            shown = f"{placed:10.1f}" if placed else f"{'':10}"
            line += f"{new:12.1f}{shown}  {ratio(speeds[-2], new)}{ratio(speeds[-1], placed)}"
        print(line)


main()
