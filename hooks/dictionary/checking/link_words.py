"""What is said of double brackets of which the renderer would not make a link: words, mend and place."""

import difflib
import re
from collections.abc import Collection, Iterator

from dictionary.checking.remark import Remark
from dictionary.checking.wanted_checks import WantedWords
from dictionary.language.nearness import surely
from dictionary.linking import explicit_links
from dictionary.linking.explicit_links import Bracket, ExplicitLink
from dictionary.linking.mentions import find_mentions
from dictionary.linking.term_index import TermIndex
from dictionary.model.problems import shown

_CODES = {
    "unknown-target": ("E301", "dead-reference"),
    "ambiguous-target": ("E307", "ambiguous-label"),
    "unclosed": ("E311", "brackets-unclosed"),
    "unopened": ("W311", "brackets-unopened"),
    "brackets-inside": ("E312", "brackets-in-brackets"),
    "brackets-around": ("E312", "brackets-in-brackets"),
    "no-name": ("E313", "brackets-empty"),
    "no-words": ("E313", "brackets-empty"),
    "link-in-link": ("E314", "link-in-link"),
    "raw-html": ("E314", "link-in-raw-html"),
    "unknown-section": ("E315", "section-unknown"),
}
# Sections of a page that a misspelled one is compared with.
_MOST_SECTIONS = 100
# Looking for names that are alike takes a while: so many times in one file, and no more.
_MOST_SUGGESTIONS = 25
_ROUND = str.maketrans("[]", "()")


class LinkTeller:
    """Finds words for troubles."""

    def __init__(
        self,
        index: TermIndex,
        unread: Collection[str],
        wanted: WantedWords | None = None,
        *,
        reads_html: bool = False,
    ) -> None:
        self._index = index
        self._unread = unread
        self._wanted = wanted or WantedWords()
        self._reads_html = reads_html
        """Whether there is Markdown in HTML that says so."""
        self._suggestions = _MOST_SUGGESTIONS

    def tell(self, text: str, troubles: list[ExplicitLink]) -> Iterator[Remark]:
        """The troubles of one text, in its order, each with its place."""
        if not troubles:
            return
        runs = list(explicit_links.runs(text))
        source = {bracket.start: bracket for bracket in explicit_links.parse(text)}
        placed = []
        for link in troubles:
            run = runs[link.number] if link.number is not None and link.number < len(runs) else None
            start = (run.start() if link.is_outer else run.end() - 2) if run else 0
            bracket = source.get(start) or Bracket(start, min(start + 2, len(text)), "fault")
            placed.append((start, bracket, link))
        for _, bracket, link in sorted(placed, key=lambda item: item[0]):
            if link.trouble == "unknown-target" and link.label in self._unread:
                continue
            assert link.trouble
            code, name = _CODES[link.trouble]
            end, message, fix, replacement = self._words(text, bracket, link)
            yield Remark(bracket.start, end, code, name, message, fix, replacement)

    def _words(self, text: str, bracket: Bracket, link: ExplicitLink) -> tuple[int, str, str, str | None]:
        """End, message, fix and replacement."""
        label = shown(link.label)
        behind_bar = f"|{bracket.shown}" if bracket.shown is not None else ""
        match link.trouble:
            case "unknown-target":
                if told := self._wanted.told(link.label, "take the double brackets off"):
                    return bracket.end, *told, None
                message = f'"[[{label}]]" leads nowhere: no entry has this name.'
                close = self._closest(link.label)
                if not close:
                    return bracket.end, message, "remove the double brackets, or add the entry.", None
                fix = "did you mean " + " or ".join(f"[[{name}]]" for name in close) + "?"
                sure = surely(link.label, close) if len(close) == 1 else None
                return bracket.end, message, fix, f"[[{sure}{behind_bar}]]" if sure else None
            case "ambiguous-target":
                message = f'"[[{label}]]" may mean several entries.'
                choice = [f"[[{slug}|{shown(link.shown)}]]" for slug in link.candidates[:5]]
                return bracket.end, message, f"name the entry: {' or '.join(choice)}", None
            case "unknown-section":
                return bracket.end, *self._unknown_section(link, behind_bar)
            case "link-in-link":
                message = (
                    f'"[[{label}]]" stands in another link, a title or the text of a picture, where no link can be.'
                )
                words = bracket.shown if bracket.shown is not None else link.shown
                return bracket.end, message, f'write only the words: "{shown(words)}"', words
            case "raw-html":
                message = f'"[[{label}]]" stands in HTML, which is left as it is: readers see the brackets.'
                words = shown(link.shown)
                fix = f'write only the words: "{words}"'
                if self._reads_html:
                    fix = f'write markdown="1" in the tag around it, or only the words: "{words}"'
                return bracket.end, message, fix, link.shown
            case "unclosed":
                return self._unclosed(text, bracket)
            case "unopened":
                message = "Two brackets end here, and none began."
                return bracket.end, message, "write [[ before the name that they belong to, or take them out.", None
            case "brackets-around":
                message = "Double brackets stand in double brackets here."
                inner = text[bracket.start + 2 : bracket.end - 2]
                return bracket.end, message, "keep the inner ones, and take the outer ones out.", inner
            case "brackets-inside":
                message = "Single brackets stand in double brackets here."
                mended = f"[[{bracket.name}|{(bracket.shown or '').translate(_ROUND)}]]"
                if bracket.shown is not None and "[" not in bracket.name and "]" not in bracket.name:
                    return bracket.end, message, f"write round ones: {shown(mended)}", mended
                return bracket.end, message, "write the name of an entry without brackets in it.", None
            case "no-words":
                message = f'No words stand behind the bar of "[[{label}|]]".'
                return bracket.end, message, f"write [[{label}]]", f"[[{bracket.name}]]"
            case _:
                name = explicit_links.plain(bracket.shown or "")
                if len(self._index.resolve(name)) == 1:
                    message = f'No name of an entry stands before the bar of "[[|{shown(name)}]]".'
                    return bracket.end, message, f"write [[{shown(name)}]]", f"[[{name}]]"
                message = "The name of an entry is missing between the double brackets."
                fix = "write it there, before any # or bar. To show the brackets, put them in backticks."
                return bracket.end, message, fix, None

    def _closest(self, label: str) -> list[str]:
        if self._suggestions <= 0:
            return []
        self._suggestions -= 1
        return [name for name in self._index.closest(label[:200]) if len(self._index.resolve(name)) == 1]

    def _unknown_section(self, link: ExplicitLink, behind_bar: str) -> tuple[str, str, str | None]:
        slug = link.candidates[0]
        sections = sorted(self._index.sections.get(slug, ()))
        message = f'The page of "{shown(self._index.headwords[slug])}" has no section "{shown(link.section)}".'
        if not link.section:
            message = f'No section is named behind the # of "{shown(link.label)}".'
        close = difflib.get_close_matches(
            link.section.lower().replace(" ", "-")[:100], sections[:_MOST_SECTIONS], n=1, cutoff=0.6
        )
        if close or len(sections) == 1:
            mended = f"[[{link.label}#{(close or sections)[0]}{behind_bar}]]"
            return message, f"write {mended}", mended
        mended = f"[[{link.label}{behind_bar}]]"
        if sections:
            return message, f"write {mended}, or one of its sections: {', '.join(sections[:8])}.", mended
        return message, f"write {mended}", mended

    def _unclosed(self, text: str, bracket: Bracket) -> tuple[int, str, str, str | None]:
        message = "Two brackets begin here and do not end in the same paragraph, before the next ones."
        name = self._name_at(text, bracket.start + 2)
        if name is None:
            fix = (
                "write the name of an entry behind them, and ]] behind it. To show the brackets, put them in backticks."
            )
            return bracket.start + 2, message, fix, None
        end = bracket.start + 2 + len(name)
        if text[end : end + 1] in ("|", "\\"):
            return end, message, "write ]] behind the words that follow the bar.", None
        mended = f"[[{' '.join(name.split())}]]"
        if text[end : end + 1] == "]":
            end += 1
        return end, message, f"write {mended}", mended

    def _name_at(self, text: str, position: int) -> str | None:
        """The name of an entry at the beginning of a text that goes on."""
        following = text[position : position + 120].split("\n\n")[0]
        mention = next(find_mentions(following, self._index), None)
        if mention and mention.start == 0 and len(self._index.resolve(following[: mention.end])) == 1:
            return following[: mention.end]
        word = re.match(r"[\w-]+", following)
        return word[0] if word and len(self._index.resolve(word[0])) == 1 else None
