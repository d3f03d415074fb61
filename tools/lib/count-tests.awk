# Reads Swift Testing's event stream (JSON lines, version 0) and prints "N passed, N failed, N skipped".
# A test function counts once, whatever the number of its arguments, and has failed when one of them did. Cancelled is
# skipped. A test that was about to run and has no end (the process crashed) has failed. Keys come sorted, which the
# patterns below rely on; a quote inside a JSON string is escaped, so a key cannot be met in a message.

/^\{"kind":"test",/ && /","isParameterized":/ { verdict[between($0, "\"id\":\"", "\",\"isParameterized\":")] = "failed" }
/"kind":"testSkipped"/ { settle("skipped") }
/"kind":"testEnded"/ {
    settle(/"symbol":"skip"/ ? "skipped" : /"symbol":"fail"/ ? "failed" : "passed")
}

END {
    for (id in verdict) count[verdict[id]]++
    printf "%d passed, %d failed, %d skipped\n", count["passed"], count["failed"], count["skipped"]
}

function settle(outcome,    id) {
    id = between($0, "\"testID\":\"", "\"},\"version\":")
    if (id in verdict) verdict[id] = outcome # suites are not listed there
}

# What stands between the last `open` before `close_` and `close_`.
function between(line, open, close_,    at) {
    line = substr(line, 1, index(line, close_) - 1)
    while ((at = index(line, open)) > 0) line = substr(line, at + length(open))
    return line
}
