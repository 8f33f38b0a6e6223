# Installing what a package-lock.json pins. Read by the scripts beside it, not run; needs apt.sh.

# has_node WHAT: Node and npm are there, if need be from packages of the system; WHAT needs them.
has_node() {
    _has_programs || ! can_install || {
        say "Installing the packages nodejs and npm with apt-get."
        apt_get update
        apt_get install -y --no-install-recommends nodejs npm || say "apt-get could not install them."
    }
    _has_programs || {
        say "$1 need Node and npm. Install the packages nodejs and npm yourself."
        return 1
    }
}

_has_programs() {
    command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1
}

# is_pinned FOLDER PINNED: what is installed in FOLDER is what PINNED/package-lock.json says.
is_pinned() {
    cmp -s "$2/package-lock.json" "$1/package-lock.json"
}

# install_pinned FOLDER PINNED: install it there. Beside its place first: what is cut short is not taken for the whole.
install_pinned() {
    rm -rf "$1.new"
    mkdir -p "$1.new" && cp "$2/package.json" "$2/package-lock.json" "$1.new/" &&
        (cd "$1.new" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2) &&
        rm -rf "$1" && mv "$1.new" "$1"
}
