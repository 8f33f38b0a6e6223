#!/bin/sh
# Print the path of a yaml-language-server that starts, for `make test-interop`: the one that tests/interop/yaml_server
# pins, installed into .cache/ with npm; Node and npm come from packages of the system where they are missing.
# YAML_SERVER=/path/to/yaml-language-server chooses another one.
#
# The path is all that goes to standard output, in one line.
set -u
exec </dev/null
. "${0%/*}/apt.sh"
. "${0%/*}/npm.sh"

pinned="${0%/*}/../tests/interop/yaml_server"
folder="${CACHE:-.cache}/yaml_server"
case $folder in
    /*) ;;
    *) folder=$PWD/$folder ;;
esac
server="$folder/node_modules/yaml-language-server/bin/yaml-language-server"

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
has_node "The tests of editors" || exit 1
if [ -f "$server" ] && is_pinned "$folder" "$pinned"; then
    printf '%s\n' "$server"
    exit
fi
say "Installing yaml-language-server with npm."
if install_pinned "$folder" "$pinned" && [ -f "$server" ]; then
    printf '%s\n' "$server"
    exit
fi
say "npm could not install yaml-language-server; what it said is above. The tests of editors need it: try again with a" \
    "network, or set YAML_SERVER=/path/to/yaml-language-server."
exit 1
