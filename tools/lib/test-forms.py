#!/usr/bin/env python3
"""Prints the tests that are not named as the others are, and those that can end in silence; exits with 1 if there is one.

    test-forms.py [DIRECTORY]     the repository, the current directory unless named

A test is named by a sentence between backticks, which the compiler holds unique within its type: no second name stands in
the attribute. XCTest, which has no such names, is left alone. A test that meets something else than it needs fails: it
does not return, as `guard ... else { return }` does. XCTSkip is out, which XCTest's results do not tell from a success.
"""

import os
import pathlib
import re
import sys

TEXT = r'"(?:\\.|[^"\\])*"'
ATTRIBUTE = re.compile(r"@Test\b")
TITLE = re.compile(r"@Test\(\s*" + TEXT)
SILENCE = re.compile(r"\belse\s*\{\s*return\s*\}|\bXCTSkip")
NAME = re.compile(r"\bfunc +(`?)")


def faults(text):
    """Where each fault is, and what it is."""
    for attribute in ATTRIBUTE.finditer(text):
        name = NAME.search(text, attribute.end())
        if TITLE.match(text, attribute.start()):
            yield attribute.start(), "the name is the function's: @Test func `What it shows`()"
        elif name and not name[1]:
            yield attribute.start(), "a test is named by what it shows: @Test func `What it shows`()"
    for silence in SILENCE.finditer(text):
        yield silence.start(), "a test would pass in silence: try #require what it needs"


def main(arguments):
    if arguments:
        os.chdir(arguments[0])
    found = []
    for path in sorted(pathlib.Path("Tests").rglob("*.swift")):
        text = path.read_text(encoding="utf-8")
        found += [f"{path}:{text.count(chr(10), 0, place) + 1}: {fault}" for place, fault in faults(text)]
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
