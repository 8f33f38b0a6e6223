"""Make a release of terms.js, the script for other people's pages, from hooks/dictionary/exports/terms/.

A release is the source made small by terser. Its bytes never change: pages name them with their hash, so a change
of the source needs a new version. Needs Node, which is installed where it is missing and may be.
"""

import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import command
from dictionary.exports import terms_script
from project import PROJECT

EXAMPLES = [
    ("scripts/release_terms.py --check", "whether the newest release is what the source says"),
    ("scripts/release_terms.py 1.0.1", "a release with that number, for a fault that was mended"),
    ("scripts/release_terms.py 1.1.0", "the same for something new"),
]
OPTIONS = (
    "--compress passes=4,unsafe_arrows=true,ecma=2020,keep_fargs=false,unsafe=true "
    "--format ascii_only=true --mangle --mangle-props regex=/^(isPhrase|blocks|cases|terms|children|slug)$/"
).split()
_FOLDER = Path("hooks/dictionary/exports/terms/releases")


def main(arguments: Sequence[str] | None = None, project: Path = PROJECT) -> int:
    """Release or compare; exit status 1 when there is nothing to release or the release is another one."""
    parser = command.parser(__doc__ or "", EXAMPLES)
    parser.add_argument("version", nargs="?", help="three numbers with periods, higher than the newest")
    parser.add_argument("--check", action="store_true", help="write nothing; say whether the newest release is right")
    given = parser.parse_args(arguments)
    releases = terms_script.releases()
    if given.check == bool(given.version):
        print("Say a version, or --check. See --help for examples.")
        return command.MISUSED
    if given.version and (refusal := _refusal(given.version, [*releases])):
        print(refusal)
        return command.MISUSED
    script = _made_small(project)
    if script is None:
        return command.TO_MEND
    is_same = bool(releases) and script == releases[terms_script.newest()]
    if given.check:
        newest = terms_script.newest()
        print(f"Release {newest} is what the source says." if is_same else _STALE.format(newest=newest))
        return command.FINE if is_same else command.TO_MEND
    if is_same:
        print(f"Nothing has changed since release {terms_script.newest()}.")
        return command.TO_MEND
    path = project / _FOLDER / f"{given.version}.js"
    path.write_bytes(script)
    print(f"{path.relative_to(project)} has {len(script)} bytes; its hash is {terms_script.integrity(script)}.")
    print("Add the version with its hash to tests/test_terms_script.py, and a line to CHANGELOG.md.")
    return command.FINE


_STALE = (
    "The source says something else than release {newest}. Fix: make a new release, scripts/release_terms.py VERSION."
)


def _refusal(version: str, versions: Sequence[str]) -> str:
    if not re.fullmatch(r"1\.\d{1,4}\.\d{1,4}", version):
        return f'"{version}" is no version. Fix: write three numbers with periods, the first of them 1: 1.2.3.'
    if [*versions, version] != sorted([*versions, version], key=terms_script.numbers) or version in versions:
        return f"{version} does not come after {versions[-1]}. Fix: choose a higher number."
    return ""


def _made_small(project: Path) -> bytes | None:
    """The source as terser writes it; None where that failed, which is said."""
    found = subprocess.run(
        [str(project / "scripts" / "programs.sh")], cwd=project, check=False, stdout=subprocess.PIPE, text=True
    )
    if found.returncode != 0:
        return None
    terser = Path(found.stdout.strip()) / "node_modules" / "terser" / "bin" / "terser"
    done = subprocess.run(
        ["node", str(terser), *OPTIONS], input=terms_script.source().encode(), check=False, capture_output=True
    )
    if done.returncode != 0 or not done.stdout.strip():
        print(f"terser could not read the source:\n{done.stderr.decode(errors='replace').strip()}")
        return None
    return done.stdout.strip() + b"\n"


if __name__ == "__main__":
    sys.exit(command.run(main))
