#!/bin/sh
# Make the virtual environment VENV by PYTHON, with every dependency as requirements.lock pins it.
# Asks nothing; what is missing is said in a sentence.
set -u
exec </dev/null
. "${0%/*}/apt.sh"

python="${PYTHON:-python3}"
venv="${VENV:-.venv}"

give_up() {
    say "$@"
    exit 1
}

uv=$(command -v uv 2>/dev/null)
command -v "$python" >/dev/null 2>&1 ||
    give_up "$python is not installed. Install Python 3.11 or newer, or name one: make PYTHON=/path/to/python"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 ||
    give_up "$python is no Python 3.11 or newer. Install one, or name one: make PYTHON=/path/to/python"
if [ -z "$uv" ]; then
    # Debian and Ubuntu keep these in a package of their own.
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        give_up "$python cannot make virtual environments. On Debian and Ubuntu, install the package python3-venv."
fi

say "Installing what the project needs into $venv."
if [ -n "$uv" ]; then
    "$uv" venv --quiet --allow-existing --python "$python" "$venv" >&2 &&
        VIRTUAL_ENV=$venv "$uv" pip sync --quiet --require-hashes requirements.lock >&2 &&
        VIRTUAL_ENV=$venv "$uv" pip install --quiet --no-deps --no-build-isolation --editable . >&2
else
    export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1
    "$python" -m venv "$venv" >&2 &&
        "$venv/bin/python" -m pip install --quiet --require-hashes --requirement requirements.lock >&2 &&
        "$venv/bin/python" -m pip install --quiet --no-deps --no-build-isolation --editable . >&2
fi || give_up "Not everything could be installed into $venv; the lines above say why." \
    "It takes a connection to the Python Package Index, and starts again with the same command."
