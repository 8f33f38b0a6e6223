"""The explicit link: `[[slug]]`, `[[any label]]`, `[[label|shown text]]`, and the escape `[[!label]]`.

Parsing and looking up are pure; `markdown_extension.py` makes elements of the result.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dictionary.linking.term_index import TermIndex

# The bar inside `[[…|…]]`, where a table is cut into cells at bars. It stands between the
# two marks that Python-Markdown reserves and removes from any input.
BAR = "\u0002bar\u0003"
# Text that Python-Markdown has put aside already: an escaped sign, a label with signs.
_ASIDE = "\u0002(?:klzzwxh:)?\\d+\u0003"
# A line may end inside the brackets, a paragraph may not.
_LINE_END = r"\n(?!\s*\n)"
PATTERN = (
    rf"\[\[(!?)((?:[^\[\]|\n\u0002]|{_LINE_END}|{_ASIDE})+?)"
    rf"(?:(?:\\?\||{BAR})((?:[^\[\]\n]|{_LINE_END})+?))?\]\]"
)
_WITH_BAR = re.compile(r"\[\[([^\[\]|\n]+)\\?\|([^\[\]|\n]+)\]\]")

Trouble = Literal["unknown-target", "ambiguous-target"]


@dataclass(frozen=True, slots=True)
class ExplicitLink:
    """What one `[[…]]` says. `slug` is None for an escape and where there is trouble."""

    label: str
    shown: str
    slug: str | None
    trouble: Trouble | None = None
    candidates: tuple[str, ...] = ()
    """Slugs that an ambiguous label may mean, or names close to an unknown one."""

    @property
    def message(self) -> str:
        """The trouble in plain words."""
        if self.trouble == "ambiguous-target":
            return f'"[[{self.label}]]" may mean several entries.'
        return f'"[[{self.label}]]" leads nowhere: no entry has this name.'

    @property
    def fix(self) -> str:
        """How to mend it."""
        if self.trouble == "ambiguous-target":
            return "name the entry: " + " or ".join(f"[[{slug}|{self.shown}]]" for slug in self.candidates)
        if self.candidates:
            return "did you mean " + " or ".join(f"[[{name}]]" for name in self.candidates) + "?"
        return "remove the double brackets, or add the entry."


def parse(escape: str, label: str, shown: str | None, index: TermIndex) -> ExplicitLink:
    """Look up the parts of a match of `PATTERN`."""
    label = label.strip()
    shown = " ".join(shown.split()) if shown else None
    if escape:
        return ExplicitLink(label, shown or label, None)
    slugs = index.resolve(label)
    if len(slugs) == 1:
        # A slug shows the headword, any other label shows as written.
        headword = index.headwords[slugs[0]] if label == slugs[0] else label
        return ExplicitLink(label, shown or headword, slugs[0])
    if slugs:
        return ExplicitLink(label, shown or label, None, "ambiguous-target", slugs)
    return ExplicitLink(label, shown or label, None, "unknown-target", tuple(index.closest(label)))


def in_text(text: str, index: TermIndex) -> Iterator[ExplicitLink]:
    """The explicit links and escapes of a Markdown text, in order. Code is left alone."""
    if "[[" in text:
        for match in re.finditer(rf"(?<!\\){PATTERN}", without_code(text)):
            yield parse(match[1], match[2], match[3], index)


def without_code(text: str) -> str:
    """A Markdown text without its fenced and inline code."""
    return re.sub(r"(`+)(?!`).+?(?<!`)\1(?!`)", "", re.sub(r"(?ms)^(```|~~~).*?^\1", "", text))


def protect_bars(line: str) -> str:
    """Hide the bars inside `[[…|…]]` from whatever cuts lines at bars."""
    return _WITH_BAR.sub(lambda match: f"[[{match[1]}{BAR}{match[2]}]]", line) if "[[" in line else line


def restore_bars(text: str) -> str:
    """Undo `protect_bars` where the brackets were no link after all, in code for example."""
    return text.replace(BAR, "|")
