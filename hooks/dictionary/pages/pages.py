"""Entry, browse list, topic, signpost → Markdown pages, through the templates next door.

A page is Markdown with front matter. Its section headings are Markdown, so that any
builder finds them for its table of contents; the rest is finished HTML made by templates that
escape everything, with fields rendered in the order in which the template asks for them.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from dictionary.contributing import suggest
from dictionary.contributing.form_page import host_name
from dictionary.language.letter_lines import letter_lines
from dictionary.language.letters import without_accents
from dictionary.linking.addresses import Redirect
from dictionary.linking.fields import FieldRenderer
from dictionary.linking.markdown_extension import LinkContext
from dictionary.linking.mentions import PageLinks
from dictionary.linking.sections import SECTIONS, covered_anchors
from dictionary.model import codes
from dictionary.model.entry import Entry, Wanted
from dictionary.pages.browsing import letter_pages
from dictionary.pages.finished_html import BEGIN, END, finished
from dictionary.pages.template_code import KeptTemplates
from dictionary.site import RenderedPage, Site

Href = Callable[[str], str]
"""Source path of a page (`dictionary/mentor.md`) → address as seen from the page being made."""


@dataclass(slots=True)
class FieldsOfPage:
    """What the entry template calls: renders fields in page order, remembers what it made."""

    renderer: FieldRenderer
    context: LinkContext
    html: dict[str, str] = field(default_factory=dict)

    def section(self, id: str, title: str) -> Markup:
        """A Markdown heading with a stable id, between finished HTML; what follows belongs to it."""
        assert id in SECTIONS, id
        self.context.section = (id, title)
        return Markup(f"\n{END}{heading(title, id)}\n{BEGIN}\n")

    def block(self, text: str) -> Markup:
        return self._remember(text, self.renderer.block(text, self.context))

    def inline(self, text: str) -> Markup:
        return self._remember(text, self.renderer.inline(text, self.context))

    def sentence(self, text: str) -> Markup:
        return self.renderer.sentence(text, self.context)

    def _remember(self, text: str, html: Markup) -> Markup:
        self.html[text] = str(html)
        return html


def entry_front_matter(entry: Entry, site: Site) -> dict[str, Any]:
    """What the theme's template needs to know before the page is rendered."""
    # The theme and its search put titles and descriptions into pages as they are: they are HTML.
    meta: dict[str, Any] = {
        "title": escape(entry.headword),
        "description": escape(entry.gloss),
        "template": "entry.html",
        "question": escape(site.strings.question(entry)),
        "entry": entry.slug,
        # Somebody who searches a word wants its entry before the articles that use it.
        "search": {"boost": 2},
    }
    if entry.status == "retired":
        meta["noindex"] = True
    return meta


def entry_page(entry: Entry, site: Site, href: Href, renderer: FieldRenderer) -> tuple[str, RenderedPage]:
    """The body of an entry's page, and what it mentions."""
    context = LinkContext(
        index=site.index,
        href=lambda slug: href(site.settings.entry_page(slug)),
        links=PageLinks(own=entry.slug, linked=renderer.explicit_targets(entry, site.index)),
    )
    fields = FieldsOfPage(renderer, context)
    names = dict.fromkeys(entry.names)
    text = _template("entry.md.j2").render(
        entry=entry,
        site=site,
        t=site.strings,
        href=href,
        entries=site.dictionary.entries,
        articles=site.dictionary.articles,
        regions=site.dictionary.regions,
        topics=site.dictionary.topics,
        see_also=[site.dictionary.entries[slug] for slug in entry.see_also if slug in site.dictionary.entries],
        also_means=site.addresses.also_means(entry),
        unaccented=[name for name in map(without_accents, names) if name not in names],
        covered=list(zip(entry.covers, covered_anchors(entry), strict=True)),
        lines_of=partial(letter_lines, rules=site.settings.language_rules.sentences),
        section=fields.section,
        block=fields.block,
        inline=fields.inline,
        sentence=fields.sentence,
    )
    return finished(text), RenderedPage(tuple(context.mentions), fields.html)


def hand_written_front_matter(meta: Mapping[str, Any]) -> dict[str, Any]:
    """Front matter that an author wrote as text, as the theme expects it: as HTML."""
    return {
        key: escape(str(value))
        if key in ("title", "description", "author", "question") and value is not None
        else value
        for key, value in meta.items()
    }


def list_pages(site: Site) -> Mapping[str, dict[str, Any]]:
    """Source path → front matter of every generated list. `list` says what `render_list` shows there."""
    t, settings = site.strings, site.settings
    pages = {
        settings.browse_page: _list_meta("browse", t.browse, t.browse_description, "browse.html"),
        f"{settings.topics}/index.md": _list_meta("topics", t.topics, t.topics_description),
        f"{settings.articles}/index.md": _list_meta("articles", t.articles_index, t.articles_description),
        settings.form_page: _list_meta("contribute", t.contribute, t.contribute_description, "contribute.html"),
        settings.errors_page: _list_meta("errors", t.errors_title, t.errors_description),
        settings.wanted_page: _list_meta("wanted", t.wanted_title, t.wanted_description),
        settings.embedding_page: _list_meta("embedding", t.embedding, t.embedding_description, "embedding.html"),
        settings.api_page: _list_meta("api", t.api, t.api_description, "api.html"),
        settings.search_page: _list_meta("search", t.search_title, t.search_description, "search.html"),
    }
    if settings.is_guest:  # nothing is asked of readers there, and no list is empty
        kept = (settings.browse_page, *([f"{settings.topics}/index.md"] if any(site.by_topic.values()) else ()))
        pages = {path: pages[path] for path in kept}
    for path, letter in letter_pages(site).items():
        named = t.other_letter if letter.is_other else letter.sign
        first, last = letter.entries[0].headword, letter.entries[-1].headword
        description = t("letter_description", first=first, last=last)
        pages[path] = _list_meta(f"letter {path}", t("letter_title", letter=named), description, "letter.html")
    for key, entries in site.by_topic.items():
        if entries:
            topic = site.dictionary.topics[key]
            meta = _list_meta(f"topic {key}", topic.name, topic.description or topic.name)
            pages[settings.topic_page(key)] = meta
    for signpost in site.addresses.signposts.values():
        if signpost.slug not in site.dictionary.entries:
            title = t("signpost_title", label=signpost.label)
            description = t("signpost_description", label=signpost.label)
            meta = _list_meta(f"signpost {signpost.slug}", title, description) | {"noindex": True}
            pages[settings.entry_page(signpost.slug)] = meta
    return pages


def _list_meta(what: str, title: str, description: str, template: str = "list.html") -> dict[str, Any]:
    # Kept out of the search index: a list repeats what the entries say.
    return {
        "title": escape(title),
        "description": escape(description),
        "template": template,
        "list": what,
        "search": {"exclude": True},
    }


def render_list(what: str, site: Site, href: Href) -> str:
    """The body of a generated list; `what` is `list` of its front matter."""
    kind, _, key = what.partition(" ")
    given: dict[str, object] = {}
    match kind:
        case "browse" | "letter" | "contribute" | "embedding" | "api" | "search":
            # Made by the theme's templates, which know how often each entry is mentioned, and where to send; what
            # stands in the files for programs is known when all pages are rendered.
            return ""
        case "topic":
            given = {
                "topic": site.dictionary.topics[key],
                "key": key,
                "entries": site.by_topic[key],
                "wanted": len(site.wanted_by_topic.get(key, ())),
            }
        case "wanted":
            host = host_name(site.settings.repository)
            given = {"groups": site.wanted_by_topic, "asking": _asking, "plainly": _plainly(site), "host": host}
        case "signpost":
            given = {"signpost": site.addresses.signposts[key]}
        case "errors":
            given = {"groups": codes.grouped(), "language": codes.LANGUAGE}
    return finished(_template(f"{kind}.md.j2").render(site=site, t=site.strings, href=href, **given))


def redirect_page(redirect: Redirect, site: Site, target: str, script: str, icon: str, canonical: str) -> str:
    """A complete HTML page that leads to an entry; `canonical` is absolute or empty, the others are relative.

    `script` keeps the fragment and query with which a reader came; `icon` may be a `data:` address.
    """
    return _template("redirect.html.j2").render(
        redirect=redirect,
        t=site.strings,
        language=site.settings.language,
        target=target,
        script=script,
        icon=icon,
        canonical=canonical,
    )


def with_front_matter(meta: Mapping[str, Any], body: str = "") -> str:
    """A Markdown file. Front matter goes through a serializer, never through pasting."""
    written = yaml.dump(dict(meta), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{written}---\n{body}"


@lru_cache(maxsize=1024)
def heading(text: str, id: str) -> Markup:
    """A Markdown heading from plain text: every sign that Markdown might read is escaped."""
    escaped = re.sub(r"[^\w\s]", lambda match: f"&#{ord(match[0])};" if match[0].isascii() else match[0], text)
    escaped = " ".join(escaped.split())
    return Markup(f"\n\n## {escaped.replace('_', '&#95;')} {{#{id}}}\n")


def _asking(wanted: Wanted) -> str:
    """What to put behind the address of the form so that it opens for a word; `contribute.js` reads it."""
    return f"?{urlencode({'word': wanted.headword, 'topics': ','.join(wanted.topics)}, quote_via=quote)}"


def _plainly(site: Site) -> Callable[[Wanted], str]:
    """Wanted word → the form of the host filled in with it, or a letter: for a reader without scripts."""
    return lambda word: suggest.for_wanted(site.settings.repository, word.headword, word.topics, site.strings)


def _fence_safe(text: object) -> Markup:
    """Escaped text that cannot begin a code fence on the page it is put into."""
    return Markup(escape(str(text)).replace("`", "&#96;").replace("~", "&#126;"))


def _with_code(text: str) -> Markup:
    """Plain text in which backticks stand around code."""
    pieces = text.split("`")
    return Markup("").join(
        Markup("<code>{}</code>").format(_fence_safe(piece)) if number % 2 else _fence_safe(piece)
        for number, piece in enumerate(pieces)
    )


def _lines_kept(text: str) -> Markup:
    """Escaped text for `pre`: its lines are kept, and Markdown sees one."""
    return Markup(str(_fence_safe(text.rstrip("\n"))).replace("\n", "&#10;"))


@cache
def _template(name: str) -> Template:
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # a change of the code, which these are, restarts a server
    )
    environment.filters |= {"fence_safe": _fence_safe, "with_code": _with_code, "lines_kept": _lines_kept}
    environment.bytecode_cache = KeptTemplates(environment)
    # Here and not by an `import` in templates, which compares all names there are, for each page.
    parts = environment.get_template("parts.j2").module
    environment.globals |= {name: getattr(parts, name) for name in ("region_names", "labels", "definition_list")}
    return environment
