"""What the builder would say against its own settings, said first and with a line: names, hooks, values.

Knows nothing of the builder but the form of its messages, so the check and a server say the same.
"""

import difflib
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import yaml

from dictionary.model.problems import FieldPath, Position, Problem, shown
from dictionary.reading.config_file import ConfigFile

_COMPLAINT = re.compile(r"Config value '([^']*)': (.*)", re.DOTALL)
_HOOKS = "hooks"
# Hook → the hooks that must run before it.
_AFTER = {
    "load_dictionary": (),
    "theme_words": ("load_dictionary",),
    "entry_pages": ("load_dictionary",),
    "list_pages": ("load_dictionary",),
    "redirects": ("load_dictionary", "entry_pages"),
    "link_mentions": (),
    "page_apparatus": (),
    "json_api": (),
    "whole_site": (),
    "while_serving": (),
}
_NEEDED = ("load_dictionary", "theme_words", "entry_pages", "list_pages", "page_apparatus")
"""Without one of these no site can be built."""


def complaint_in(message: str) -> tuple[str, str] | None:
    """The setting and the complaint of a message of the builder, if it is about a setting."""
    match = _COMPLAINT.match(message)
    return (match[1], match[2]) if match else None


def refused(said: Iterable[tuple[str, str]], file: ConfigFile) -> list[Problem]:
    """What the builder says against its own settings: names and complaints."""
    found = []
    for setting, complaint in said:
        if setting in ("site_url", "repo_url"):
            message, fix = f'"{setting}" is not a web address.', "write the whole address, with https:// before it."
            found.append(_problem(file, (setting,), message, fix, code="E206"))
        elif complaint.startswith("Required"):
            message = f'"{setting}" is empty or missing.'
            found.append(_problem(file, (setting,), message, f'write it like "{setting}: …".'))
        elif "Expected type: <class 'str'>" in complaint:
            message = f'"{setting}" needs one text; YAML reads something else here.'
            found.append(_problem(file, (setting,), message, "write one text, in quotes."))
        else:
            # The builder adds a trace to what an extension says; its last line is what the extension said.
            lines = complaint.strip().splitlines() or [""]
            said_short = " ".join(lines if "File " not in complaint else [lines[0], lines[-1].strip()])
            fix = "write it as the handbook of MkDocs says, or remove the line."
            found.append(_problem(file, (setting,), f'"{setting}" cannot be used: {said_short}', fix))
    return found


def unknown(file: ConfigFile, known: Collection[str]) -> Iterator[Problem]:
    """Settings that the builder does not know: a strict build ends at them."""
    for each, name in ((part, name) for part in file.chain for name in part.names()):
        # What the file can begin with, and what the builder itself says of settings that are no longer there.
        if name in known or name in ("INHERIT", "pages"):
            continue
        close = difflib.get_close_matches(name.lower(), list(known), n=1, cutoff=0.6)
        fix = f"did you mean {close[0]}?" if close else "remove it, with what is indented below it."
        yield Problem(
            path=each.path,
            position=each.position((name,), of_name=True),
            code="E201",
            name="setting-unknown",
            message=f'There is no setting "{shown(name)}".',
            fix=fix,
            replacement=close[0] if close else None,
        )


def wrong_hooks(file: ConfigFile, project: Path) -> Iterator[Problem]:
    """Hooks that are named and not there, and hooks of the dictionary that are not named or in a wrong order.

    Hooks of somebody else may stand anywhere. Of a project without the dictionary's hooks, and of hooks
    that come from another file (`INHERIT`), nothing is known.
    """
    named = _named(file)
    for value, line in named:
        if not (project / value).is_file():
            message = f'There is no file "{shown(value)}".'
            yield _problem(file, (_HOOKS,), message, "put it back, or remove the line.", line)
    if "INHERIT" in file.names() and _HOOKS not in file.names():
        return
    places: dict[str, tuple[int, int]] = {}
    for number, (value, line) in enumerate(named):
        path = project / value
        if path.stem in _AFTER and path.resolve() == _file_of(path.stem, project).resolve():
            places.setdefault(path.stem, (number, line))
    for hook, before in _AFTER.items():
        is_there = _file_of(hook, project).is_file()
        if is_there and hook not in places:
            yield _left_out(file, hook)
        for other in before if hook in places else ():
            if other in places and places[other] > places[hook]:
                message = f'"hooks/{hook}.py" needs what "hooks/{other}.py" makes, and stands before it.'
                fix = f"move the line below that of hooks/{other}.py."
                yield _problem(file, (_HOOKS,), message, fix, places[hook][1])


def _left_out(file: ConfigFile, hook: str) -> Problem:
    position = file.position((_HOOKS,), of_name=True)
    before = list(_AFTER)
    behind = _AFTER[hook][-1] if _AFTER[hook] else ""
    line = f'"- hooks/{hook}.py"' + (f", below hooks/{behind}.py" if behind else "")
    if hook == before[0]:
        line += ", above the other hooks of the dictionary"
    is_needed = hook in _NEEDED
    return Problem(
        path=file.path,
        position=position,
        code="E604" if is_needed else "W602",
        name="hook-left-out",
        message=f'"hooks/{hook}.py" is not among the hooks'
        + (", and no site can be built without it." if is_needed else ", so what it does is missing on the site."),
        fix=f'write the line {line}, below "hooks:"' + ("." if is_needed else ", or delete the file."),
    )


def _file_of(hook: str, project: Path) -> Path:
    return project / _HOOKS / f"{hook}.py"


def _named(file: ConfigFile) -> list[tuple[str, int]]:
    """The hooks that a file names, with their lines."""
    nodes = [value for key, value in file.root.value if key.value == _HOOKS] if file.root else []
    items = nodes[-1].value if nodes and isinstance(nodes[-1], yaml.SequenceNode) else ()
    scalars = (item for item in items if isinstance(item, yaml.ScalarNode) and not item.tag.startswith("!"))
    return [(item.value, item.start_mark.line + 1) for item in scalars]


def _problem(
    file: ConfigFile, setting: FieldPath, message: str, fix: str, line: int | None = None, code: str = "E604"
) -> Problem:
    file = file if line else file.holder(setting)
    position = Position(line) if line else file.position(setting)
    return Problem(path=file.path, position=position, code=code, name="setting-refused", message=message, fix=fix)
