"""What every book has: how a page of it begins, how it looks, its cover, and the list of what is in it."""

import textwrap
from html import escape

from dictionary.language.direction import direction
from dictionary.site import Site

CONTAINER = """\
<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
STYLE = """\
body { margin: 5%; line-height: 1.4; }
.cover { margin: 0; text-align: center; }
.cover img { max-width: 100%; max-height: 100%; }
.titlepage { margin-top: 20%; text-align: center; }
h1, h2, h3, h4 { line-height: 1.2; break-after: avoid; page-break-after: avoid; }
.letter { font-size: 2em; border-bottom: 1px solid; }
.entry { margin-bottom: 2.5em; }
.entry-head, .definition { break-inside: avoid; page-break-inside: avoid; break-after: avoid; page-break-after: avoid; }
.entry-head p { margin: 0.2em 0; }
.headword { margin-bottom: 0.1em; font-size: 1.5em; }
h3 { font-size: 1.1em; }
.grammar, .example { font-style: italic; }
.label { margin-inline-start: 0.3em; font-size: 0.8em; font-style: normal; }
.definition p { font-size: 1.1em; font-weight: bold; }
.in-short dt, dt { font-weight: bold; }
dd { margin: 0 0 0.6em 1em; }
.in-short-title, .aliases-label { font-variant: small-caps; }
blockquote { margin: 0.5em 1em; padding-inline-start: 0.6em; border-inline-start: 2px solid; }
.sources, .legal { font-size: 0.85em; }
table { border-collapse: collapse; }
td, th { padding: 0.2em 0.5em; border: 1px solid; text-align: start; }
"""
_GREEN, _PAPER = "#0b4f45", "#fdfcf9"
_LETTERS_IN_LINE = 14
_ACCESS = (
    ("accessMode", "textual"),
    ("accessModeSufficient", "textual"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityFeature", "structuralNavigation"),
    ("accessibilityHazard", "none"),
)
_UNDATED = "1970-01-01"


def page(title: str, body: str, language: str, direction: str) -> str:
    """A page of the book."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        f'lang="{escape(language)}" xml:lang="{escape(language)}" dir="{direction}">\n'
        f'<head><title>{escape(title)}</title><link rel="stylesheet" href="style.css"/></head>\n'
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def cover(name: str) -> str:
    """The name of the dictionary on the color of its spine."""
    lines = textwrap.wrap(name, _LETTERS_IN_LINE) or [name]
    size = min(110, 1500 // max(len(line) for line in lines))
    top = 420 - len(lines) * size // 2
    words = "".join(
        f'<text x="400" y="{top + number * round(size * 1.25)}">{escape(line)}</text>'
        for number, line in enumerate(lines, 1)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 1200" width="800" height="1200" '
        f'role="img" aria-label="{escape(name)}"><rect width="800" height="1200" fill="{_GREEN}"/>'
        f'<rect x="60" y="60" width="680" height="1080" fill="none" stroke="{_PAPER}" stroke-width="6"/>'
        f'<g fill="{_PAPER}" font-family="serif" font-size="{size}" font-weight="bold" text-anchor="middle">{words}</g>'
        "</svg>\n"
    )


def package(site: Site, *, identifier: str, home: str, pages: tuple[str, ...]) -> str:
    """What the book is, and all that is in it, in the order of reading."""
    t, language = site.strings, site.settings.language
    title = escape(site.settings.name)
    rights = escape(f"{t.license_name}, {t.license_url}")
    meta = [
        f'<dc:identifier id="id">urn:uuid:{identifier}</dc:identifier>',
        f"<dc:title>{title}</dc:title>",
        f"<dc:language>{escape(language)}</dc:language>",
        f"<dc:creator>{title}</dc:creator>",
        f"<dc:publisher>{title}</dc:publisher>",
        f"<dc:rights>{rights}</dc:rights>",
        f"<dc:description>{escape(t.browse_description)}</dc:description>",
        f"<dc:date>{site.last_modified}</dc:date>" if site.last_modified else "",
        f"<dc:source>{escape(home)}</dc:source>" if home else "",
        f'<meta property="dcterms:modified">{site.last_modified or _UNDATED}T00:00:00Z</meta>',
        *(f'<meta property="schema:{name}">{value}</meta>' for name, value in _ACCESS),
        f'<link rel="dcterms:license" href="{escape(t.license_url)}"/>',
    ]
    items = [
        f'<item id="p{number}" href="{name}" media-type="application/xhtml+xml"{_PROPERTIES.get(name, "")}/>'
        for number, name in enumerate(pages)
    ]
    spine = "\n".join(f'<itemref idref="p{number}"/>' for number in range(len(pages)))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" '
        f'xml:lang="{escape(language)}" dir="{direction(language)}">\n'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n{_lines(meta)}\n</metadata>\n'
        f"<manifest>\n{_lines(items)}\n"
        '<item id="style" href="style.css" media-type="text/css"/>\n'
        '<item id="cover" href="cover.svg" media-type="image/svg+xml" properties="cover-image"/>\n</manifest>\n'
        f'<spine page-progression-direction="{direction(language)}">\n{spine}\n</spine>\n</package>\n'
    )


_PROPERTIES = {"nav.xhtml": ' properties="nav"'}


def _lines(texts: list[str]) -> str:
    return "\n".join(filter(None, texts))
