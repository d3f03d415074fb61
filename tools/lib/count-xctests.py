#!/usr/bin/env python3
"""Reads what `swift test --parallel --xunit-output` writes of XCTest and prints "N passed, N failed, 0 skipped".

    count-xctests.py <RESULTS

In parallel each test has a process of its own, so that a crash is the failure of one test. A test that was skipped stands
there as one that passed: tools/soundness keeps XCTSkip out.
"""

import sys
import xml.etree.ElementTree as ElementTree


def main():
    tests = list(ElementTree.parse(sys.stdin).iter("testcase"))
    failed = sum(test.find("failure") is not None for test in tests)
    print(f"{len(tests) - failed} passed, {failed} failed, 0 skipped")


if __name__ == "__main__":
    main()
