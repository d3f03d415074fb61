#!/usr/bin/env python3
"""Prints the tests that are not named as the others are; exits with 1 if there is one.

    test-forms.py [DIRECTORY]     the repository, the current directory unless named

A test is named by a sentence between backticks, which the compiler holds unique within its type: no second name stands in
the attribute. XCTest, which has no such names, is left alone.
"""

import os
import pathlib
import re
import sys

TEXT = r'"(?:\\.|[^"\\])*"'
ATTRIBUTE = re.compile(r"@Test\b")
TITLE = re.compile(r"@Test\(\s*" + TEXT)
NAME = re.compile(r"\bfunc +(`?)")


def faults(text):
    """The line of each test that is named another way, and what is wrong with it."""
    for attribute in ATTRIBUTE.finditer(text):
        line = text.count("\n", 0, attribute.start()) + 1
        name = NAME.search(text, attribute.end())
        if TITLE.match(text, attribute.start()):
            yield line, "the name is the function's: @Test func `What it shows`()"
        elif name and not name[1]:
            yield line, "a test is named by what it shows: @Test func `What it shows`()"


def main(arguments):
    if arguments:
        os.chdir(arguments[0])
    found = [
        f"{path}:{line}: {fault}"
        for path in sorted(pathlib.Path("Tests").rglob("*.swift"))
        for line, fault in faults(path.read_text(encoding="utf-8"))
    ]
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
