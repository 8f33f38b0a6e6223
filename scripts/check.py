"""Say everything that is wrong in the files below glossary/ and docs/, and how to mend it: `make check`."""

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from command import FINE, MISUSED, TO_MEND, parser, run
from dictionary.assembly import Assembly, assemble, found_files
from dictionary.checking.mending import mend
from dictionary.checking.since_then import blamed, concerns_every_file, touched
from dictionary.exports import problem_formats
from dictionary.exports.problem_formats import Help, Result
from dictionary.language.nearness import Near
from dictionary.model.problems import Problem, in_reading_order
from dictionary.reading.files import SPECIAL
from dictionary.reading.history import HistoryError, Then, since
from dictionary.running.writing import write_whole
from project import CONFIG, PROJECT, Configuration, below, configuration, earlier

_EXAMPLES = (
    ("make check", "everything"),
    ("scripts/check.py glossary/mentor.yml", "one file"),
    ("scripts/check.py --fix", "mend what can be mended safely, then say what is left"),
    ("scripts/check.py --changed-from main", "what has changed since main, and what that breaks elsewhere"),
    ("scripts/check.py --format json", "for programs"),
)


class RefusalError(Exception):
    """Why the command cannot do what was asked, in a plain sentence."""


def main(arguments: Sequence[str] | None = None, project: Path = PROJECT) -> int:
    """Print all problems; 1 when there is one that must be mended, 2 when the command cannot do what was asked."""
    options = _options().parse_args(arguments)
    try:
        read = configuration(project)
        files = _files(options.files, read, project)
        then = since(project, options.changed_from) if options.changed_from is not None else None
        if options.fix:
            _fix(read, project, _chosen(files, then))
            read = configuration(project)
        result = _result(read, project, files, then)
    except (RefusalError, HistoryError) as refusal:
        print(refusal, file=sys.stderr)
        return MISUSED
    _print(result, options.format, problem_formats.help_at(read.errors_page))
    return TO_MEND if result.must else FINE


def _options() -> argparse.ArgumentParser:
    options = parser(f"{__doc__}\n\nIn files below the glossary and the pages, and in {CONFIG}.", _EXAMPLES)
    options.add_argument("--format", choices=("text", "json", "github"), default="text", help="how to say it")
    options.add_argument(
        "--changed-from",
        metavar="REV",
        help="only problems in files that have changed since this revision (a branch, a tag, a commit; where the work "
        "on top of it began), and those that the changes cause in other files",
    )
    options.add_argument("--fix", action="store_true", help="first mend what has exactly one mend")
    options.add_argument("files", nargs="*", metavar="FILES", help="only problems in these files or folders")
    return options


def _files(names: Sequence[str], read: Configuration, project: Path) -> tuple[str, ...]:
    """The paths that were named, below the project; a folder stands for all in it. Raises RefusalError."""
    found = []
    folders = (read.settings.glossary if read.settings else "glossary", read.docs.folder)
    for name in names:
        path = below(name, project)
        if path is None:
            raise RefusalError(f'There is no file "{name}". Fix: {_meant(name, folders, project)}')
        if path != CONFIG and not any(f"{path}/".startswith(f"{Path(folder).as_posix()}/") for folder in folders):
            raise RefusalError(f'"{name}" is not checked: name a file below {folders[0]} or {folders[1]}, or {CONFIG}.')
        folder, _, last = path.rpartition("/")
        if folder == Path(folders[0]).as_posix() and last.startswith(("_", ".")) and last not in SPECIAL:
            raise RefusalError(
                f'"{name}" is not checked: no file whose name begins with {last[0]} is read as an entry. '
                "Fix: give it a name without that."
            )
        found.append(path)
    return tuple(found)


def _meant(name: str, folders: Sequence[str], project: Path) -> str:
    """Which file somebody may have meant: one below the folders that are checked, by its name or a similar one."""
    known = [
        path.relative_to(project).as_posix()
        for folder in folders
        for path in sorted((project / folder).rglob("*"))
        if path.suffix in (".yml", ".md")
    ]
    last = name.replace(os.sep, "/").rstrip("/").rpartition("/")[2]
    by_stem = {Path(path).stem: path for path in reversed(known)}
    same = [path for path in known if last in (Path(path).name, Path(path).stem)]
    # The names alone are compared: folder and ending are alike in all of them.
    close = same or [by_stem[stem] for stem in Near(by_stem).closest(Path(last).stem, cutoff=0.75)]
    return f"did you mean {close[0]}?" if close else f"name a file below {folders[0]} or {folders[1]}."


def _is_among(path: str, files: Sequence[str]) -> bool:
    return not files or any(path == name or path.startswith(f"{name}/") for name in files)


def _chosen(files: Sequence[str], then: Then | None) -> Callable[[str], bool]:
    changed = then.changed() if then else None
    return lambda path: _is_among(path, files) and (changed is None or path in changed)


def _result(read: Configuration, project: Path, files: Sequence[str], then: Then | None) -> Result:
    assembly = _assembly(read, project, _chosen(files, then))
    problems = in_reading_order([*read.problems, *(assembly.problems if assembly else ())])
    entries = len(assembly.site.dictionary.entries) if assembly and assembly.site else 0
    if assembly is None:
        return Result(problems, entries)  # nothing could be checked: that concerns every file
    found = problems
    if then:
        changed = then.changed()
        # The work of looking at the time before is spared where nothing is wrong elsewhere.
        if len(touched(problems, changed)) < len(problems):
            found = blamed(problems, _problems_then(then, read), changed)
    glossary = Path(read.settings.glossary).as_posix() if read.settings else ""
    told = [problem for problem in found if _is_among(problem.path, files)]
    # Without these nobody knows whether the files that were asked about are right, whoever is to blame.
    told += (problem for problem in problems if concerns_every_file(problem, glossary) and problem not in told)
    return Result(in_reading_order(told), entries)


def _assembly(read: Configuration, project: Path, is_read: Callable[[str], bool]) -> Assembly | None:
    return assemble(project, read.settings, read.docs, is_read=is_read) if read.settings else None


def _problems_then(then: Then, now: Configuration) -> list[Problem]:
    """What was wrong before."""
    with earlier(then, now) as (read, assembly):
        return [*read.problems, *assembly.problems]


def _fix(read: Configuration, project: Path, chosen: Callable[[str], bool]) -> None:
    """Mend, write, and say on standard error what was done."""
    settings = read.settings
    if settings is None:
        return
    files = found_files(project, settings, read.docs)
    done = mend(
        files,
        Path(settings.glossary).as_posix(),
        lambda files: assemble(project, settings, read.docs, files=files, is_read=chosen).problems,
        chosen,
    )
    for path, text in done.texts.items():
        try:
            write_whole(project / path, text)
        except OSError as error:
            reason = "the permission is missing" if isinstance(error, PermissionError) else error.strerror
            raise RefusalError(
                f"{path} cannot be written ({reason}), and stays as it was. Fix: make that possible, and try again."
            ) from error
        print(f"{path}: mended.", file=sys.stderr)
    for path in sorted(done.left):
        print(f"{path}: left as it was, for what could be replaced would not make it right.", file=sys.stderr)


def _print(result: Result, format: str, help: Help) -> None:
    if format == "json":
        print(problem_formats.as_json(result, help), end="")
    elif format == "github":
        for line in problem_formats.as_annotations(result):
            print(line)
        if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
            with Path(summary).open("a", encoding="utf-8") as file:
                file.write(problem_formats.as_summary(result, help))
    else:
        for line in problem_formats.as_text(result, help):
            print(line)


if __name__ == "__main__":
    gc.disable()  # so short a run leaves nothing behind that is worth looking for
    sys.exit(run(main))
