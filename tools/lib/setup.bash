# Makes sure that a Swift toolchain and the system libraries are here, and installs the libraries that are not.
# Sourced. Sets $root, the repository's directory.

root=$(cd "${BASH_SOURCE[0]%/*}/../.." && pwd -P)

say() { printf 'relume: %s\n' "$*" >&2; }

fail() {
    say "$@"
    exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# Runs a command whose output only matters when it fails, and then without SwiftPM's lines of progress.
quietly() (
    log=$(mktemp "${TMPDIR:-/tmp}/relume.XXXXXX")
    trap 'rm -f "$log"' EXIT
    "$@" >"$log" 2>&1 </dev/null || { status=$? && sed '/^\[[0-9]*\/[0-9]*\]/d' "$log" >&2 && exit "$status"; }
)

set_up() {
    require_swift
    # Without pkg-config nobody can tell what else is missing, so it comes first.
    have pkg-config || install_packages "pkg-config" "pkg-config" "pkgconf"
    local missing
    missing=$(missing_libraries)
    [[ -z $missing ]] || install_packages "$(column 1 "$missing")" "$(column 2 "$missing")" "$(column 3 "$missing")"
    missing=$(missing_libraries)
    [[ -z $missing ]] || fail "pkg-config still does not find $(column 1 "$missing"); look at PKG_CONFIG_PATH"
}

require_swift() {
    local needed found
    needed=$(sed -n '1s/^.*swift-tools-version: *\([0-9]*\.[0-9]*\).*/\1/p' "$root/Package.swift")
    have swift || fail "no Swift toolchain; install Swift $needed or newer from https://www.swift.org/install"
    found=$(swift --version 2>/dev/null </dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p') || true
    [[ -n $found ]] || fail "'swift --version' does not run; install Swift $needed or newer from https://www.swift.org/install"
    ((${found%.*} * 1000 + ${found#*.} >= ${needed%.*} * 1000 + ${needed#*.})) ||
        fail "Swift $found is too old; install Swift $needed or newer from https://www.swift.org/install"
}

# Prints a line for each system library: its names for pkg-config, apt and brew, separated by tabs.
system_libraries() { grep -v '^#' "$root/tools/lib/system-libraries.txt"; }

missing_libraries() {
    local module rest
    system_libraries | while IFS=$'\t' read -r module rest; do
        pkg-config --exists "$module" || printf '%s\t%s\n' "$module" "$rest"
    done
}

# column N LINES: the N-th of the tab-separated columns, on one line.
column() { cut -f "$1" <<<"$2" | paste -s -d ' ' -; }

# install_packages NAMES APT_PACKAGES BREW_PACKAGES, each a list in one word.
install_packages() {
    local apt brew
    IFS=' ' read -r -a apt <<<"$2"
    IFS=' ' read -r -a brew <<<"$3"
    if have apt-get; then
        [[ $(id -u) -eq 0 ]] || have sudo || fail "missing: $1. As root, run: apt-get install -y ${apt[*]}"
        say "missing: $1. Installing with apt-get: ${apt[*]}"
        install_with_apt "${apt[@]}" || fail "apt-get could not install ${apt[*]}"
    elif have brew; then
        say "missing: $1. Installing with brew: ${brew[*]}"
        quietly brew install "${brew[@]}" || fail "brew could not install ${brew[*]}"
    else
        fail "missing: $1. Neither apt-get nor brew is here: install $1 with the headers" \
            "(Debian calls the packages ${apt[*]}), so that pkg-config finds them"
    fi
}

install_with_apt() {
    # A machine just made has no package lists yet; one that has them is spared the update.
    apt_get install "$@" 2>/dev/null || { apt_get update && apt_get install "$@"; }
}

apt_get() {
    quietly as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -y --no-install-recommends -o DPkg::Lock::Timeout=600 "$@"
}

as_root() { if [[ $(id -u) -eq 0 ]]; then "$@"; else sudo "$@"; fi; }
