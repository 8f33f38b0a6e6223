#!/bin/sh
# Print the path of a yaml-language-server that starts, for `make test-interop`: the one that tests/interop/yaml_server
# pins, installed into .cache/ with npm; Node and npm come from packages of the system where they are missing.
# YAML_SERVER=/path/to/yaml-language-server chooses another one.
#
# The path is all that goes to standard output, in one line.
set -u
exec </dev/null
. "${0%/*}/apt.sh"

pinned="${0%/*}/../tests/interop/yaml_server"
folder="${CACHE:-.cache}/yaml_server"
case $folder in
    /*) ;;
    *) folder=$PWD/$folder ;;
esac
server="$folder/node_modules/yaml-language-server/bin/yaml-language-server"

has_programs() {
    command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1
}

if [ -n "${YAML_SERVER:-}" ]; then
    case $YAML_SERVER in
        /*) path=$YAML_SERVER ;;
        *) path=$PWD/$YAML_SERVER ;;
    esac
    if [ -f "$path" ]; then
        printf '%s\n' "$path"
        exit
    fi
    say "YAML_SERVER is set to \"$YAML_SERVER\", which is no file. Set it to a yaml-language-server," \
        "or unset it: then the one that the tests were written for is installed."
    exit 1
fi
if ! has_programs && can_install; then
    say "Installing the packages nodejs and npm with apt-get."
    apt_get update
    apt_get install -y --no-install-recommends nodejs npm || say "apt-get could not install them."
fi
if ! has_programs; then
    say "The tests of editors need Node and npm. Install the packages nodejs and npm yourself."
    exit 1
fi
if [ -f "$server" ] && cmp -s "$pinned/package-lock.json" "$folder/package-lock.json"; then
    printf '%s\n' "$server"
    exit
fi
say "Installing yaml-language-server with npm."
# Beside its place first: what is cut short there is not taken for the whole.
new="$folder.new"
rm -rf "$new"
if mkdir -p "$new" && cp "$pinned/package.json" "$pinned/package-lock.json" "$new/" &&
    (cd "$new" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2) &&
    rm -rf "$folder" && mv "$new" "$folder" && [ -f "$server" ]; then
    printf '%s\n' "$server"
    exit
fi
say "npm could not install yaml-language-server; what it said is above. The tests of editors need it: try again with a" \
    "network, or set YAML_SERVER=/path/to/yaml-language-server."
exit 1
