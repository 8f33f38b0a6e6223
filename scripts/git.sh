#!/bin/sh
# Print the path of a git that starts, for the tests of what looks at earlier times; install it where there is none.
#
# The path is all that goes to standard output, in one line.
set -u
exec </dev/null
. "${0%/*}/apt.sh"

# There may be a file of that name that only tells how to install it.
find_git() {
    path=$(command -v git 2>/dev/null) && "$path" --version >/dev/null 2>&1 && printf '%s\n' "$path"
}

find_git && exit
if can_install; then
    say "Installing the package git with apt-get."
    apt_get update
    apt_get install -y --no-install-recommends git || say "apt-get could not install it."
    find_git && exit
fi
say "The tests need git, and there is none that starts. Install git yourself."
exit 1
