#!/bin/sh
# Print the path of a Chromium that starts, for the browser tests; install one where there is none, and the
# library that Playwright needs to drive it.
# CHROMIUM=/path/to/browser chooses one, and then no other is taken.
#
# The path is all that goes to standard output, in one line. Nothing here asks, waits for an answer, or
# reads from a terminal: without the right to install, it says so and ends.
set -u
exec </dev/null

. "${0%/*}/apt.sh"

python="${VENV:-.venv}/bin/python"

# Where the system can, whatever takes longer than this many seconds is ended.
within() {
    seconds=$1
    shift
    if command -v timeout >/dev/null 2>&1; then
        timeout -k 5 "$seconds" "$@"
    else
        "$@"
    fi
}

# There may be a file of that name that only tells how to install the browser, or one without its libraries.
starts() {
    within 60 "$1" --version >/dev/null 2>&1
}

# Print the whole path of a program that starts.
path_of() {
    path=$(command -v "$1" 2>/dev/null) || return 1
    case $path in
        /*) ;;
        */*) path=$PWD/$path ;;
        *) return 1 ;; # a function or an alias
    esac
    if ! starts "$path"; then
        say "$path does not start."
        return 1
    fi
    printf '%s\n' "$path"
}

# The shell without windows first: a page costs a third of the work in it.
find_browser() {
    for name in chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        "/Applications/Chromium.app/Contents/MacOS/Chromium" \
        "${HOME:-}/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        "${HOME:-}/Applications/Chromium.app/Contents/MacOS/Chromium"; do
        path_of "$name" && return
    done
    return 1
}

# Playwright knows where its own would be, whether it is there or not.
find_playwright_browser() {
    path=$("$python" -c 'from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)' 2>/dev/null) || return 1
    [ -n "$path" ] && path_of "$path"
}

# With a serif and a sans-serif typeface: where the second is missing, pages show typewriter letters.
install_by_apt() {
    say "Installing a Chromium with apt-get."
    apt_get update
    for package in chromium-headless-shell chromium; do
        apt_get install -y --no-install-recommends "$package" fonts-liberation fonts-dejavu-core && return
    done
    say "apt-get could not install a Chromium."
    return 1
}

# What the browser needs besides itself, Playwright installs as root, and would ask for a password.
install_by_playwright() {
    [ -x "$python" ] || return
    say "Asking Playwright for a Chromium."
    within 900 "$python" -m playwright install --no-shell $1 chromium >&2 && return
    say "Playwright could not install a Chromium."
    return 1
}

# Playwright brings a Node of its own, which needs a library that small systems lack.
playwright_starts() {
    reason=$(within 60 "$python" -m playwright --version 2>&1 >/dev/null)
}

if [ -x "$python" ] && ! playwright_starts; then
    if can_install; then
        say "Installing a library for Playwright with apt-get."
        apt_get update
        apt_get install -y --no-install-recommends libatomic1 || say "apt-get could not install it."
    fi
    if ! playwright_starts; then
        say "$reason"
        say "The browser tests need Playwright, and it does not start. The line above says what is missing;" \
            "where it is libatomic.so.1, install the package libatomic1."
        exit 1
    fi
fi
if [ -n "${CHROMIUM:-}" ]; then
    path_of "$CHROMIUM" && exit
    say "CHROMIUM is set to \"$CHROMIUM\", which is no browser that starts here." \
        "Set it to the path of a Chromium or Chrome, or unset it: then one is looked for."
    exit 1
fi
find_browser && exit
find_playwright_browser && exit
say "No Chromium found."
with_libraries=""
if can_install; then
    install_by_apt && find_browser && exit
    with_libraries="--with-deps"
fi
install_by_playwright "$with_libraries" && find_playwright_browser && exit
say "The browser tests need a Chromium, and none could be installed." \
    "Install Chromium or Google Chrome yourself, or set CHROMIUM=/path/to/browser."
exit 1
