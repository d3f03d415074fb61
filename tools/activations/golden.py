#!/usr/bin/env python3
"""Writes Tests/RelumeActivationsTests/Golden: true values of every case of cases.py. `tools/generate` runs it.

    golden.py RELUME [CASE...]       writes the files, those of all cases unless some are named
    golden.py --errors RELUME        prints each curved case's greatest error at 4,096 inputs, for the tests

values/, derivatives/ and parameter-derivatives/ hold a file a case. It begins with the activation's text form and its
seams; every other line is an input and its true value: both Float32 bit patterns, then how far the true value lies above
that Float32, in 1/256 of its unit in the last place. Inputs: [-104, 104] evenly, [-10, 10] finer, powers of two down to
the subnormals, both zeros, infinities, and the neighbours of each seam; and of 65,536 more, for values that are curved,
those at which the command RELUME is furthest off. Parameters are taken as the Float32 they are stored in.
"""

import heapq
import multiprocessing
import struct
import subprocess
import sys
from pathlib import Path

import mpmath
from cases import CASES, INF, exp, log1p
from float32 import float32, from_bits, to_bits, unit
from mpmath import mpf

FOLDER = Path(__file__).resolve().parents[2] / "Tests" / "RelumeActivationsTests" / "Golden"
SOURCE = "# True values by tools/generate (mpmath, 50 digits)."
SEARCHED, CHECKED, KEPT = 1 << 16, 1 << 12, 32


def neighbours(x):
    """The bit patterns of the five Float32s around x."""
    bits = to_bits(mpf(x))
    if bits & 0x7FFFFFFF == 0:
        return []
    return [bits + step for step in (-2, -1, 0, 1, 2)]


def inputs(seams, curved):
    """Bit patterns of the inputs, without zeros and infinities."""
    evenly, finer = (800, 500) if curved else (104, 100)
    values = [(mpf(2 * i + 1) / (2 * evenly) - mpf(1) / 2) * 208 for i in range(evenly)]
    values += [(mpf(2 * i + 1) / (2 * finer) - mpf(1) / 2) * 20 for i in range(finer)]
    for i, exponent in enumerate(range(-149, 7, 1 if curved else 6)):
        significand = 1 + mpf(i * 37 % 64) / 64
        values += [sign * significand * mpf(2) ** exponent for sign in (1, -1)]
    patterns = {to_bits(value) for value in values}
    for seam in seams:
        patterns.update(neighbours(seam))
    return sorted(patterns - {0, 0x80000000})


def line(bits, y):
    rounded = to_bits(y)
    if mpmath.isinf(y) or rounded & 0x7FFFFFFF == 0x7F800000:
        return f"{bits:08x} {rounded:08x} 0"
    residual = int(mpmath.nint((y - from_bits(rounded)) / unit(y) * 256))
    return f"{bits:08x} {rounded:08x} {residual}"


def searched_inputs(count):
    """Bit patterns in -104...104: half of them spread evenly, half over the magnitudes from 2^-30 on."""
    for index in range(count):
        # Weyl's sequence: even, and never in step with the kernels' intervals.
        share = index * 0.6180339887498948 % 1
        magnitude = 2 ** (abs(share * 2 - 1) * 36.7 - 30)
        x = (share * 2 - 1) * 104 if index % 2 == 0 else magnitude if share >= 0.5 else -magnitude
        yield struct.unpack("<I", struct.pack("<f", x))[0]


def errors(case, relume, count):
    """How far the command is off at searched inputs, in units of the last place of true values that are normal."""
    patterns = list(searched_inputs(count))
    texts = " ".join(repr(struct.unpack("<f", struct.pack("<I", bits))[0]) for bits in patterns)
    command = [relume, "eval", case.text]
    outputs = subprocess.run(command, input=texts, capture_output=True, text=True, check=True).stdout.split()
    for bits, output in zip(patterns, outputs, strict=True):
        y = mpf(case.f(from_bits(bits)))
        if 0x00800000 <= to_bits(abs(y)) < 0x7F800000:
            yield abs(float32(float(output)) - y) / unit(y), bits


def write(case, relume):
    searched = heapq.nlargest(KEPT, errors(case, relume, SEARCHED)) if case.curved else []
    write_one(case, "values", case.f, case.limits, case.zeros, {bits for _, bits in searched})
    write_one(case, "derivatives", case.df, case.slopes)
    if case.dp:
        write_one(case, "parameter-derivatives", case.dp, case.dp_limits)
    print(case.file, flush=True)


def write_one(case, folder, f, limits, zeros=None, searched=frozenset()):
    seams = " ".join(mpmath.nstr(mpf(seam), 9) for seam in case.seams)
    lines = [f"# {case.text}", f"# {seams}", SOURCE]
    if zeros:
        lines += [f"{bits:08x} {value:08x} 0" for bits, value in zip((0, 0x80000000), zeros)]
    else:
        lines += [line(bits, mpf(f(mpf(0)))) for bits in (0, 0x80000000)]
    lines += [line(to_bits(x), mpf(y)) for x, y in zip((-INF, INF), limits)]
    patterns = inputs(case.seams, case.curved)
    patterns += sorted(searched - set(patterns))
    lines += [line(bits, mpf(f(from_bits(bits)))) for bits in patterns]
    (FOLDER / folder).mkdir(parents=True, exist_ok=True)
    (FOLDER / folder / f"{case.file}.txt").write_text("\n".join(lines) + "\n")


def rows():
    """Rows of softmax's kin. Inputs are hexadecimal bit patterns, true outputs decimal numbers of 20 digits."""
    inputs = [[1, 2, 3], [-1.5, 0, 88], [-100, -50, 0.25], [7, 7, 7], [1e-3, -1e-3, 0], [104, -104, 0], [0.5]]
    inputs += [[mpf((i * 37) % 101 - 50) / 7 for i in range(n)] for n in (2, 17, 100)]
    lines = [SOURCE]
    for row in inputs:
        x = [float32(value) for value in row]
        sum_up, sum_down = sum(map(exp, x)), sum(exp(-value) for value in x)
        outputs = {
            "softmax": [exp(value) / sum_up for value in x],
            "softmin": [exp(-value) / sum_down for value in x],
            "log_softmax": [-log1p(sum(exp(other - value) for j, other in enumerate(x) if j != i)) for i, value in enumerate(x)],
        }
        lines.append("x " + " ".join(f"{to_bits(value):08x}" for value in x))
        lines += [f"{name} " + " ".join(mpmath.nstr(y, 20) for y in ys) for name, ys in outputs.items()]
    (FOLDER / "rows").mkdir(parents=True, exist_ok=True)
    (FOLDER / "rows" / "softmax.txt").write_text("\n".join(lines) + "\n")


def main():
    if sys.argv[1] == "--errors":
        for case in CASES:
            if case.curved:
                print(case.text, float(max(errors(case, sys.argv[2], CHECKED))[0]), sep="\t")
        return
    relume, wanted = sys.argv[1], sys.argv[2:]
    unknown = set(wanted) - {case.file for case in CASES}
    if unknown:
        sys.exit(f"golden.py: cases.py has no case {', '.join(sorted(unknown))}")
    chosen = [(case, relume) for case in CASES if not wanted or case.file in wanted]
    # Forked, because functions without a name cannot be sent to another process.
    fork, count = multiprocessing.get_context("fork"), multiprocessing.cpu_count()
    workers = [fork.Process(target=work, args=(chosen[n::count],)) for n in range(count)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    rows()
    sys.exit(any(worker.exitcode for worker in workers))


def work(chosen):
    for case, relume in chosen:
        write(case, relume)


if __name__ == "__main__":
    main()
