#!/usr/bin/env python3
"""Reads Swift Testing's event stream (JSON lines, version 0) and prints "N passed, N failed, N skipped".

    count-tests.py <EVENTS

A test function counts once, whatever the number of its arguments, and has failed when one of them did. Cancelled is
skipped, and a known issue is none. A test that was about to run and has no end has failed: the process crashed. That is
why this reads events and not the file of `swift test --xunit-output`, in which a crash leaves two lines and no test.
"""

import collections
import json
import sys

OUTCOMES = {"skip": "skipped", "fail": "failed"}


def verdicts(lines):
    """The outcome of each test function, by its identifier."""
    found = {}
    for line in lines:
        try:
            record = json.loads(line)
        except ValueError:
            continue  # a crash cuts the last line short
        payload = record["payload"]
        if record["kind"] == "test" and payload["kind"] == "function":
            found[payload["id"]] = "failed"
        elif payload.get("testID") in found:  # suites are not among them
            if payload["kind"] == "testSkipped":
                found[payload["testID"]] = "skipped"
            elif payload["kind"] == "testEnded":
                symbols = [OUTCOMES[message["symbol"]] for message in payload["messages"] if message["symbol"] in OUTCOMES]
                found[payload["testID"]] = symbols[0] if symbols else "passed"
    return found


def main():
    count = collections.Counter(verdicts(sys.stdin).values())
    print(f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped")


if __name__ == "__main__":
    main()
