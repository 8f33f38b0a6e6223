#!/bin/sh
# Print the path of a folder with the programs for Node that tests/interop/node pins, for `make test-interop` and for
# releases of terms.js; installed into .cache/ with npm. Node and npm come from packages of the system where they are
# missing. PROGRAMS=/path/to/folder, with node_modules in it, chooses another one.
#
# The path is all that goes to standard output, in one line.
set -u
exec </dev/null
. "${0%/*}/apt.sh"
. "${0%/*}/npm.sh"

pinned="${0%/*}/../tests/interop/node"
folder="${CACHE:-.cache}/node"
case $folder in
    /*) ;;
    *) folder=$PWD/$folder ;;
esac

if [ -n "${PROGRAMS:-}" ]; then
    case $PROGRAMS in
        /*) path=$PROGRAMS ;;
        *) path=$PWD/$PROGRAMS ;;
    esac
    if [ -d "$path/node_modules/terser" ]; then
        printf '%s\n' "$path"
        exit
    fi
    say "PROGRAMS is set to \"$PROGRAMS\", in which nothing is installed. Set it to a folder with what" \
        "tests/interop/node/package.json names, or unset it: then that is installed."
    exit 1
fi
has_node "The tests with programs for Node" || exit 1
if [ -d "$folder/node_modules/terser" ] && is_pinned "$folder" "$pinned"; then
    printf '%s\n' "$folder"
    exit
fi
say "Installing terser and other programs for Node with npm."
if install_pinned "$folder" "$pinned" && [ -d "$folder/node_modules/terser" ]; then
    printf '%s\n' "$folder"
    exit
fi
say "npm could not install them; what it said is above. The tests need them: try again with a network," \
    "or set PROGRAMS=/path/to/folder."
exit 1
