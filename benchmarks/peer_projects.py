"""The same texts as a project of each peer: address → text of its files. Pure, knows no program.

Sphinx gets glossaries (`.. glossary::`, links by `:term:`), mkdocs-ezglossary-plugin definition lists
(`word:term`, links by `<word:term|words>`), Zensical the finished pages with the same settings.
"""

import textwrap
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import yaml

from peer_texts import Part, Prose, Term, Web, Written

Files = Mapping[str, str]
SECTION = "word"
"""What the plugin's terms stand under."""


# ---- Sphinx -------------------------------------------------------------------------------------

_CONF = """project = "Words"
root_doc = "index"
html_theme = "alabaster"
"""


def sphinx(
    entries: Iterable[Written], articles: Sequence[Written], page_of: Callable[[Written], str], in_contents: bool = True
) -> Files:
    """Glossaries, one on each page that `page_of` names for some entry, and the articles.

    The theme writes the contents into every page: many glossaries are better left out of them.
    """
    glossaries: defaultdict[str, list[str]] = defaultdict(list)
    for entry in entries:
        glossaries[page_of(entry)].append(textwrap.indent(_glossary_entry(entry), "   "))
    files = {"conf.py": _CONF}
    told = "" if in_contents else ":orphan:\n\n"
    for page, members in glossaries.items():
        files[f"{page}.rst"] = f"{told}{_underlined(page, '=')}\n.. glossary::\n\n" + "\n".join(members)
    for article in articles:
        files[f"{article.slug}.rst"] = _underlined(article.title, "=") + "\n" + "\n".join(_sections(article.parts))
    listed = [*(glossaries if in_contents else ()), *(article.slug for article in articles)]
    pages = "\n".join(f"   {name}" for name in listed)
    files["index.rst"] = f"{_underlined('Words', '=')}\n.. toctree::\n   :maxdepth: 1\n\n{pages}\n"
    return files


def by_letter(entry: Written) -> str:
    """A page for each letter, as glossaries usually are."""
    return f"letter-{entry.title[0].lower()}"


def by_entry(entry: Written) -> str:
    """A page for each entry, as here."""
    return entry.slug


def _glossary_entry(entry: Written) -> str:
    body = [_rst(entry.definition), *(block for part in entry.parts for block in _rst_part(part))]
    return "\n".join([entry.title, *entry.names]) + "\n" + textwrap.indent("\n\n".join(body), "   ") + "\n"


def _rst_part(part: Part) -> Iterator[str]:
    if part.heading:
        yield f".. rubric:: {part.heading}"
    yield from _blocks(part, _rst)


def _sections(parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        if part.heading:
            yield _underlined(part.heading, "-")
        yield from (f"{block}\n" for block in _blocks(part, _rst))


def _rst(prose: Prose) -> str:
    return "".join(map(_rst_piece, prose))


def _rst_piece(piece: str | Term | Web) -> str:
    match piece:
        case Term(headword, words):
            return f":term:`{words} <{headword}>`"
        case Web(address, words):
            return f"`{words} <{address}>`__"
    return piece


def _underlined(title: str, sign: str) -> str:
    return f"{title}\n{sign * len(title)}\n"


# ---- mkdocs-ezglossary-plugin -------------------------------------------------------------------


def ezglossary(entries: Iterable[Written], articles: Iterable[Written], settings: Mapping[str, Any]) -> Files:
    """A page for each entry with its definition, its names as definitions that lead to it, and a summary of all."""
    files = {
        "docs/index.md": "# Words\n\n[All of them](summary.md)\n",
        "docs/summary.md": f"# Summary\n\n<glossary::{SECTION}>\n",
    }
    for entry in entries:
        files[f"docs/dictionary/{entry.slug}.md"] = _markdown_entry(entry)
    for article in articles:
        blocks = [f"# {article.title}", *(block for part in article.parts for block in _markdown_part(part))]
        files[f"docs/articles/{article.slug}.md"] = "\n\n".join(blocks) + "\n"
    config = {
        "site_name": settings["site_name"],
        "site_url": settings["site_url"],
        "theme": _stock(settings["theme"]),
        "plugins": ["search", {"ezglossary": {"tooltip": "short", "inline_refs": "short"}}],
        "markdown_extensions": [*settings["markdown_extensions"], "def_list"],
        "nav": ["index.md", "summary.md"],
        "not_in_nav": "/dictionary/\n/articles/\n",
        "validation": settings["validation"],
    }
    return {**files, "mkdocs.yml": _yaml(config)}


def _markdown_entry(entry: Written) -> str:
    named = Term(entry.title, entry.title)
    definitions = [(entry.title, entry.definition), *((name, ("See ", named, ".")) for name in entry.names)]
    blocks = [f"# {entry.title}", *(f"{SECTION}:{name}\n:   {_markdown(text)}" for name, text in definitions)]
    return "\n\n".join([*blocks, *(block for part in entry.parts for block in _markdown_part(part))]) + "\n"


def _markdown_part(part: Part) -> Iterator[str]:
    if part.heading:
        yield f"## {part.heading}"
    yield from _blocks(part, _markdown)


def _markdown(prose: Prose) -> str:
    return "".join(map(_markdown_piece, prose))


def _markdown_piece(piece: str | Term | Web) -> str:
    match piece:
        case Term(headword, words) if words == headword:
            return f"<{SECTION}:{headword}>"
        case Term(headword, words):
            return f"<{SECTION}:{headword}|{words}>"
        case Web(address, words):
            return f"[{words}]({address})"
    return piece


# ---- Zensical -----------------------------------------------------------------------------------


def zensical(settings: Mapping[str, Any]) -> str:
    """Its `mkdocs.yml` for the finished pages: the same settings in one file, without hooks and templates of ours."""
    others = {key: value for key, value in settings.items() if key not in ("hooks", "plugins", "theme")}
    return _yaml({**others, "theme": _stock(settings["theme"]), "plugins": ["search"]})


# ---- What they share ----------------------------------------------------------------------------


def _blocks(part: Part, write: Callable[[Prose], str]) -> Iterator[str]:
    """Paragraphs, or one list of them all; both syntaxes write them alike."""
    if part.is_list:
        yield "\n".join(f"- {write(item)}" for item in part.paragraphs)
    else:
        yield from map(write, part.paragraphs)


def _stock(theme: Mapping[str, Any]) -> Mapping[str, Any]:
    return {key: value for key, value in theme.items() if key != "custom_dir"}


def _yaml(config: Mapping[str, Any]) -> str:
    return yaml.safe_dump(dict(config), sort_keys=False, allow_unicode=True)
