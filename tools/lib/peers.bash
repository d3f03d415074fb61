# The programs that check ours from outside, in Python environments of their own below .build.
# Sourced.

# shellcheck source=tools/lib/setup.bash
source "${BASH_SOURCE[0]%/*}/setup.bash"

# Exports RELUME_PYTHON, unless it is set, when Python and tools/peers/requirements.txt can be had. Without it, tests are
# skipped.
set_up_peers() {
    [[ -z ${RELUME_PYTHON-} ]] || return 0
    if install_peers peers requirements.txt; then
        export RELUME_PYTHON=$root/.build/peers/bin/python PATH=$PATH:$root/.build/peers/bin
    else
        say "they cannot be had: what needs them is skipped"
    fi
}

# Exports RELUME_BENCHMARK_PYTHON, unless it is set: a Python with the libraries that tools/benchmark --peers measures.
set_up_benchmark_peers() {
    [[ -z ${RELUME_BENCHMARK_PYTHON-} ]] || return 0
    install_peers benchmark-peers benchmark-requirements.txt || fail "they cannot be had; measure without --peers"
    export RELUME_BENCHMARK_PYTHON=$root/.build/benchmark-peers/bin/python
}

# install_peers NAME REQUIREMENTS: makes the environment .build/NAME, unless it is there with just these packages.
install_peers() {
    local peers=$root/.build/$1 requirements=$root/tools/peers/$2
    # The copy is made last, so that it is there and the same only when the packages are.
    cmp -s "$requirements" "$peers/requirements.txt" && return
    say "installing Python packages into .build/$1: $(cut -d '>' -f 1 "$requirements" | paste -s -d ' ' -)"
    quietly make_environment "$peers" "$requirements"
}

make_environment() {
    rm -rf "$1"
    python3 -m venv "$1" &&
        "$1/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$2" &&
        cp "$2" "$1/requirements.txt"
}
