"""Holds the true values of tools/exhaustive (lines of `exhaustive truths` on standard input) against mpmath's."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from cases import CASES  # noqa: E402
from float32 import unit  # noqa: E402
from mpmath import mpf  # noqa: E402

# Cases by the text that the row has; what has other parameters in the cases is straight, and seen there by eye.
NAMES = {"gelu(preset=jax)": "gelu(approximate=tanh)", "gelu": "gelu(approximate=none)", "linear": "linear(a=1,b=0)",
         "keras_relu": "keras_relu(negative_slope=0,max_value=inf,threshold=0)", "softplus(beta=1)": "softplus(beta=1,threshold=20)",
         "hardtanh": "hardtanh(min_val=-1,max_val=1)", "rrelu": "rrelu(lower=0.125,upper=0.33333334,seed=none)"}
cases = {NAMES.get(case.text, case.text): case for case in CASES}
checked, greatest, doubtful = set(), mpf(0), mpf(0)
for line in sys.stdin:
    text, aspect, x, exact, quick = line.rstrip("\n").split("\t")
    if text not in cases:
        continue
    case = cases[text]
    truth = mpf((case.f, case.df, case.dp)[int(aspect)](mpf(float.fromhex(x))))
    checked.add((text, aspect))
    # Near a zero nobody asks for more than these parts of 1.
    error = abs(mpf(exact) - truth) / max(unit(truth), mpf(2) ** -36)
    doubt = abs(mpf(quick) - truth) / max(unit(truth), mpf(2) ** -36)
    greatest, doubtful = max(greatest, error), max(doubtful, doubt)
    if error > mpf(2) ** -26 or doubt > mpf(2) ** -16:
        sys.exit(f"{text}, aspect {aspect}, at {x}: {exact} and {quick}, not {truth}")
print(f"{len(checked)} functions: 80-bit within {float(greatest):.2g} ULP of mpmath's values, double within {float(doubtful):.2g}")
