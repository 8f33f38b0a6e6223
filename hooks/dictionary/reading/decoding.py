"""Bytes of a file → text, or the place at which they are no text."""

from dictionary.model.problems import Position, Problem


def decode(path: str, data: bytes) -> tuple[str | None, list[Problem]]:
    r"""UTF-8 bytes → text with `\n` line ends."""
    try:
        text = data.decode("utf-8")
        zero = text.find("\0")
        before = text[:zero] if zero >= 0 else None
        if before is not None and data.count(0) * 4 < len(data):  # more of them are letters of two bytes
            message = "Here is a sign that no text can hold, with the number 0."
            return None, [_problem(path, before, "E108", "hidden-character", message, "type the line again.")]
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
    if before is not None:
        message = "A letter here was saved in a way that the site cannot read: not as UTF-8."
        fix = 'save the file again as "UTF-8", and check the accented letters.'
        return None, [_problem(path, before, "E102", "not-utf-8", message, fix)]
    # Some editors put a byte-order mark at the beginning of UTF-8; it says nothing and harms nobody.
    text = text.removeprefix("\ufeff")
    return _unix(text), []


def _problem(path: str, before: str, code: str, name: str, message: str, fix: str) -> Problem:
    """A problem with the sign that stands behind a text."""
    before = _unix(before)
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return Problem(
        path=path, position=Position(line, column, column + 1), code=code, name=name, message=message, fix=fix
    )


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
