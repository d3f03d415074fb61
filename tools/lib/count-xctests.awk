# Reads what XCTest prints and prints "N passed, N failed, N skipped".
# A test that started and has no end (the process crashed) has failed. Lines may come twice, names are counted once.

/^Test Case '.*' started/ { verdict[name()] = "failed" }
/^Test Case '.*' passed/ { verdict[name()] = "passed" }
/^Test Case '.*' failed/ { verdict[name()] = "failed" }
/^Test Case '.*' skipped/ { verdict[name()] = "skipped" }

END {
    for (test in verdict) count[verdict[test]]++
    printf "%d passed, %d failed, %d skipped\n", count["passed"], count["failed"], count["skipped"]
}

# What stands between the line's first two quotes; Darwin writes -[Module.Class test] there, Linux Class.test.
function name(    parts) {
    split($0, parts, "'")
    return parts[2]
}
