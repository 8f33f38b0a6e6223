"""Begin an entry: ask for topic, definition and kind of word, and write a file that says what goes where.

Without a terminal nothing is asked: the answers come with the command. A word that is explained already
is refused, with the place where; one that is wanted (_wanted.yml) takes its topics from there.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args

import command
from dictionary.assembly import assemble
from dictionary.checking.wanted_checks import WantedWords
from dictionary.contributing.editor_line import ENTRY_SCHEMA, with_editor_line
from dictionary.contributing.field_texts import FieldTextError, value_of
from dictionary.contributing.new_entry import (
    HOW_TO_GO_ON,
    WANTED_TOO,
    NoName,
    explained_in,
    file_name,
    starting_text,
    wanted_as,
)
from dictionary.contributing.pasted import cleaned
from dictionary.exports.schema import descriptions
from dictionary.language.nearness import Near
from dictionary.language.slugs import slug_of
from dictionary.model.entry import Entry, PartOfSpeech, Wanted
from dictionary.model.problems import Problem, errors
from dictionary.site import Site
from project import PROJECT, configuration
from whole_writes import NotWrittenError, write_all

EXAMPLES = [
    ('scripts/new.py "hub nut"', "asks, and writes glossary/hub-nut.yml"),
    (
        'scripts/new.py "hub nut" --topic wheels --kind noun --definition "A hub nut is …"',
        "asks nothing",
    ),
]
KINDS: tuple[str, ...] = get_args(PartOfSpeech)


def main(arguments: Sequence[str] | None = None, project: Path = PROJECT) -> int:
    """Write one new entry; exit status 1 when it is not written, 2 when the command lacks something."""
    given = _parser().parse_args(arguments)
    read = configuration(project)
    site = assemble(project, read.settings, read.docs, is_read=lambda path: False).site if read.settings else None
    if read.settings is None or site is None:
        print("The dictionary cannot be read. Fix: run `make check`, and mend what it says.")
        return command.TO_MEND
    headword = " ".join(cleaned(" ".join(given.headword), site.settings.language).split())
    slug = file_name(headword, given.slug) if headword else NoName("The headword is empty.", "write a word.")
    if isinstance(slug, NoName):
        print(f"{slug.message} Fix: {slug.fix}")
        return command.MISUSED
    path = f"{site.settings.glossary}/{slug}.yml"
    checked = site.dictionary.for_checks().entries
    wanted = WantedWords(site.dictionary.wanted).find(headword)
    if told := [*explained_in(headword, slug, checked, site.index)]:
        print("\n".join([*told, WANTED_TOO] if wanted else [*told, HOW_TO_GO_ON]))
        return command.TO_MEND
    if told := _is_there(project / path, path):
        print("\n".join(told))
        return command.TO_MEND
    if wanted:
        print(wanted_as(headword, wanted))
    try:
        values = _answers(given, headword, site, wanted)
        return _write(project, site, path, values)
    except (KeyboardInterrupt, EOFError):
        print("\nNothing was written.")
        return command.TO_MEND
    except FieldTextError as error:
        print(f"{error.message} Fix: {error.fix}")
        return command.MISUSED


def _parser() -> argparse.ArgumentParser:
    parser = command.parser(__doc__ or "", EXAMPLES)
    parser.add_argument("headword", nargs="+", help="the word, as readers see it; quotes round several are not needed")
    parser.add_argument(
        "--topic", action="append", help="key of a topic; may be given several times, the main one first"
    )
    parser.add_argument("--definition", help="one full sentence that stands alone")
    parser.add_argument("--kind", choices=KINDS, help="what kind of word it is")
    parser.add_argument("--slug", help="the name of the file, where the word itself gives none or a bad one")
    return parser


def _is_there(file: Path, path: str) -> list[str]:
    return [f"{path} is there already. Fix: mend or remove that file."] if file.exists() or file.is_symlink() else []


def _answers(given: argparse.Namespace, headword: str, site: Site, wanted: Wanted | None) -> dict[str, Any]:
    """The values of the fields, asked for where neither the command nor the list of wanted words says them."""
    topics = site.dictionary.topics
    if not topics:
        raise FieldTextError("There are no topics that can be read.", "run `make check`, and mend what it says.")
    asks = sys.stdin.isatty()
    chosen = given.topic if _said(given, "topic") else wanted.topics if wanted else ()
    said = {"topic": bool(chosen), "definition": _said(given, "definition")}
    if not asks and (missing := [f"--{name}" for name, is_said in said.items() if not is_said]):
        message = f"Without a terminal nothing can be asked, so the command must say more: {' and '.join(missing)}."
        raise FieldTextError(message, f"add what is missing; topics are {', '.join(topics)}.")
    values: dict[str, Any] = {"headword": headword}
    if kind := given.kind or (asks and _asked("pos", f"Kind of word ({', '.join(KINDS)}; Enter to leave it out)")):
        values["pos"] = kind
    listed = ", ".join(f"{key} ({topic.name})" for key, topic in topics.items())
    told = "\n".join(chosen)
    values["topics"] = _topics(told, topics) if told else _asked("topics", f"Topics: {listed}\nTopic", topics)
    question = "Definition, one full sentence that begins with the word"
    told = cleaned(given.definition or "", site.settings.language)
    values["definition"] = value_of("definition", told) if told else _asked("definition", question, None, site)
    return values


def _said(given: argparse.Namespace, name: str) -> bool:
    """Whether the command says something in an option: blanks are nothing."""
    value = getattr(given, name) or ""
    return any(part.strip() for part in ([value] if isinstance(value, str) else value))


def _topics(text: str, known: Any) -> Any:
    """Keys of topics, one a line or with commas between them; the name that readers see counts for its key."""
    by_name = {topic.name.casefold(): key for key, topic in known.items()}
    keys = tuple(by_name.get(key.casefold(), key) for key in value_of("topics", text))
    for key in keys:
        if key not in known:
            close = Near(known).closest(slug_of(key), cutoff=0.5)
            meant = f"did you mean {close[0]}? Or " if close else ""
            raise FieldTextError(f'"{key}" is not one of our topics.', f"{meant}use one of: {', '.join(known)}.")
    return keys


def _asked(name: str, question: str, topics: Any = None, site: Site | None = None) -> Any:
    """The answer to a question; it is asked again until it can be used."""
    while True:
        text = cleaned(input(f"{question}: "), site.settings.language if site else "en")
        try:
            value = _topics(text, topics) if name == "topics" else value_of(name, text)
        except FieldTextError as error:
            print(f"{error.message} Fix: {error.fix}")
            continue
        if value or name == "pos":
            return value
        print("This is needed. Fix: write one sentence.")


def _is_of_the_list(problem: Problem, path: str) -> bool:
    """Whether it says that a wanted word is written now, in this file."""
    return problem.code == "W303" and path in problem.message


def _write(project: Path, site: Site, path: str, values: dict[str, Any]) -> int:
    """Write the file, and keep it if the check has nothing against it."""
    asked_for = site.settings.rules.required_fields.fields
    text = starting_text(values, asked_for, descriptions(Entry))
    if (project / ENTRY_SCHEMA).is_file():
        text = with_editor_line(text, site.settings.glossary)
    try:
        write_all(project, {path: text.encode()})
        read = configuration(project)
        problems = assemble(project, read.settings, read.docs).problems if read.settings else []
        own = [problem for problem in problems if problem.path == path or _is_of_the_list(problem, path)]
        if errors(own):
            (project / path).unlink()
    except NotWrittenError as error:
        print(error)
        return command.TO_MEND
    except BaseException:
        (project / path).unlink(missing_ok=True)
        raise
    for problem in own:
        print(problem)
    if errors(own):
        print("Nothing was written.")
        return command.TO_MEND
    print(f"{path} is written, as a stub. The remarks in it say what a finished entry needs.")
    return command.FINE


if __name__ == "__main__":
    sys.exit(command.run(main))
