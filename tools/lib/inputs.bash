# The inputs of the benchmarks of whole jobs and of loading.
# Sourced.

# shellcheck source=tools/lib/peers.bash
source "${BASH_SOURCE[0]%/*}/peers.bash"

# Sets $inputs: RELUME_BENCHMARK_INPUTS if that is set, else a directory below .build. What is in there is made anew when
# what makes it has changed.
set_up_inputs() {
    local made_by=("$root/tools/peers/workloads.py" "$root/tools/peers/scenes.py")
    inputs=${RELUME_BENCHMARK_INPUTS-}
    [[ -z $inputs ]] || return 0
    inputs=$root/.build/benchmark-inputs
    ! cat "${made_by[@]}" | cmp -s - "$inputs/made-by" || return 0
    set_up_peers
    [[ -n ${RELUME_PYTHON-} ]] || fail "a Python with Pillow, OpenCV and NumPy makes the inputs"
    say "making the inputs, 600 MB (a few minutes)"
    rm -rf "$inputs"
    "$RELUME_PYTHON" "${made_by[0]}" "$inputs"
    cat "${made_by[@]}" >"$inputs/made-by"
}
