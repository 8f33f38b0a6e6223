"""Texts as other builders write them → Markdown as entries hold it, with links to entries in double brackets.

What an entry cannot hold becomes what comes nearest: headings become bold, pictures their description, HTML its
Markdown. What is lost by that is told, by kind. Linear in the text.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdownify import markdownify

from dictionary.linking import forbidden
from dictionary.linking.forbidden import ALLOWED_ADDRESS, ELEMENTS

Resolve = Callable[[str], str | None]
"""What a link names → the slug of an entry, or None."""
_CODE = re.compile(
    r"(?ms)^ {0,3}(?:`{3,}|~{3,})[^\n]*\n.*?^ {0,3}(?:`{3,}|~{3,})[ \t]*$"
    r"|(?<!`)(?P<ticks>`+)(?!`)(?:[^`]|(?!(?P=ticks)(?!`))`+)*?(?P=ticks)(?!`)"
)
_COMMENT = re.compile(r"<!--.*?-->|\{/\*.*?\*/\}", re.S)
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*)?/?>")
_BLOCKS = frozenset(
    "p div ul ol li table thead tbody tr td th h1 h2 h3 h4 h5 h6 blockquote pre dl dt dd "
    "details summary section figure hr".split()
)
_WRAPPER = re.compile(r"</?(?:div|section|span|center|font|article)(?:\s[^<>]*)?>\n?", re.I)
_COMPONENT = re.compile(r"<([A-Z]\w*)((?:\s[^<>]*?)?)(?:/>|>(.*?)</\1>)", re.S)
_MODULE = re.compile(r"^(?:import\s.+?from\s.+|import\s+['\"].+['\"];?|export\s.+)$", re.M)
_SHORTCODE = re.compile(r"\{\{[<%]\s*(/?)\s*([\w./-]+)\s*(.*?)\s*/?[%>]\}\}", re.S)
_LIQUID = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.S)
_ATTRIBUTE = re.compile(r"(\w+)\s*=\s*[\"']([^\"']*)[\"']|[\"']([^\"']+)[\"']|(?<![\w=])([\w-]+)(?![\w=])")
_TO = ("term_id", "term", "id", "slug", "to", "href", "name")
_PICTURE = re.compile(
    r"!\[((?:[^\[\]\\]|\\.)*)\](?:\(\s*<?([^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)>?[^()]*\)|\[[^\[\]]*\])(?:\{[^{}\n]*\})?"
)
_LINK = re.compile(
    r"(?<!\\)(?<!\[)\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\(\s*<?([^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)>?"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*\)(?:\{[^{}\n]*\})?"
)
_DEFINED = re.compile(
    r"^ {0,3}\[(?!\^)([^\]\n]+)\]:[ \t]*<?([^\s<>]+)>?(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$\n?",
    re.M,
)
_REFERENCE = re.compile(r"(?<![\\\]!\[])\[([^\[\]\n]+)\](?:\[([^\[\]\n]*)\])?(?![(\[:])")
_WIKI = re.compile(r"(!?)\[\[([^\[\]\n|]+)(?:\|([^\[\]\n]+))?\]\]")
_EZ = re.compile(r"<([\w-]*):([^<>/|@:][^<>|:]*)(?:\|([^<>]*))?>")
_ATX = re.compile(r"^ {0,3}#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$", re.M)
_SETEXT = re.compile(r"^(?=[ \t]*[^\s>|+*#-])([^\n]+)\n {0,3}(?:={2,}|-{2,})[ \t]*$", re.M)
_HEADING_ID = re.compile(r"\s*\{:?\s*#[^{}]*\}\s*$")
_FENCED_NOTE = re.compile(r"^ {0,3}:::+[ \t]*([\w-]*)[ \t]*(.*)$", re.M)
_NOTE = re.compile(
    r"^(?:!!!|\?\?\?\+?)[ \t]+[\w -]+?(?:[ \t]+\"([^\"\n]*)\")?[ \t]*\n((?:(?:[ ]{4}|\t).*\n?|[ \t]*\n(?=[ ]{4}|\t))+)",
    re.M,
)
_ATTRIBUTES = re.compile(r"\{:[^{}\n]*\}")
_FOOTNOTE = re.compile(r"\[\^[^\]\n]+\]:?")
_ENTRY_LINK = re.compile(r"\[\[[^\[\]|#]*(?:#[^\[\]|]*)?\|([^\[\]]*)\]\]|\[\[([^\[\]]*)\]\]")
_KEPT, _END, _LESS = "\ue000", "\ue001", "\ue002"
_INLINE = MarkdownIt("commonmark", {"html": False}).enable("table")


@dataclass(slots=True)
class Converted:
    """A text as an entry can hold it."""

    text: str
    lost: list[tuple[str, str]] = field(default_factory=list)
    """Kind and what it was: `picture`, `link`, `shortcode`, `component`, `comment`."""


def converted(source: str, resolve: Resolve, own: str = "") -> Converted:
    """`own` is the slug of the entry whose text this is: a link to it is none."""
    done = Converted("")
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match[0])
        return f"{_KEPT}{len(kept) - 1}{_END}"

    def linked(target: str, words: str) -> str | None:
        slug = resolve(target)
        shown = plain(words).replace("|", "/").replace("[", "(").replace("]", ")").strip()
        if slug is None:
            return None
        return shown if slug == own or not shown else f"[[{slug}|{shown}]]"

    text = re.sub("[\ue000-\ue002]", "", source).replace("\t", "    ")
    text = _CODE.sub(keep, text)
    text = _without(_COMMENT, text, "comment", done)
    text = _without(_MODULE, text, "component", done) if _MODULE.search(text) and "<" in text else text
    text = _SHORTCODE.sub(lambda match: _of_code(match, match[2], match[3], linked, "shortcode", done), text)
    text = _without(_LIQUID, text, "shortcode", done)
    text = _COMPONENT.sub(lambda match: _of_component(match, linked, done), text)
    text = _EZ.sub(lambda match: linked(match[2], match[3] or match[2]) or _unlinked(match, done), text)
    text = _of_html(_with_notes(text))
    addresses = {name.casefold(): address for name, address in _DEFINED.findall(text)}
    text = _DEFINED.sub("", text)
    text = _PICTURE.sub(lambda match: _lost(done, "picture", match[0], match[1]), text)
    if addresses:
        text = _REFERENCE.sub(
            lambda match: (
                f"[{match[1]}]({addresses[name]})"
                if (name := (match[2] or match[1]).casefold()) in addresses
                else match[0]
            ),
            text,
        )
    text = _WIKI.sub(
        lambda match: (
            linked(match[2].strip(), match[3] or match[2])
            or _lost(done, "link", match[0], (match[3] or match[2]).strip())
        ),
        text,
    )
    text = _LINK.sub(lambda match: _of_link(match, linked, done), text)
    text = _SETEXT.sub(_bold, _ATX.sub(_bold, text))
    text = _ATTRIBUTES.sub("", text)
    text = _TAG.sub(lambda match: f"\\{match[0]}" if match[1].lower() in ELEMENTS else match[0], text)
    text = re.sub(f"{_KEPT}(\\d+){_END}", lambda match: kept[int(match[1])], text.replace(_LESS, "<"))
    text = text.replace("]](", "]]\\(")  # a link to an entry has no address behind it
    lines = [line.rstrip() if not line.endswith("  ") else line.rstrip() + "  " for line in text.split("\n")]
    done.text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n").rstrip()
    return done


def plain(markdown: str) -> str:
    """The words of a text, without any sign of Markdown, on one line."""
    words = _ENTRY_LINK.sub(lambda match: match[1] or match[2], markdown)
    return " ".join(" ".join(_words(words)).split())


def first_paragraph(markdown: str) -> str:
    """The words of the first paragraph; what stands in lists, tables and code is none."""
    words = _ENTRY_LINK.sub(lambda match: match[1] or match[2], markdown)
    tokens = _INLINE.parse(words)
    for number, token in enumerate(tokens):
        if token.type == "paragraph_open" and token.level == 0:
            inline = tokens[number + 1]
            shown = "".join(_shown(inline.children or []))
            is_heading = re.fullmatch(r"\*\*[^*\n]+\*\*", inline.content.strip()) is not None
            if shown.strip() and not is_heading:
                return " ".join(shown.split())
    return ""


def flattened(markdown: str) -> str:
    """The same text with every sign of markup shown as it is: what is left where nothing else can be held."""
    return re.sub(r"([\\`*_\[\]<>#!|~])", r"\\\1", plain(markdown))


def _words(markdown: str) -> Iterator[str]:
    for token in _INLINE.parse(markdown):
        if token.type == "inline":
            yield "".join(_shown(token.children or []))
        elif token.type in ("fence", "code_block"):
            yield token.content


def _shown(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        kind, content = token.type, token.content
        if kind in ("softbreak", "hardbreak"):
            yield " "
        elif kind == "image":
            yield "".join(_shown(token.children or []))
        else:
            yield content


def _lost(done: Converted, kind: str, what: str, instead: str = "") -> str:
    done.lost.append((kind, " ".join(what.split())))
    return instead


def _without(pattern: re.Pattern[str], text: str, kind: str, done: Converted) -> str:
    return pattern.sub(lambda match: _lost(done, kind, match[0]), text)


def _unlinked(match: re.Match[str], done: Converted) -> str:
    if match[1].lower() in ("http", "https", "mailto", "ftp", "tel"):
        return match[0]
    return _lost(done, "link", match[0], match[3] or match[2])


def _of_code(
    match: re.Match[str], name: str, given: str, linked: Callable[[str, str], str | None], kind: str, done: Converted
) -> str:
    """A short code of Hugo: a link where it names a term, otherwise nothing that readers see."""
    named = {each[0]: each[1] for each in _ATTRIBUTE.findall(given) if each[0]}
    loose = [each[2] or each[3] for each in _ATTRIBUTE.findall(given) if each[2] or each[3]]
    words = named.get("text") or (loose[1] if len(loose) > 1 else "")
    for target in (*(named[key] for key in _TO if key in named), *loose[:1]):
        if link := linked(target, words or target):
            return link
    return _lost(done, kind, match[0], words)


def _of_component(match: re.Match[str], linked: Callable[[str, str], str | None], done: Converted) -> str:
    named = {each[0]: each[1] for each in _ATTRIBUTE.findall(match[2]) if each[0]}
    words = (match[3] or named.get("text") or "").strip()
    for key in _TO:
        if key in named and (link := linked(named[key], words or named[key])):
            return link
    if not named and words and (link := linked(plain(words), words)):
        return link
    return _lost(done, "component", f"<{match[1]}{match[2]}>", words)


def _of_html(text: str) -> str:
    """Elements of HTML as Markdown, block by block, so that the Markdown around them stays."""
    text = re.sub(r"<((?:https?://|mailto:)[^<>\s]+)>", r"\1", _WRAPPER.sub("", text))
    if not any(tag.lower() in ELEMENTS for tag in _TAG.findall(text)):
        return text
    done: list[str] = []
    open_block = ""
    for block in re.split(r"(\n{2,})", _without_comparisons(text)):
        open_block += block
        if open_block.strip() and not _is_balanced(open_block):
            continue  # an element that goes over empty lines
        is_block = bool({tag.lower() for tag in _TAG.findall(open_block)} & _BLOCKS)
        done.append(_markdown(open_block) if is_block else _by_line(open_block))
        open_block = ""
    return "".join(done) + (_markdown(open_block) if open_block else "")


def _without_comparisons(text: str) -> str:
    """A text in which only elements begin with `<`; all others wait as another sign."""
    starts = {match.start() for match in forbidden.TAG.finditer(text) if forbidden.is_element(text, match)}
    return re.sub("<", lambda match: "<" if match.start() in starts else _LESS, text)


def _is_balanced(block: str) -> bool:
    return all(
        len(re.findall(rf"<{tag}\b", block, re.I)) == len(re.findall(rf"</{tag}\s*>", block, re.I))
        for tag in _BLOCKS - {"hr", "li", "p", "td", "th", "tr", "dt", "dd"}
    )


def _by_line(block: str) -> str:
    return "\n".join(_line(line) for line in block.split("\n"))


def _line(line: str) -> str:
    if not _TAG.search(line):
        return line
    indent = line[: len(line) - len(line.lstrip())]
    body = re.sub(r"<br\s*/?>\s*$", "  ", line.strip(), flags=re.I)
    end = "  " if body.endswith("  ") else ""
    return indent + _markdown(body).strip() + end


def _markdown(html: str) -> str:
    return str(
        markdownify(
            html, heading_style="ATX", bullets="-", escape_asterisks=False, escape_underscores=False, escape_misc=False
        )
    )


def _with_notes(text: str) -> str:
    """Boxes around a remark: the title in bold, the remark a paragraph."""
    text = _NOTE.sub(
        lambda match: (f"**{match[1]}**\n\n" if match[1] else "") + re.sub(r"(?m)^(?: {4}|\t)", "", match[2]), text
    )
    return _FENCED_NOTE.sub(lambda match: f"\n**{match[2].strip(' []')}**\n" if match[2].strip(" []") else "", text)


def _of_link(match: re.Match[str], linked: Callable[[str, str], str | None], done: Converted) -> str:
    words, address = match[1], match[2]
    for target in _targets(address):
        if link := linked(target, words):
            return link
    if ALLOWED_ADDRESS.fullmatch(address):
        return f"[{words}]({address})"
    return _lost(done, "link", match[0], words)


def _targets(address: str) -> Iterator[str]:
    """What a link may name: its whole address, its section, the last part of its path."""
    if address.startswith("term:"):
        yield unquote(address.removeprefix("term:"))
        return
    yield address
    if re.match(r"[a-z][a-z0-9+.-]*:", address, re.I):
        return
    path, _, section = unquote(address).partition("#")
    if section:
        yield section
        yield section.removeprefix("term-")
    parts = [
        part
        for part in path.partition("?")[0].split("/")
        if part not in ("", ".", "..", "index.md", "index.html", "_index.md")
    ]
    if parts:
        yield re.sub(r"\.(?:mdx?|markdown|html?)\Z", "", parts[-1])


def _bold(match: re.Match[str]) -> str:
    title = re.sub(r"(?<!\\)\*\*|__", "", _HEADING_ID.sub("", match[1])).strip()
    return f"\n**{title}**\n" if title else ""
