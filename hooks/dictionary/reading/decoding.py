"""Bytes of a file → text, or the place at which they are no text."""

from dictionary.model.problems import Position, Problem


def decode(path: str, data: bytes) -> tuple[str | None, list[Problem]]:
    r"""UTF-8 bytes → text with `\n` line ends."""
    try:
        text = data.decode("utf-8")
        zero = text.find("\0")  # a letter of two bytes, read as two letters
        before = text[:zero] if zero >= 0 else None
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
    if before is not None:
        before = _unix(before)
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        return None, [
            Problem(
                path=path,
                position=Position(line, column, column + 1),
                code="E102",
                name="not-utf-8",
                message="A letter here was saved in a way that the site cannot read: not as UTF-8.",
                fix='save the file again as "UTF-8", and check the accented letters.',
            )
        ]
    # Some editors put a byte-order mark at the beginning of UTF-8; it says nothing and harms nobody.
    text = text.removeprefix("\ufeff")
    return _unix(text), []


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
