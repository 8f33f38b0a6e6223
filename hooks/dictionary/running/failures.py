"""What stopped a build, in one sentence for people who do not read Python's tracebacks."""

import errno
import os
import traceback
from pathlib import Path

import jinja2
import yaml

from dictionary.model.problems import shown

_BY_NUMBER = {
    errno.ENOSPC: "The disk is full: make room, and build again.",
    errno.EDQUOT: "Your share of the disk is full: make room, and build again.",
    errno.EROFS: "{path} cannot be written, for its disk is read-only: build into another folder, or make it writable.",
    errno.EACCES: "{path} cannot be read or written, for the permission is missing: change its permissions.",
    errno.EPERM: "{path} cannot be read or written, for the permission is missing: change its permissions.",
    errno.ENOENT: "{path} is not there: put it back, or mend what names it.",
    errno.EISDIR: "{path} is a folder where a file is needed: rename or remove it.",
    errno.ENOTDIR: "{path} is a file where a folder is needed: rename or remove it.",
    errno.ENAMETOOLONG: "{path} has a name that is too long for this disk: make it shorter.",
    errno.EMFILE: "Too many files are open: close other programs, and build again.",
    errno.ELOOP: "{path} is a link that leads to itself: remove it.",
    errno.EADDRINUSE: "The port is taken by another program: choose another.",
}


def sentence(error: BaseException, project: Path) -> str:
    """What went wrong, where (a path relative to `project`, with its line), and what to do."""
    match error:
        case UnicodeDecodeError():
            return _placed(error, project, 'A file is not in UTF-8: save it again as "UTF-8".')
        case jinja2.TemplateNotFound():
            return _placed(error, project, f"There is no template {shown(str(error.name or error))}.")
        case OSError() if error.errno in _BY_NUMBER:
            return _BY_NUMBER[error.errno].format(path=_named(error.filename, project))
        case OSError():
            return f"{_named(error.filename, project)}: {error.strerror or error}."
        case jinja2.TemplateSyntaxError():
            place = _place(error.filename or error.name, error.lineno, project)
            return f"{place}: the template cannot be read: {_ended(error.message)}"
        case SyntaxError():
            return f"{_place(error.filename, error.lineno, project)}: the code cannot be read: {_ended(error.msg)}"
        case MemoryError() | RecursionError():
            return _placed(error, project, "There was not enough memory for something so large or so deeply nested.")
        case yaml.MarkedYAMLError():
            mark = error.problem_mark or error.context_mark
            name = mark.name if mark else None
            place = _place(name, mark.line + 1 if mark else None, project)
            return f"{place}: the settings or fields cannot be read: {_ended(error.problem)}"
        case _ if said := getattr(error, "format_message", None):  # the builder's own messages, meant for people
            return str(said()).strip()
        case _:
            said = _ended(str(error).strip() or "no more is known")
            return _placed(error, project, f"{type(error).__name__}: {said}")


def _placed(error: BaseException, project: Path, said: str) -> str:
    """The sentence after the innermost place in the project's own files, where there is one."""
    own = [frame for frame in traceback.extract_tb(error.__traceback__) if _is_own(frame.filename, project)]
    return f"{_place(own[-1].filename, own[-1].lineno, project)}: {said}" if own else said


def _is_own(file: str, project: Path) -> bool:
    path, root = Path(file).resolve(), project.resolve()
    if not path.is_relative_to(root):
        return False
    inside = path.relative_to(root).parts
    return not inside[0].startswith(".") and "site-packages" not in inside


def _place(file: object, line: int | None, project: Path) -> str:
    return f"{_named(file, project)}:{line}" if line else _named(file, project)


def _named(file: object, project: Path) -> str:
    """A path as a person would write it: relative to the project where it is inside."""
    if file is None:
        return "A file"
    name = os.fsdecode(file) if isinstance(file, str | bytes | os.PathLike) else str(file)
    path, root = (project / name).resolve(), project.resolve()
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else shown(name)


def _ended(said: str | None) -> str:
    text = shown(" ".join((said or "").split()))
    return text if text.endswith((".", "…", "!", "?")) else f"{text}."
