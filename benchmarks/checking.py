"""How long `scripts/check.py` takes where it matters: one changed file in a dictionary of 1,000 entries.

    .venv/bin/python benchmarks/checking.py [--entries 1000] [--runs 5]

Each run is a process of its own, as people and workflows start it. Prints what was measured, and
passes or fails on nothing.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from run import PROJECT, make_project

_ENTRY = "headword: {0}\ntopics: [networking]\ndefinition: The word {0} is for measuring.\n"


def main() -> None:
    """Make the dictionary, change one file in several ways, print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        make_project(project, options.entries)
        _git(project, "init", "-q")
        _git(project, "add", "-A")
        _git(project, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-q", "-m", "x")
        glossary = project / "glossary"
        first = min(glossary.glob("[!_]*.yml"))
        new = glossary / "measured.yml"
        _measure("everything", project, options.runs)
        _measure("one file", project, options.runs, str(first))
        new.write_text(_ENTRY.format("measured"), encoding="utf-8")
        _measure("a right file is new", project, options.runs, "--changed-from", "HEAD")
        new.unlink()
        text = first.read_bytes()
        first.unlink()
        _measure("a file is gone that others name", project, options.runs, "--changed-from", "HEAD")
        first.write_bytes(text)
        first.with_name(new.name).write_text(_ENTRY.format("measured") + "see_also: [nobody]\n", encoding="utf-8")
        _measure("a new file is wrong", project, options.runs, "--changed-from", "HEAD")


def _measure(what: str, project: Path, runs: int, *arguments: str) -> None:
    copied = "import check, pathlib, sys; sys.exit(check.main(sys.argv[1:], pathlib.Path.cwd()))"
    command = [sys.executable, "-c", copied, *arguments]
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join([str(PROJECT / "hooks"), str(PROJECT / "scripts")])}
    clock, processor = [], []
    for _ in range(runs):
        before, start = os.times(), perf_counter()
        subprocess.run(command, cwd=project, env=surroundings, stdout=subprocess.DEVNULL, check=False)
        after = os.times()
        clock.append(perf_counter() - start)
        processor.append(after.children_user + after.children_system - before.children_user - before.children_system)
    print(
        f"{what:34} {statistics.median(clock):5.2f} s by the clock (least {min(clock):.2f}), "
        f"{statistics.median(processor):5.2f} s of the processor"
    )


def _git(project: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=project, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
