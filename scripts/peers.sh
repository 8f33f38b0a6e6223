#!/bin/sh
# Print the path of a Python that has the programs of others in it, for `make test-interop`: those that
# tests/interop/peers pins, in an environment of their own in .cache/.
# PEERS=/path/to/python chooses another one.
#
# The path is all that goes to standard output, in one line.
set -u
exec </dev/null
. "${0%/*}/apt.sh"

lock="${0%/*}/../tests/interop/peers/requirements.lock"
folder="${CACHE:-.cache}/peers"
case $folder in
    /*) ;;
    *) folder=$PWD/$folder ;;
esac
base="${VENV:-.venv}/bin/python"

if [ -n "${PEERS:-}" ]; then
    if "$PEERS" -c 'import sphinx' >/dev/null 2>&1; then
        printf '%s\n' "$PEERS"
        exit
    fi
    say "PEERS is set to \"$PEERS\", which is no Python with Sphinx in it. Set it to one, or unset it:" \
        "then the programs that the tests were written for are installed."
    exit 1
fi
if [ -x "$folder/bin/python" ] && cmp -s "$lock" "$folder/requirements.lock"; then
    printf '%s\n' "$folder/bin/python"
    exit
fi
say "Installing Sphinx and other programs that read what the site offers."
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1
rm -rf "$folder"
# The mark that all is there comes last: what is cut short is not taken for the whole.
if "$base" -m venv "$folder" >&2 &&
    "$folder/bin/python" -m pip install --quiet --require-hashes --requirement "$lock" >&2 &&
    cp "$lock" "$folder/requirements.lock"; then
    printf '%s\n' "$folder/bin/python"
    exit
fi
say "They could not be installed; the lines above say why. The tests need them: try again with a network," \
    "or set PEERS=/path/to/python, which has what tests/interop/peers/requirements.in names."
exit 1
