"""Rows of tools/exhaustive on standard input, as tables in ACCURACY.md.

    table.py write FILE    replaces the tables between the marks
    table.py check FILE    fails where a row's error exceeds the one in FILE, or is not there
"""

import math
import sys
from pathlib import Path

BEGIN, END = "<!-- tools/exhaustive writes from here -->", "<!-- to here -->"
FIELDS = ["text", "aspect", "error", "x", "subnormal", "subnormal_x", "above", "course", "against", "within", "beyond",
          "beyond_x", "count"]
VALUES = """\
| function | greatest error, ULP | at x | above 1 ULP | subnormal results, ULP | steps against its course |
| --- | --- | --- | --- | --- | --- |
"""
SLOPES = """\
| derivative of | greatest error up to 2 ULP | beyond, 2^-24 | at x | above 1 ULP | subnormal results, ULP | steps against its course |
| --- | --- | --- | --- | --- | --- | --- |
"""


def up(number, digits=3):
    """An error rounded up, with the 2^-15 by which it may have been found too small: a bound. None is none."""
    bound = float(number) and float(number) + 2**-15
    return f"{math.ceil(bound * 10**digits) / 10**digits:.{digits}f}"


def share(number):
    return "-" if float(number) == 0 else f"{float(number) * 100:.2g} %"


def name(row):
    return f"`{row['text']}`" + (", by it" if row["aspect"] == "by the parameter" else "")


def steps(row):
    return "-" if row["course"] == "-" else f"{int(row['against']):,}"


def cells(row):
    """What the table says of a row; the numbers that are bounds first."""
    if row["aspect"] == "value":
        at = row["x"] if float(row["error"]) else "-"
        return [name(row), up(row["error"]), at, share(row["above"]), up(row["subnormal"]), steps(row)]
    at = row["beyond_x"] if float(row["beyond"]) else "-"
    return [name(row), up(row["within"]), up(row["beyond"]), at, share(row["above"]), up(row["subnormal"]), steps(row)]


def line(row):
    return "| " + " | ".join(cells(row)) + " |\n"


def tables(rows):
    values = [line(row) for row in rows if row["aspect"] == "value"]
    slopes = [line(row) for row in rows if row["aspect"] != "value"]
    counts = {int(row["count"]) for row in rows}
    looked = " and ".join(f"{count:,}" for count in sorted(counts))
    return f"{BEGIN}\n\nInputs that were looked at, of {2**32:,}: {looked}.\n\n{VALUES}{''.join(values)}\n{SLOPES}{''.join(slopes)}\n{END}"


def published(text):
    """The cells of the lines between the marks, by whether they are of a derivative and their name."""
    inside = text.split(BEGIN)[1].split(END)[0]
    found = {}
    for part in inside.splitlines():
        if part.startswith("| `"):
            columns = [column.strip() for column in part.strip("|").split("|")]
            found[len(columns) == 7, columns[0]] = columns
    return found


def exceeded(row, known):
    """What of a row exceeds its published bounds."""
    slope = row["aspect"] != "value"
    columns = known.get((slope, name(row)))
    if columns is None:
        return ["is not in the table"]
    bounds = [("within", 1), ("beyond", 2), ("subnormal", 5)] if slope else [("error", 1), ("subnormal", 4)]
    wrong = [f"{key}: {row[key]}, not {columns[at]}" for key, at in bounds if float(row[key]) > float(columns[at])]
    if row["course"] != "-" and int(row["against"]) > 0 and columns[-1] == "0":
        wrong.append(f"is not {row['course']}")
    return wrong


def main():
    verb, path = sys.argv[1], Path(sys.argv[2])
    rows = [dict(zip(FIELDS, text.rstrip("\n").split("\t"), strict=True)) for text in sys.stdin]
    text = path.read_text()
    if verb == "write":
        path.write_text(text.split(BEGIN)[0] + tables(rows) + text.split(END)[1])
        return
    known = published(text)
    wrong = 0
    for row in rows:
        for problem in exceeded(row, known):
            print(f"{row['text']}, {row['aspect']}: {problem}; if that is meant, run tools/exhaustive")
            wrong += 1
    missing = len(known) - len(rows)
    if missing > 0:
        print(f"the table has {missing} rows more than functions were looked at; run tools/exhaustive")
        wrong += 1
    print(f"{max(len(rows) - wrong, 0)} passed, {wrong} failed, 0 skipped")
    sys.exit(1 if wrong else 0)


main()
