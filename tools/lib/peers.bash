# The programs that check ours from outside (tools/peers/requirements.txt), in a Python environment of their own.
# Sourced.

# shellcheck source=tools/lib/setup.bash
source "${BASH_SOURCE[0]%/*}/setup.bash"

# Exports RELUME_PYTHON when Python and the packages can be had; the tests that need them are skipped otherwise.
set_up_peers() {
    local peers=$root/.build/peers requirements=$root/tools/peers/requirements.txt
    # The copy is made last, so that it is there and the same only when the packages are.
    if ! cmp -s "$requirements" "$peers/requirements.txt"; then
        say "installing the Python packages that check the output, into .build/peers"
        if ! quietly install_peers "$peers" "$requirements"; then
            say "no Python with $(tr '\n' ' ' <"$requirements"): the tests that need it are skipped"
            return 0
        fi
    fi
    export RELUME_PYTHON=$peers/bin/python PATH=$PATH:$peers/bin
}

install_peers() {
    rm -rf "$1"
    python3 -m venv "$1" &&
        "$1/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$2" &&
        cp "$2" "$1/requirements.txt"
}
