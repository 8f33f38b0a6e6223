#!/bin/sh
# Print the path of a Java, for `make test-interop`: the checker of HTML needs one (11 or newer). Where none is there, it
# comes from packages of the system. JAVA=/path/to/java chooses another one.
#
# The path is all that goes to standard output, in one line.
set -u
exec </dev/null
. "${0%/*}/apt.sh"

# works PROGRAM: it is a Java that starts; on some systems `java` only says where to get one.
works() {
    "$1" -version >/dev/null 2>&1
}

if [ -n "${JAVA:-}" ]; then
    if works "$JAVA"; then
        printf '%s\n' "$JAVA"
        exit
    fi
    say "JAVA is set to \"$JAVA\", which is no Java that starts. Set it to one, or unset it: then it is looked for."
    exit 1
fi
works java || ! can_install || {
    say "Installing the package default-jre-headless with apt-get."
    apt_get update
    apt_get install -y --no-install-recommends default-jre-headless || say "apt-get could not install it."
}
if works java; then
    command -v java
    exit
fi
say "The tests with the checker of HTML need Java. Install a Java runtime yourself, or set JAVA=/path/to/java."
exit 1
