#!/usr/bin/env python3
"""Times PyTorch's activations as `tools/benchmark kernels --peers` does Relume's: GB/s read + written, 256 MiB of float32.

Needs torch. "out" is a ready buffer where the function takes one (`out=`), else a new tensor.
"""

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


def main():
    x = torch.rand(COUNT) * 16 - 8
    out = torch.empty_like(x)
    functions = {
        "relu": (lambda: torch.clamp_min(x, 0, out=out), lambda: F.relu_(out)),
        "leaky_relu": (lambda: F.leaky_relu(x), lambda: F.leaky_relu_(out)),
        "elu": (lambda: F.elu(x), lambda: F.elu_(out)),
        "sigmoid": (lambda: torch.sigmoid(x, out=out), lambda: out.sigmoid_()),
        "tanh": (lambda: torch.tanh(x, out=out), lambda: out.tanh_()),
        "silu": (lambda: F.silu(x), lambda: F.silu(out, inplace=True)),
        "gelu": (lambda: F.gelu(x), None),
        "gelu tanh": (lambda: F.gelu(x, approximate="tanh"), None),
        "softplus": (lambda: F.softplus(x), None),
        "mish": (lambda: F.mish(x), lambda: F.mish(out, inplace=True)),
        "softmax over 4 channels": (lambda: torch.softmax(x.view(1, 4, 1, -1), 1), None),
    }
    for threads in sorted({1, torch.get_num_threads()}):
        torch.set_num_threads(threads)
        print(f"PyTorch {torch.__version__}, {threads} thread(s): new or out=, in place")
        for name, (fresh, in_place) in functions.items():
            print(f"  {name:<26}{speed(fresh):8.1f}{speed(in_place) if in_place else float('nan'):8.1f}", flush=True)


main()
