#!/bin/sh
# Print the path of a glossary that people linked by hand, for `make test-interop`: Python's own, from the
# package python3-doc, which is installed where it is missing. DOCS=/path/to/doc is where packages put theirs.
# YARDSTICK=/path/to/glossary.html chooses another one that Sphinx made.
#
# The path is all that goes to standard output, in one line.
set -u
exec </dev/null
. "${0%/*}/apt.sh"

# The newest, where there are several.
find_glossary() {
    found=""
    for path in "${DOCS:-/usr/share/doc}"/python3*/html/glossary.html; do
        [ -r "$path" ] && found=$path
    done
    [ -n "$found" ] && printf '%s\n' "$found"
}

if [ -n "${YARDSTICK:-}" ]; then
    case $YARDSTICK in
        /*) path=$YARDSTICK ;;
        *) path=$PWD/$YARDSTICK ;;
    esac
    if [ -f "$path" ] && [ -r "$path" ]; then
        printf '%s\n' "$path"
        exit
    fi
    say "YARDSTICK is set to \"$YARDSTICK\", which is no file that can be read. Set it to a glossary.html" \
        "that Sphinx made, or unset it: then Python's own glossary is used."
    exit 1
fi
find_glossary && exit
say "Python's glossary is not installed."
if can_install; then
    say "Installing the package python3-doc with apt-get."
    apt_get update
    # Small systems leave the documentation out of every package; this one is nothing else.
    apt_get install -y --no-install-recommends -o "Dpkg::Options::=--path-include=/usr/share/doc/*" python3-doc ||
        say "apt-get could not install it."
    find_glossary && exit
fi
say "The tests with other people's programs need Python's glossary. Install the package python3-doc yourself," \
    "or set YARDSTICK=/path/to/glossary.html, from the HTML documentation of Python."
exit 1
