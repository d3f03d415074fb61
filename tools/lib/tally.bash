# Counting checks. Every part of tools/test ends with a line "N passed, N failed, N skipped" of its own; tools/test adds them up.
# Sourced.

passed=0 failed=0 skipped=0

# check TITLE COMMAND...: one check; what the command prints is shown when it fails.
check() {
    local output
    if output=$("${@:2}" 2>&1); then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED: %s\n' "$1"
        [[ -z $output ]] || printf '%s\n' "$output" | sed 's/^/    /'
    fi
}

skip() {
    skipped=$((skipped + 1))
    printf 'skipped: %s\n' "$1"
}

# Adds another part's counts. A part that ended badly without saying so, or without its counts, is one failure.
add_counts() {
    local status=$1 line=$2 pattern='^([0-9]+) passed, ([0-9]+) failed, ([0-9]+) skipped$'
    if [[ $line =~ $pattern ]]; then
        passed=$((passed + BASH_REMATCH[1]))
        failed=$((failed + BASH_REMATCH[2]))
        skipped=$((skipped + BASH_REMATCH[3]))
        [[ $status -eq 0 || ${BASH_REMATCH[2]} -gt 0 ]] || failed=$((failed + 1))
    else
        failed=$((failed + 1))
    fi
}

# Prints the last line and returns whether all is well. Nothing passed is not well.
report() {
    printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
    [[ $failed -eq 0 && $passed -gt 0 ]]
}
