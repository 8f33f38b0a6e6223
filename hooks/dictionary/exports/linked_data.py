"""What a page says to search engines, as JSON-LD with the words of schema.org; put into its head."""

from typing import Any

from dictionary.exports.serializing import to_json
from dictionary.exports.web import Web
from dictionary.model.entry import Article, Entry
from dictionary.site import Site

_CONTEXT = "https://schema.org"


def of_page(source: str, site: Site, web: Web) -> str:
    """What the page of a source path says; nothing for other kinds of pages, or without a known address of the site."""
    if not web.is_known:
        return ""
    if slug := site.slug_of_page(source):
        return of_entry(site.dictionary.entries[slug], site, web)
    if article := site.article_of_page(source):
        return of_article(article, site, web)
    return of_set(site, web) if source in ("index.md", site.settings.browse_page) else ""


def of_entry(entry: Entry, site: Site, web: Web) -> str:
    """A `DefinedTerm` of the dictionary, and the way to it."""
    page = web.page(site.settings.entry_page(entry.slug))
    term: dict[str, Any] = {
        "@type": "DefinedTerm",
        "@id": page,
        "url": page,
        "name": entry.headword,
        "alternateName": [alias.text for alias in entry.aliases],
        "description": entry.gloss,
        "termCode": entry.slug,
        "inLanguage": site.settings.language,
        "inDefinedTermSet": web.page(site.settings.browse_page),
        "license": site.strings.license_url,
        "dateModified": str(entry.last_modified) if entry.last_modified else "",
    }
    steps = [(site.settings.name, web.root), (site.strings.browse, web.page(site.settings.browse_page))]
    return _written([term, _crumbs([*steps, (entry.headword, page)])])


def of_set(site: Site, web: Web) -> str:
    """The dictionary itself, a `DefinedTermSet`."""
    return _written(
        [
            {
                "@type": "DefinedTermSet",
                "@id": web.page(site.settings.browse_page),
                "url": web.page(site.settings.browse_page),
                "name": site.settings.name,
                "inLanguage": site.settings.language,
                "license": site.strings.license_url,
            }
        ]
    )


def of_article(article: Article, site: Site, web: Web) -> str:
    """An `Article`, and the way to it."""
    page = web.page(site.settings.article_page(article.slug))
    about: dict[str, Any] = {
        "@type": "Article",
        "@id": page,
        "url": page,
        "headline": article.title,
        "description": article.description,
        "inLanguage": site.settings.language,
        "license": site.strings.license_url,
        "dateModified": str(article.last_modified) if article.last_modified else "",
        "publisher": {"@type": "Organization", "name": site.settings.name, "url": web.root},
    }
    return _written([about, _crumbs([(site.settings.name, web.root), (article.title, page)])])


def _crumbs(steps: list[tuple[str, str]]) -> dict[str, Any]:
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": address}
        for number, (name, address) in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _written(graph: list[dict[str, Any]]) -> str:
    """Without what is empty. No sign in it ends the script that it is put into (`serializing.py`)."""
    said = [{name: value for name, value in node.items() if value} for node in graph]
    return to_json({"@context": _CONTEXT, "@graph": said}).strip()
