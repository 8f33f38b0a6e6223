#!/bin/sh
# Print the path of a folder with WordPress and a theme in it, for `make test-interop`: those of Debian, taken out of
# their packages into .cache/, so that nothing is served by the system. What runs them comes from packages of the system
# where it is missing: PHP for the command line, and the server part of MariaDB without its service.
# WORDPRESS=/path/to/wordpress chooses another one.
#
# The path is all that goes to standard output, in one line.
set -u
exec </dev/null
. "${0%/*}/apt.sh"

folder="${CACHE:-.cache}/wordpress"
case $folder in
    /*) ;;
    *) folder=$PWD/$folder ;;
esac
wordpress="$folder/usr/share/wordpress"
# The client part has a program that the server part asks for its settings when a database is made.
needs="php-cli php-mysql mariadb-server-core mariadb-client-core"

runs() {
    php -r 'exit(extension_loaded("mysqli") ? 0 : 1);' >/dev/null 2>&1 &&
        { command -v mariadbd || [ -x /usr/sbin/mariadbd ]; } >/dev/null 2>&1 &&
        command -v mariadb-install-db >/dev/null 2>&1 && command -v my_print_defaults >/dev/null 2>&1
}

if ! runs && can_install; then
    say "Installing the packages $needs with apt-get."
    apt_get update
    # shellcheck disable=SC2086 # names of packages
    apt_get install -y --no-install-recommends $needs || say "apt-get could not install them."
fi
if ! runs; then
    say "The tests with WordPress need PHP with mysqli, and MariaDB. Install the packages $needs yourself."
    exit 1
fi
if [ -n "${WORDPRESS:-}" ]; then
    case $WORDPRESS in
        /*) path=$WORDPRESS ;;
        *) path=$PWD/$WORDPRESS ;;
    esac
    if [ -f "$path/wp-load.php" ]; then
        printf '%s\n' "$path"
        exit
    fi
    say "WORDPRESS is set to \"$WORDPRESS\", which is no folder with WordPress in it. Set it to one, or unset it:" \
        "then that of Debian is fetched."
    exit 1
fi
if [ -f "$wordpress/wp-load.php" ]; then
    printf '%s\n' "$wordpress"
    exit
fi
say "Fetching WordPress."
# Beside its place first: what is cut short there is not taken for the whole.
new="$folder.new"
rm -rf "$new"
fetch() {
    (cd "$new" && apt-get -qq -o Acquire::Retries=3 download wordpress wordpress-theme-twentytwentythree >&2)
}
take_out() {
    for package in "$new"/*.deb; do
        dpkg-deb -x "$package" "$new" || return 1
    done
}
if mkdir -p "$new" && { fetch || { can_install && apt_get update && fetch; }; } && take_out && rm -f "$new"/*.deb &&
    [ -f "$new/usr/share/wordpress/wp-load.php" ] && rm -rf "$folder" && mv "$new" "$folder"; then
    printf '%s\n' "$wordpress"
    exit
fi
say "WordPress could not be fetched; the lines above say why. The tests need it: try again with a network and with the" \
    "package lists of Debian, or set WORDPRESS=/path/to/wordpress."
exit 1
