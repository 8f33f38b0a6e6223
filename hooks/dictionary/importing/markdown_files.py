"""Markdown: a page a term with front matter (Hugo, Jekyll, Docusaurus), or all terms on one page.

On one page terms stand as a definition list (`section:term` as mkdocs-ezglossary has it), in a table, as
abbreviations (`*[CSS]: …`), or as headings with a text below each. What stands below the front matter of a page
that holds none of these is the text of one term.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin

from dictionary.importing.data import texts_of
from dictionary.importing.mapping import target_of
from dictionary.importing.records import BODY, SECTION, Fault, Place, Progress, Record, RefusedError, filled
from dictionary.importing.tables import cells
from dictionary.reading.front_matter import split

TERM = "term"
_ABBREVIATION = re.compile(r"^\*\[([^\]\n]+)\]:[ \t]*(.*)$", re.M)
_EZ = re.compile(r"([A-Za-z_][\w -]*):(?!//)\s*(\S.*)", re.S)
_OWN_ID = re.compile(r"\s*\{:?\s*#([\w.:-]+)[^}]*\}\s*$")
_FEW = 2
_AND = "\ue003"
"""Between terms of one definition."""


def read(path: str, text: str, say: Progress) -> list[Record]:
    """All terms of one page; the page itself where it holds no list of them."""
    parts = split(text)
    body, before = parts.body, parts.body_line - 1
    found = [*_abbreviations(path, body, before), *_lists(path, body, before)]
    page = _page(path, text)
    terms = [record for record in found if record.values.keys() != {BODY}]
    if page and len(terms) < _FEW and _names_one(page):
        return [page]
    found = found if terms else [*_headings(path, body, before)]
    say(f"Reading {path}", len(found))
    return found or ([page] if page else [])


def read_page(path: str, text: str) -> list[Record]:
    """A page of a folder: one term, if its front matter or its heading names it; otherwise the list that it holds."""
    if PurePosixPath(path).stem.startswith("_"):
        return []
    page = _page(path, text)
    return [replace(page, is_page=True)] if page else []


def _names_one(page: Record) -> bool:
    """Whether the front matter of a page says more of a term than a title."""
    names = {target_of(name) for name in page.values} - {"", "term", "explanation"}
    return bool(names & {"definition", "see_also", "aliases", "abbreviation", "id"})


def _page(path: str, text: str) -> Record | None:
    parts = split(text)
    given: dict[str, tuple[str, ...]] = {}
    line = 1
    if parts.front is not None:
        given = _front(path, parts.front)
    body = parts.body
    if not any(target_of(name) == "term" for name in given):
        heading = re.match(r"\s*#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\n|$)", body)
        if heading is None:
            return None
        given[TERM] = (_OWN_ID.sub("", heading[1]),)
        line = parts.body_line
        body = body[heading.end() :]
    else:
        term = next(texts for name, texts in given.items() if target_of(name) == "term")[0]
        body = re.sub(rf"\A\s*#[ \t]+{re.escape(term)}[ \t]*(?:\n|\Z)", "", body)
    given[BODY] = (body,)
    file = PurePosixPath(path)
    stem = file.parent.name if file.stem in ("index", "_index") else file.stem
    return Record(Place(path, line), filled(given), names=(stem,), addresses=(stem,), is_list=True)


def _front(path: str, front: str) -> dict[str, tuple[str, ...]]:
    try:
        node = yaml.compose(front, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = (error.problem_mark.line if error.problem_mark else 0) + 2
        message = f"The front matter cannot be read: {error.problem}."
        fix = "put texts with a colon in quotes."
        raise RefusedError(Fault(Place(path, line), message, fix)) from error
    if not isinstance(node, yaml.MappingNode):
        return {}
    return texts_of(node)


def _abbreviations(path: str, body: str, before: int) -> Iterator[Record]:
    for match in _ABBREVIATION.finditer(body):
        line = body.count("\n", 0, match.start()) + 1 + before
        yield Record(Place(path, line), filled({"abbr": (match[1],), "expansion": (match[2],)}))


def _lists(path: str, body: str, before: int) -> Iterator[Record]:
    """Definition lists and tables, in the order of the page, each under the heading above it.

    What else stands on the page comes last, as a record without a term, so that it is told.
    """
    lines = _with_terms_on_one_line(body.split("\n"))
    tokens = MarkdownIt("commonmark").enable("table").use(deflist_plugin).parse("\n".join(lines))
    section = ""
    number = 0
    rest = {index for index, text in enumerate(lines) if text.strip() and not _ABBREVIATION.match(text)}
    while number < len(tokens):
        token = tokens[number]
        if token.type == "heading_open" and token.level == 0:
            section = _OWN_ID.sub("", tokens[number + 1].content) if token.tag != "h1" else ""
            rest -= set(range(*(token.map or [0, 0])))
        elif token.type == "dl_open":
            end = _end(tokens, number, "dl_close")
            rest -= set(range(*(token.map or [0, 0])))
            yield from _definitions(path, tokens[number:end], lines, before, section)
            number = end
        elif token.type == "table_open":
            end = _end(tokens, number, "table_close")
            records = [*_table(path, tokens[number:end], before, section)]
            rest -= set(range(*(token.map or [0, 0]))) if records else set()
            yield from records
            number = end
        number += 1
    if rest:
        text = "\n".join(lines[index] for index in sorted(rest))
        yield Record(Place(path, min(rest) + 1 + before), {BODY: (text,)})


def _with_terms_on_one_line(lines: list[str]) -> list[str]:
    """Several terms of one definition, which Python-Markdown knows and the parser does not, on their last line."""
    done = list(lines)
    for number, line in enumerate(lines):
        if not re.match(r" {0,3}: ", line):
            continue
        first = number - 1
        while first > 0 and re.match(r" {0,3}[^\s:#>|-]", lines[first - 1]):
            first -= 1
        if 0 <= first < number - 1 and lines[number - 1].strip():
            done[first : number - 1] = [""] * (number - 1 - first)
            done[number - 1] = _AND.join(text.strip() for text in lines[first:number])
    return done


def _end(tokens: list[Token], start: int, kind: str) -> int:
    return next(
        n for n in range(start, len(tokens)) if tokens[n].type == kind and tokens[n].level == tokens[start].level
    )


def _definitions(path: str, tokens: list[Token], lines: list[str], before: int, section: str) -> Iterator[Record]:
    level = tokens[0].level + 1
    terms: list[tuple[int, str]] = []
    texts: list[str] = []
    for number, token in enumerate(tokens):
        if token.level != level:
            continue
        if token.type == "dt_open":
            if texts:
                yield _defined(path, terms, texts, section)
                terms, texts = [], []
            line = (token.map or [0])[0] + 1 + before
            together = tokens[number + 1].content.split(_AND)
            terms += ((line - len(together) + 1 + index, term) for index, term in enumerate(together))
        elif token.type == "dd_open":
            first, last = token.map or (0, 0)
            while first < last - 1 and not re.match(r" {0,3}[:~](?:\s|$)", lines[first]):
                first += 1  # the parser counts the line of the term too
            texts.append(_dedented(lines[first:last]))
    if terms:
        yield _defined(path, terms, texts, section)


def _dedented(lines: list[str]) -> str:
    """What stands behind the colon, without the indent of the lines below."""
    rest = [line.expandtabs(4) for line in lines[1:]]
    indent = min((len(line) - len(line.lstrip()) for line in rest if line.strip()), default=0)
    first = re.sub(r"^\s*[:~]\s*", "", lines[0]) if lines else ""
    return "\n".join([first, *(line[min(indent, 4) :] for line in rest)]).strip()


def _defined(path: str, terms: list[tuple[int, str]], texts: list[str], section: str) -> Record:
    line, term = terms[0]
    own = _OWN_ID.search(term)
    term = _OWN_ID.sub("", term)
    if (ez := _EZ.fullmatch(term)) and " " not in ez[1].strip():
        section, term = ez[1].strip(), ez[2]
    others = tuple(_without_section(_OWN_ID.sub("", other), section) for _, other in terms[1:])
    given = {TERM: (term,), "synonyms": others, BODY: ("\n\n".join(texts),)}
    if section and section != "_":
        given[SECTION] = (section,)
    names = (own[1],) if own else ()
    return Record(Place(path, line), filled(given), names=names, addresses=names, is_list=True)


def _without_section(term: str, section: str) -> str:
    return term.removeprefix(f"{section}:").strip() if section else term


def _table(path: str, tokens: list[Token], before: int, section: str) -> Iterator[Record]:
    rows: list[tuple[int, list[str]]] = []
    for number, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append(((token.map or [0])[0] + 1 + before, []))
        elif token.type in ("th_open", "td_open"):
            rows[-1][1].append(tokens[number + 1].content.replace("<br>", "\n").replace("<br/>", "\n"))
    header = rows[0][1] if rows else []
    if not any(target_of(name) in ("term", "abbreviation") for name in header):
        return
    for record in cells(path, header, rows[1:]):
        given = {**record.values, SECTION: (section,)} if section else record.values
        yield Record(record.place, given, record.columns)


def _headings(path: str, body: str, before: int) -> Iterator[Record]:
    """Terms as headings of one level, the deepest that stands at least twice; those above it are sections."""
    lines = body.split("\n")
    tokens = MarkdownIt("commonmark").parse(body)
    heads = [
        (int(token.tag[1]), (token.map or [0])[0], (token.map or [0, 0])[1], tokens[number + 1].content)
        for number, token in enumerate(tokens)
        if token.type == "heading_open" and token.level == 0
    ]
    levels = [level for level, *_ in heads]
    repeated = [level for level in set(levels) if levels.count(level) >= _FEW]
    if not repeated:
        return
    wanted = max(repeated)
    section = ""
    for number, (level, line, below, title) in enumerate(heads):
        if number == 0 and (intro := "\n".join(lines[:line]).strip()):
            yield Record(Place(path, 1 + before), {BODY: (intro,)})
        if level < wanted:
            section = title if level > 1 else ""
            end = heads[number + 1][1] if number + 1 < len(heads) else len(lines)
            if between := "\n".join(lines[below:end]).strip():
                yield Record(Place(path, below + 1 + before), {BODY: (between,)})
        elif level == wanted:
            end = heads[number + 1][1] if number + 1 < len(heads) else len(lines)
            own = _OWN_ID.search(title)
            given = {TERM: (_OWN_ID.sub("", title),), BODY: ("\n".join(lines[below:end]),), SECTION: (section,)}
            names = (own[1],) if own else ()
            yield Record(Place(path, line + 1 + before), filled(given), names=names, addresses=names, is_list=True)
