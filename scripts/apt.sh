# Installing a package without a question. Read by the scripts beside it, not run.
#
# Where a script may not install, it says so and goes on: no prompt, no wait for an answer.

say() {
    printf '%s\n' "$*" >&2
}

# Whether a package can be installed, and how; says so where the right to do it is all that is missing.
can_install() {
    command -v apt-get >/dev/null 2>&1 || return 1
    as_root=""
    [ "$(id -u)" -eq 0 ] && return
    as_root="sudo -n"
    { command -v sudo && sudo -n true; } >/dev/null 2>&1 && return
    say "No package can be installed: you are not root, and sudo is missing or asks for a password."
    return 1
}

apt_get() {
    $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq -o DPkg::Lock::Timeout=120 -o Acquire::Retries=3 "$@" </dev/null >&2
}
