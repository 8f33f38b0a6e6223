#!/bin/sh
# Print the path of a Chromium for the browser tests; install one where none is found.
# CHROMIUM=/path/to/browser chooses another.
set -eu

find_browser() {
    for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
        if [ -n "$name" ] && command -v "$name" >/dev/null 2>&1; then
            command -v "$name"
            return 0
        fi
    done
    return 1
}

find_playwright_browser() {
    "${VENV:-.venv}/bin/python" - <<'PYTHON' 2>/dev/null
import pathlib
import sys
from playwright.sync_api import sync_playwright

with sync_playwright() as playwright:
    path = playwright.chromium.executable_path
print(path)
sys.exit(not pathlib.Path(path).exists())
PYTHON
}

find_browser && exit 0
find_playwright_browser && exit 0

if command -v apt-get >/dev/null 2>&1; then
    as_root=""
    if [ "$(id -u)" -ne 0 ]; then
        as_root="sudo"
    fi
    echo "No Chromium found: installing the package 'chromium'." >&2
    { $as_root apt-get update -qq && $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium; } >&2 || true
    find_browser && exit 0
fi

echo "No Chromium found: asking Playwright for one." >&2
"${VENV:-.venv}/bin/python" -m playwright install --with-deps chromium >&2 || true
find_playwright_browser && exit 0

echo "The browser tests need Chromium. Install it, or set CHROMIUM=/path/to/chromium." >&2
exit 1
