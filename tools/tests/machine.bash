# A pretended machine for the tests of the scripts: a copy of tools/ beside a small Package.swift, and a PATH on which
# swift, pkg-config, apt-get, brew and sudo are stand-ins that write down how they were called. Nothing gets installed.
# Sourced.

tests=$(cd "${BASH_SOURCE[0]%/*}" && pwd -P)
# shellcheck source=tools/lib/tally.bash
source "$tests/../lib/tally.bash"

machines=$(mktemp -d "${TMPDIR:-/tmp}/relume-machines.XXXXXX")
trap 'rm -rf "$machines"' EXIT

# new_machine PROGRAM...: one that has these stand-ins; with Swift 6.3, libjpeg installed and libpng missing.
new_machine() {
    local program
    MACHINE=$(mktemp -d "$machines/machine.XXXXXX")
    export MACHINE
    repository=$MACHINE/a\ repository
    mkdir -p "$MACHINE/bin" "$MACHINE/installed" "$repository/Sources/A"
    for program in basename bash cat chmod cmp cp cut dirname env find grep install ln ls mkdir mktemp mv paste readlink \
        rm rmdir sed sort strip tail tee touch tr uname; do
        ln -s "$(type -P "$program")" "$MACHINE/bin/$program"
    done
    ln -s "$tests/stand-ins" "$MACHINE/stand-ins"
    for program in id swiftc "$@"; do ln -s "$tests/stand-ins/$program" "$MACHINE/bin/$program"; done
    cp -R "$tests/.." "$repository/tools"
    echo "// swift-tools-version: 6.2" >"$repository/Package.swift"
    printf '# A comment.\nlibpng\tlibpng-dev\tlibpng\nlibjpeg\tlibjpeg-dev\tjpeg-turbo\n' \
        >"$repository/tools/lib/system-libraries.txt"
    echo 6.3.1 >"$MACHINE/swift-version"
    touch "$MACHINE/calls" "$MACHINE/installed/libjpeg" "$repository/Sources/A/A.swift"
}

# Runs a command with the machine's programs only; what it prints is in $output. Standard input is passed on.
run() {
    output=$(cd "$MACHINE" && PATH=$MACHINE/bin "$@" 2>&1) || { printf 'printed: %s\n' "$output" && return 1; }
}

# The rest are claims, for `check`.

says() { [[ $output == *"$1"* ]] || { printf 'expected "%s" in: %s\n' "$1" "$output" && return 1; }; }

silent_about() { [[ $output != *"$1"* ]] || { printf 'did not expect "%s" in: %s\n' "$1" "$output" && return 1; }; }

called() { grep -qF -- "$1" "$MACHINE/calls" || { printf 'expected "%s" among: ' "$1" && cat "$MACHINE/calls" && return 1; }; }

not_called() { ! grep -F -- "$1" "$MACHINE/calls"; }
