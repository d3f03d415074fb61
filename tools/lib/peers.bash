# The programs that check ours from outside (tools/peers/requirements.txt), in a Python environment of their own.
# Sourced.

# shellcheck source=tools/lib/setup.bash
source "${BASH_SOURCE[0]%/*}/setup.bash"

# Exports RELUME_PYTHON, unless it is set, when Python and the packages can be had. Without it, tests are skipped.
set_up_peers() {
    [[ -z ${RELUME_PYTHON-} ]] || return 0
    local peers=$root/.build/peers requirements=$root/tools/peers/requirements.txt
    # The copy is made last, so that it is there and the same only when the packages are.
    if ! cmp -s "$requirements" "$peers/requirements.txt"; then
        say "installing Python packages into .build/peers: $(cut -d '>' -f 1 "$requirements" | paste -s -d ' ' -)"
        if ! quietly install_peers "$peers" "$requirements"; then
            say "they cannot be had: what needs them is skipped"
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
