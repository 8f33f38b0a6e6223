"""The first line of an entry for editors: which schema checks and completes it while one types."""

from pathlib import PurePosixPath

FOLDER = "schema"
ENTRY_SCHEMA = f"{FOLDER}/entry.schema.json"
"""Below the project; a project without this file has entries without the line."""
_BEGIN = "# yaml-language-server:"
_BYTE_ORDER_MARK = "\ufeff"


def editor_line(glossary: str) -> str:
    """The line of the entries in a folder, which names the schema from there."""
    up = "../" * len(PurePosixPath(glossary).parts)
    return f"{_BEGIN} $schema={up}{ENTRY_SCHEMA}\n"


def with_editor_line(text: str, glossary: str) -> str:
    """The text of an entry with that line at its top; another line of the kind is left as somebody chose it."""
    kept = text.removeprefix(_BYTE_ORDER_MARK)
    if any(line.startswith(_BEGIN) for line in _remarks_at_the_top(kept)):
        return text
    end = "\r\n" if "\r\n" in kept else "\n"
    return text[: len(text) - len(kept)] + editor_line(glossary).rstrip("\n") + end + kept


def _remarks_at_the_top(text: str) -> list[str]:
    found = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        found.append(line)
    return found
