"""`/downloads/entries.csv`: a line an entry, for spreadsheets (RFC 4180; UTF-8, marked for Excel)."""

import csv
import io

from dictionary.exports.web import Made, Web
from dictionary.site import Build

PATH = "downloads/entries.csv"
COLUMNS = ("headword", "aliases", "definition", "topics", "region", "status", "reviewed", "uri")
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def files(build: Build, web: Web) -> Made:
    """The one file."""
    site = build.site
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    for entry in site.dictionary.entries.values():
        cells = (
            entry.headword,
            "; ".join(alias.text for alias in entry.aliases),
            entry.gloss,
            "; ".join(entry.topics),
            "; ".join(entry.region),
            entry.status,
            str(entry.reviewed or ""),
            web.page(site.settings.entry_page(entry.slug)),
        )
        writer.writerow(map(_harmless, cells))
    yield PATH, "\ufeff" + table.getvalue()


def _harmless(cell: str) -> str:
    """A text that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return f"'{cell}" if cell.startswith(_FORMULAS) else cell
