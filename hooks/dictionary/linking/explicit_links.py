"""The explicit link: `[[slug]]`, `[[any label]]`, `[[label|words]]`, `[[label#section]]`, and the escape `[[!label]]`.

One parser reads double brackets, for checks, entries and articles alike. It is pure and
passes over the text once. Looking up what a bracket names is the second half; making elements of
it is the business of `inline_brackets.py`.
"""

import html
import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from dictionary.linking.term_index import TermIndex

# Python-Markdown reserves these two marks and removes them from any input. What stands between
# them is something that is put aside; to the parser it is one letter.
STX, ETX = "\u0002", "\u0003"
# A bar inside `[[…|…]]`, plain or escaped, where a table is cut into cells at bars.
BAR, ESCAPED_BAR = f"{STX}bar{ETX}", f"{STX}\\bar{ETX}"
_ESCAPED = re.compile(f"{STX}(\\d+){ETX}")
# Written behind opening brackets and before closing ones where their places must be known later.
_NUMBER = re.compile(rf"{STX}run:(\d+){ETX}")
# An escaped bar is a bar too: some write one wherever a table is near.
_ANY_BAR = re.compile(rf"\\?\||{STX}{ord('|')}{ETX}|{STX}\\?bar{ETX}")
# Brackets, and what must not be taken for brackets. A line may end inside, a paragraph may not.
_TOKEN = re.compile(rf"\\.|{STX}[^{STX}{ETX}]*{ETX}|\[+|\]+|\n(?=[^\S\n]*\n)", re.DOTALL)
_OPENING_PUT_ASIDE = f"{STX}{ord('[')}{ETX}"
_REFERENCE = re.compile(r"[ \n]?\[([^\[\]]*)\]")

Fault = Literal["unclosed", "unopened", "brackets-inside", "brackets-around", "no-name", "no-words"]
Trouble = Literal["unknown-target", "ambiguous-target", "unknown-section", "link-in-link", "raw-html"] | Fault


@dataclass(frozen=True, slots=True)
class Bracket:
    """One piece of a text with double brackets: `text[start:end]`."""

    start: int
    end: int
    kind: Literal["link", "escape", "fault"]
    name: str = ""
    """What stands before the bar: a slug or a label, perhaps with `#section`."""
    shown: str | None = None
    """What stands behind the bar; None without a bar."""
    fault: Fault | None = None
    number: int | None = None
    """Which run of brackets in the source it begins with, where these were counted (`numbered`)."""
    is_outer: bool = False
    """Whether it is a pair around a pair that begins at the same place (`[[[[`)."""

    @property
    def label(self) -> str:
        """The name without its section."""
        return self.name.partition("#")[0].strip() or self.name

    @property
    def section(self) -> str:
        """The section that the name ends in; empty for none. A label may hold `#` (C#): `look_up` knows."""
        return self.name.partition("#")[2].strip() if self.label != self.name else ""


@dataclass(slots=True)
class _Open:
    """A pair of opening brackets that waits for its end."""

    start: int
    inner: int = 0
    """Single brackets that are open inside."""
    has_inner: bool = False


@dataclass(slots=True)
class _Parser:
    text: str
    is_reference: Callable[[str], bool]
    last_parenthesis: int
    found: list[Bracket] = field(default_factory=list)
    open: _Open | None = None
    around: list[_Open] = field(default_factory=list)
    """Pairs in which another one began before they ended."""
    depth: int = 0
    """Single brackets that are open outside of pairs."""

    def opening(self, start: int, count: int) -> None:
        if count == 1:
            if self.open:
                self.open.inner += 1
                self.open.has_inner = True
            else:
                self.depth += 1
            return
        if self.open:
            self.around.append(self.open)
        # Of three, the first is a bracket of the text. More than three are a pair around a pair.
        if count >= 4:
            self.around.append(_Open(start))
        elif count == 3:
            self.depth += 1
        self.open = _Open(start + count - 2)

    def closing(self, start: int, count: int) -> None:
        end = start + count
        while start < end:
            if self.open is None:
                start = self._closing_outside(start, end)
            elif end - start == 2 or end - start - self.open.inner >= 2:
                # The inner ones end first, if there are enough for all.
                if end - start > 2:
                    start += self.open.inner
                else:
                    self.depth += self.open.inner
                self._close(self.open, start)
                start += 2
            elif self.open.inner:
                self.open.inner -= 1
                start += 1
            else:
                if self._leads_on(start + 1, self.text[self.open.start + 2 : start]):
                    # A Markdown link in brackets: [[1](https://…)].
                    self.open = None
                    self.depth += 1
                else:
                    self.open.has_inner = True
                start += 1

    def _closing_outside(self, start: int, end: int) -> int:
        if end - start >= 2 and self.around:
            pair = self.around.pop()
            self.found.append(Bracket(pair.start, start + 2, "fault", fault="brackets-around"))
            return start + 2
        if end - start >= 2 and not self.depth:
            self.found.append(Bracket(start, start + 2, "fault", fault="unopened"))
            return end
        self.depth = max(0, self.depth - (end - start))
        return end

    def _close(self, pair: _Open, start: int) -> None:
        self.open = None
        content = self.text[pair.start + 2 : start]
        if self._leads_on(start + 2, f"[{content}]"):
            # A Markdown link whose text is in brackets: [[1]](https://…).
            return
        self.found.append(_bracket(pair, start + 2, content))

    def _leads_on(self, position: int, text: str) -> bool:
        """Whether an address or a known reference follows: then Markdown makes a link of what stands before."""
        if self.text[position : position + 1] == "(":
            return self.last_parenthesis > position
        reference = _REFERENCE.match(self.text, position)
        return reference is not None and self.is_reference(" ".join(_NUMBER.sub("", reference[1] or text).split()))

    def end_of_paragraph(self) -> None:
        for pair in (*self.around, *([self.open] if self.open else ())):
            self.found.append(Bracket(pair.start, pair.start + 2, "fault", fault="unclosed"))
        self.around.clear()
        self.open, self.depth = None, 0


def parse(
    text: str,
    untouched: Iterable[tuple[int, int]] = (),
    is_reference: Callable[[str], bool] = lambda name: False,
) -> list[Bracket]:
    """The double brackets of a text, in order. Linear.

    `untouched` are spans (sorted, apart) that are no text: tags, addresses, code. `is_reference` knows
    the names of the text's own link references: `[[1]][refs]` is Markdown's and no link to an entry.
    """
    if "[[" not in text and "]]" not in text:
        return []
    parser = _Parser(text, is_reference, text.rfind(")"))
    spans = iter(untouched)
    span = next(spans, None)
    for token in _TOKEN.finditer(text):
        start = token.start()
        while span and span[1] <= start:
            span = next(spans, None)
        if span and span[0] <= start:
            continue
        sign = text[start]
        if sign == "[":
            parser.opening(start, token.end() - start)
        elif sign == "]":
            parser.closing(start, token.end() - start)
        elif sign == "\n":
            parser.end_of_paragraph()
        elif token[0] in ("\\[", _OPENING_PUT_ASIDE) and not parser.open:
            parser.depth += 1
    parser.end_of_paragraph()
    return sorted(parser.found, key=lambda bracket: (bracket.start, -bracket.end))


def _bracket(pair: _Open, end: int, content: str) -> Bracket:
    """What a closed pair says."""
    content = _NUMBER.sub("", content) if STX in content else content
    is_escape = content.startswith("!")
    content = content.removeprefix("!")
    bar = _ANY_BAR.search(content)
    name, shown = (content[: bar.start()], content[bar.end() :]) if bar else (content, None)
    name = name.strip()
    fault: Fault | None = None
    if pair.has_inner:
        fault = "brackets-inside"
    elif not name or name.startswith("#"):
        fault = "no-name"
    elif shown is not None and not plain(shown).strip():
        fault = "no-words"
    return Bracket(pair.start, end, "fault" if fault else "escape" if is_escape else "link", name, shown, fault)


def plain(text: str) -> str:
    """A part of a bracket as the reader sees it: escapes, entities and bars undone, white space one space."""
    text = _ANY_BAR.sub("|", text)
    if STX in text:
        text = _NUMBER.sub("", text)
        text = _ESCAPED.sub(lambda match: chr(int(match[1])), text)
    if "\\" in text:
        text = re.sub(r"\\([\\`*_{}\[\]()>#+\-.!|])", r"\1", text)
    return " ".join((html.unescape(text) if "&" in text else text).split())


@dataclass(frozen=True, slots=True)
class ExplicitLink:
    """What one `[[…]]` says. `slug` is None for an escape and where there is trouble."""

    label: str
    """What it names, without the section."""
    shown: str
    """The words that the reader sees."""
    slug: str | None = None
    section: str = ""
    trouble: Trouble | None = None
    candidates: tuple[str, ...] = ()
    """Slugs that an ambiguous label may mean; the entry whose section is unknown."""
    number: int | None = None
    is_outer: bool = False
    """Both as in `Bracket`."""


def look_up(bracket: Bracket, index: TermIndex) -> ExplicitLink:
    """What a bracket leads to."""
    name = plain(bracket.name)
    words = plain(bracket.shown) if bracket.shown is not None else ""
    found = ExplicitLink(name, words or name, number=bracket.number, is_outer=bracket.is_outer)
    if bracket.kind != "link":
        return replace(found, trouble=bracket.fault)
    label, section, slugs = name, "", index.resolve(name)
    if not slugs and "#" in name:
        label, _, section = (part.strip() for part in name.rpartition("#"))
        slugs = index.resolve(label)
    # A slug shows the headword, any other label shows as written.
    shown = words or (index.headwords[label] if slugs == (label,) else label)
    found = replace(found, label=label, shown=shown, section=section)
    if not slugs:
        return replace(found, trouble="unknown-target")
    if len(slugs) > 1:
        return replace(found, trouble="ambiguous-target", candidates=slugs)
    if label != name and section not in index.sections.get(slugs[0], ()):
        return replace(found, trouble="unknown-section", candidates=slugs)
    return replace(found, slug=slugs[0])


def protect_bars(line: str) -> str:
    """Hide the bars inside `[[…|…]]` from whatever cuts lines at bars."""
    if "[[" not in line or "|" not in line:
        return line
    parts: list[str] = []
    position = 0
    for bracket in parse(line):
        if bracket.fault != "unopened" and bracket.start >= position:
            inside = re.sub(r"(\\?)\|", lambda m: ESCAPED_BAR if m[1] else BAR, line[bracket.start : bracket.end])
            parts += [line[position : bracket.start], inside]
            position = bracket.end
    return "".join([*parts, line[position:]])


def restore_bars(text: str) -> str:
    """Undo `protect_bars` where the brackets were no link after all, in code for example."""
    return text.replace(BAR, "|").replace(ESCAPED_BAR, "\\|") if STX in text else text


_RUN = re.compile(r"\[{2,}|\]{2,}")


def runs(text: str) -> Iterator[re.Match[str]]:
    """The runs of two and more brackets of one kind, as `numbered` counts them."""
    return _RUN.finditer(text)


def numbered(text: str) -> str:
    """The text with a number at every run of brackets, so that its place can be told when all else has moved."""
    counter = itertools.count()

    def with_number(match: re.Match[str]) -> str:
        number = f"{STX}run:{next(counter)}{ETX}"
        return f"{match[0]}{number}" if match[0][0] == "[" else f"{number}{match[0]}"

    return _RUN.sub(with_number, text)


def number_at(text: str, bracket: Bracket) -> int | None:
    """The number of the run that a bracket of a numbered text begins with."""
    if bracket.fault == "unopened":
        before = text[text.rfind(STX, 0, bracket.start) : bracket.start].rstrip("]")
        match = _NUMBER.fullmatch(before)
    else:
        end = bracket.start + 2
        while text[end : end + 1] == "[":
            end += 1
        match = _NUMBER.match(text, end)
    return int(match[1]) if match else None
