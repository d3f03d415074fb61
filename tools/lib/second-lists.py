#!/usr/bin/env python3
"""Prints the places that list a registry's names a second time; exits with 1 if there is one.

    second-lists.py [DIRECTORY]     the repository, the current directory unless named

What a registry lists is what help, listings, galleries and checks run over; a list typed by hand elsewhere forgets the next
entry. How it knows: the names are those that the registry's own rows give, and a place lists them when texts in quotation
marks within 40 lines (five for each name, where those are more) hold two thirds of them, and at least four, as words of their own. It looks at Sources and tools; prose
and tests, whose cases are chosen, may name what they like.
"""

import os
import pathlib
import re
import sys

# What is registered, where its rows are, how a row gives its name, and which other files may list the names, with the reason.
REGISTRIES = [
    ("activations", ["Sources/RelumeActivations/Functions"], r'\bname: "([^"]+)"', {
        "tools/activations/cases.py": "true values need each function's formula a second time",
    }),
    ("stages", ["Sources/RelumePipeline/Stages"], r'\bname: "([^"]+)"', {}),
    ("kinds of output", ["Sources/RelumeRun/Outputs"], r'\bname: "([^"]+)"', {}),
    ("metrics of differences", ["Sources/RelumeDiff/Metrics"], r'\bname: "([^"]+)"', {}),
    ("endings of image files", ["Sources/RelumeCodecs"], r'\bfileExtensions: \[("[^\]]+)\]', {}),
]
TEXT = re.compile(r'"(?:\\.|[^"\\])*"')


def names_of(folders, pattern):
    names = set()
    for folder in folders:
        for path in pathlib.Path(folder).rglob("*.swift"):
            for found in re.findall(pattern, path.read_text(encoding="utf-8")):
                names.update(re.findall(r'"([^"]+)"', found) if '"' in found else [found])
    return names


def quoted_words(line):
    return {word for text in TEXT.findall(line) for word in re.split(r"[^\w.-]+", text[1:-1]) if word}


def place_of_list(lines, names):
    """The line at which a window starts that lists the names; None without one."""
    enough = max(4, -(-2 * len(names) // 3))
    window = max(40, 5 * len(names))
    words = [quoted_words(line) & names for line in lines]
    for start in range(len(lines)):
        if words[start] and len(set().union(*words[start : start + window])) >= enough:
            return start + 1
    return None


def main(arguments):
    if arguments:
        os.chdir(arguments[0])
    faults = []
    for title, folders, pattern, allowed in REGISTRIES:
        names = names_of(folders, pattern)
        for name in files_beside(folders):
            place = place_of_list(pathlib.Path(name).read_text(encoding="utf-8", errors="replace").split("\n"), names)
            if place and name not in allowed:
                faults.append(f"{name}:{place}: lists the {title} a second time; go over the registry instead")
            if names and not place and name in allowed:
                faults.append(f"{name}: does not list the {title}: take it off the list in second-lists.py")
    print("\n".join(faults))
    return 1 if faults else 0


def files_beside(folders):
    """The programs of Sources and tools but for those in the registry's own folders."""
    for top in ("Sources", "tools"):
        for path in sorted(pathlib.Path(top).rglob("*")):
            name = path.as_posix()
            is_program = path.suffix in {".swift", ".py", ".bash", ""} and path.is_file()
            if is_program and not any(name.startswith(folder + "/") for folder in folders):
                yield name


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
