"""Start a new dictionary in a folder of its own: it asks a few questions, or takes the answers with the command.

The new project has the generator, its tests, the words of the interface in your language as far as there are any, one
topic and one entry; nothing of the dictionary that you start from. `make serve` shows it.
"""

import argparse
import re
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import command
from dictionary.contributing.hosts import HOSTS
from dictionary.contributing.new_dictionary import TRANSLATED, Plan, files_of
from dictionary.reading.settings import is_web_address
from project import PROJECT

EXAMPLES = [
    ("scripts/start.py ../birds", "asks, and makes the folder ../birds"),
    ("scripts/start.py ../birds --name Vogellexikon --subject Vögel --language de", "asks nothing"),
]
SHARED = (
    "hooks overrides docs/assets scripts tests Makefile pyproject.toml requirements.lock .gitignore .ci LICENSE "
    "CONTRIBUTING.md DEVELOPING.md MAINTAINING.md .github/workflows .github/dependabot.yml .vscode benchmarks"
).split()
"""What every dictionary has in common."""
_LEFT = shutil.ignore_patterns("__pycache__", "*.pyc", ".*_cache", "*.egg-info")
_ENGLISH = "tests/cases/first_dictionary/glossary/_strings.yml"
_GERMAN = "tests/cases/second_dictionary/eintraege/_strings.yml"
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,4})?")


def main(arguments: Sequence[str] | None = None, project: Path = PROJECT) -> int:
    """Write the project; exit status 1 when the folder cannot take it, 2 when an answer cannot be used."""
    given = _parser().parse_args(arguments)
    folder = Path(given.folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        print(f"{folder} is there already, and not empty. Fix: name a folder that is new.")
        return command.TO_MEND
    if folder.resolve().is_relative_to(project.resolve()):
        print(f"{folder} is inside this project. Fix: name a folder beside it, such as ../{folder.name}.")
        return command.MISUSED
    try:
        plan = _plan(given)
    except (KeyboardInterrupt, EOFError):
        print("\nNothing was written.")
        return command.TO_MEND
    if isinstance(plan, str):
        print(plan)
        return command.MISUSED
    try:
        _write(project, folder, plan)
    except OSError as error:
        print(f"{folder} cannot be written: {(error.strerror or str(error)).lower()}. Fix: make that possible.")
        return command.TO_MEND
    print(f"{folder} is a dictionary now: cd {folder}; make serve")
    if plan.language.partition("-")[0] not in TRANSLATED:
        print("Its interface speaks English. Fix: translate the right-hand sides of glossary/_strings.yml.")
    elif plan.language.partition("-")[0] not in ("en", "de"):
        print("A part of its interface speaks English yet: what editors and programs read. See glossary/_strings.yml.")
    return command.FINE


def _parser() -> argparse.ArgumentParser:
    parser = command.parser(__doc__ or "", EXAMPLES)
    parser.add_argument("folder", help="the folder of the new dictionary, not there yet or empty")
    parser.add_argument("--name", help="what the site is called")
    parser.add_argument("--subject", help="what it is about, in a word or two: its first topic")
    parser.add_argument("--language", help=f"tag of its language; its interface is there in {', '.join(TRANSLATED)}")
    parser.add_argument("--url", help="the address that the site will have, https://…/")
    parser.add_argument("--repository", help="the address of its repository, https://…; none is fine")
    parser.add_argument("--host", choices=tuple(HOSTS), help="the kind of host on which that repository lives")
    parser.add_argument("--color", help="color of links and bars, #rrggbb")
    parser.add_argument("--dark-color", help="the same for the dark scheme")
    return parser


def _is_address(text: str) -> bool:
    return not text or is_web_address(text)


def _is_color(text: str) -> bool:
    return not text or _COLOR.fullmatch(text) is not None


_QUESTIONS: dict[str, tuple[str, str, Callable[[str], bool], str]] = {
    "name": ("What is it called?", "", bool, "write a name."),
    "subject": ("What is it about, in a word or two?", "", bool, "write a word."),
    "language": (
        "Tag of its language",
        "en",
        lambda text: bool(_LANGUAGE.fullmatch(text)),
        "write it like en or pt-BR.",
    ),
    "url": (
        "Address of the site, if you know it",
        "",
        _is_address,
        "write the whole address, beginning with https://.",
    ),
    "repository": ("Address of its repository, if there is one", "", _is_address, "write the whole address."),
    "host": (f"Host of the repository ({', '.join(HOSTS)})", "github", HOSTS.__contains__, "write one of these."),
    "color": ("Color of links and bars, #rrggbb", "", _is_color, "write it like #0b4f45."),
    "dark_color": ("The same in the dark", "", _is_color, "write it like #8fd3c4."),
}


def _plan(given: argparse.Namespace) -> Plan | str:
    """The answers, asked for where the command does not say them; or why one cannot be used."""
    asks = sys.stdin.isatty() and not (given.name and given.subject)
    values: dict[str, str] = {}
    for name, (question, usual, is_right, fix) in _QUESTIONS.items():
        answer = (getattr(given, name) or "").strip()
        while asks and not answer:
            answer = input(f"{question}{f' [{usual}]' if usual else ''}: ").strip() or usual
            if is_right(answer):
                break
            print(f"That cannot be used. Fix: {fix}")
            answer = ""
        values[name] = answer or usual
        if not is_right(values[name]):
            option = f"--{name.replace('_', '-')}"
            return (
                f'"{values[name]}" cannot be used for {option}. Fix: {fix}'
                if answer
                else f"{option} is missing. Fix: {fix}"
            )
    return Plan(**values)


def _write(project: Path, folder: Path, plan: Plan) -> None:
    """All files, or none: what was made is removed when something goes wrong."""
    was_there = folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in SHARED:
            source, target = project / name, folder / name
            if source.is_dir():
                shutil.copytree(source, target, ignore=_LEFT)
            elif source.is_file():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(source, target)
        german = plan.language.partition("-")[0] == "de"
        strings = project / (_GERMAN if german else _ENGLISH)
        texts = [
            (project / name).read_text(encoding="utf-8")
            for name in ("mkdocs.yml", strings.relative_to(project).as_posix(), "docs/assets/tokens.css")
        ]
        for name, text in files_of(plan, *texts).items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        pyproject = folder / "pyproject.toml"
        text = pyproject.read_text(encoding="utf-8")
        text = re.sub(r'(?m)^name = ".*"$', 'name = "dictionary-site"', text, count=1)
        text = re.sub(r'(?m)^description = ".*"$', 'description = "A dictionary site."', text, count=1)
        pyproject.write_text(text, encoding="utf-8")
    except BaseException:
        for path in folder.iterdir() if was_there and folder.is_dir() else ():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        if not was_there:
            shutil.rmtree(folder, ignore_errors=True)
        raise


if __name__ == "__main__":
    sys.exit(command.run(main))
