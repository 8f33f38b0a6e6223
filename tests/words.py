"""The words that a site shows, and where they come from."""

import html
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import material
import yaml

from crawl import Crawl, Page

# Fields whose values are words of the model, not of readers.
OF_THE_MODEL = {"pos", "grammar", "register", "status", "kind", "authority", "legal", "autolink", "template"}


def words(text: str) -> list[str]:
    """Single letters left out: they are the alphabet's."""
    return re.findall(r"[^\W\d_]{2,}", text)


def words_of_files(files: Iterable[Path]) -> set[str]:
    """What stands in YAML and Markdown files, as readers could see it."""
    known: set[str] = set()
    for path in files:
        text = path.read_text(encoding="utf-8")
        front, _, body = text.removeprefix("---\n").partition("\n---\n") if path.suffix == ".md" else (text, "", "")
        known.update(words(body), *map(words, _values(yaml.load(front, Loader=yaml.BaseLoader))))
    return known


def words_of_theme(language: str) -> set[str]:
    """The theme's own translation."""
    file = Path(material.__file__).parent / "templates" / "partials" / "languages" / f"{language}.html"
    return set(words(re.sub(r'"[\w.]+":', "", file.read_text(encoding="utf-8"))))


def strange(site: Crawl, known: set[str]) -> set[str]:
    """Texts on the pages of a site with a word that is not known.

    GitHub is read from the repository's address; the styles of citations have names of their own. What is to be copied
    has addresses in it, and HTML: it is looked at as what is left of it without them.
    """
    shown = [text for page in site.pages.values() if not _is_of_codes(page) for text in page.shown]
    assert shown
    names = {"GitHub", "APA", "MLA", "BibTeX"}
    return {text for text in shown if not set(words(_plain(text, site.url))) <= known | names}


def _plain(text: str, url: str) -> str:
    """A text without what programs read: tags, addresses of the site, the names of BibTeX's fields."""
    if url not in text:
        return text
    text = re.sub(r"</?\w+[^<>]*>|https?://[^\s}]+", " ", html.unescape(text) if "<" not in text else text)
    return html.unescape(re.sub(r"@misc\{[\w-]+,|\b(?:title|howpublished|year|url|note) = ", " ", text))


def _is_of_codes(page: Page) -> bool:
    """The page about what the checks say: that is English in every dictionary, and marked as such."""
    return any("codes" in element.classes and "lang" in element.attributes for element in page.elements)


def _values(data: object) -> Iterator[str]:
    """The texts in a YAML file; names of navigation items, which are keys, are among them."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in OF_THE_MODEL:
                yield from _values(value)
    elif isinstance(data, list):
        for value in data:
            if isinstance(value, dict) and len(value) == 1:
                yield from value
            yield from _values(value)
    elif isinstance(data, str):
        yield data
