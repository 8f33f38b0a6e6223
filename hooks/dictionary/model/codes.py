"""What each code means: `codes.yml` → records, from which the page of errors is made.

Messages are English in every dictionary, and so is this.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

LANGUAGE = "en"
ENTRY = "swift.yml"
"""The file of an example that names none."""

GROUPS: Mapping[str, str] = {
    "E1": "How a file is written",
    "E2": "Fields and their values",
    "E3": "Names and references",
    "E4": "Texts of entries",
    "E5": "Pages, articles and addresses",
    "E6": "Settings of the site",
    "W": "Advice",
    "S": "House style",
}
"""Beginning of a code → heading of those that begin so, in the order of the page."""


@dataclass(frozen=True, slots=True)
class ExampleFile:
    """One file of an example, as it is shown."""

    path: str
    """Below the project, or only a name: then the file stands among the entries."""
    text: str
    note: str = ""
    """What is special about the file, where its text does not show it."""

    def below(self, glossary: str) -> str:
        """Its path, where the entries stand in this folder."""
        return self.path if "/" in self.path or self.path == "mkdocs.yml" else f"{glossary}/{self.path}"


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of problem."""

    code: str
    names: tuple[str, ...]
    """In words, as messages show them."""
    title: str
    text: str
    wrong: tuple[ExampleFile, ...]
    right: tuple[ExampleFile, ...]

    @property
    def anchor(self) -> str:
        """Its id on the page."""
        return self.code.lower()


@cache
def catalogue() -> Mapping[str, Code]:
    """All codes, in the order of the file."""
    written = yaml.load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {
        code: Code(
            code=code,
            names=tuple(block["names"]),
            title=block["title"],
            text=block["text"],
            wrong=_example(block["wrong"]),
            right=_example(block["right"]),
        )
        for code, block in written.items()
    }


def grouped() -> Mapping[str, tuple[Code, ...]]:
    """Heading → the codes below it."""
    codes = catalogue().values()
    found = {title: tuple(c for c in codes if c.code.startswith(start)) for start, title in GROUPS.items()}
    return {title: members for title, members in found.items() if members}


def _example(written: object) -> tuple[ExampleFile, ...]:
    if not isinstance(written, Mapping):
        return (ExampleFile(ENTRY, str(written)),)
    return tuple(_file(name, content) for name, content in written.items())


def _file(path: str, content: object) -> ExampleFile:
    if content is None:
        return ExampleFile(path, "", "There is no such file.")
    if not isinstance(content, Mapping):
        return ExampleFile(path, str(content))
    if "link" in content:
        return ExampleFile(path, "", f"A symbolic link to {content['link']}.")
    text = str(content["text"])
    if "encoding" in content:
        return ExampleFile(path, text, f"Saved as {str(content['encoding']).upper()}.")
    times = int(content["times"])
    text = text + str(content["then"]) * 5 if "then" in content else text * 12
    return ExampleFile(path, f"{text} …{content.get('end', '')}", f"The same {times} times.")
