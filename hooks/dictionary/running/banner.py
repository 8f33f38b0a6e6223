"""Problems → a banner on top of every page that is served while somebody writes, and of none that is built.

In English whatever the language of the dictionary is, as the messages are: the file with the
interface's words may be the one that is broken. With its own style, since that of the site may be
missing or broken too; colors are the site's where there are any.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from markupsafe import Markup

from dictionary.model.problems import Problem

MOST = 30
"""Problems that are shown; more would hide the page."""

_STYLE = Markup(
    ".problems-to-mend{margin:0;padding:.75rem 1.25rem;font:1rem/1.5 system-ui,sans-serif;position:relative;z-index:9;"
    "overflow-wrap:anywhere;color:var(--warning,#6b3a00);background:var(--warning-soft,#fbeed9);"
    "border-bottom:.2rem solid currentColor}"
    ".problems-to-mend summary{cursor:pointer;font-weight:700;padding:.25rem 0}"
    ".problems-to-mend summary:focus-visible{outline:.2rem solid currentColor;outline-offset:.1rem}"
    ".problems-to-mend ul{margin:.25rem 0;padding-left:1.5rem;max-height:40vh;overflow:auto}"
    ".problems-to-mend code{font:inherit;font-weight:700}"
    "@media print{.problems-to-mend{display:none}}"
)
_ITEM = Markup("<li><code>{place}</code> {message} <em>To mend it:</em> {fix}</li>")
_BANNER = Markup(
    '<section class="problems-to-mend" lang="en" dir="ltr" aria-label="Problems to mend"><style>{style}</style>'
    "<details open><summary>{count} to mend: what is wrong is shown as it was before, or left out.</summary>"
    '<ul tabindex="0">{items}</ul></details></section>'
)


def banner(notes: Sequence[Problem | str]) -> str:
    """The banner as HTML; empty when there is nothing to say. Closed like any list that opens."""
    if not notes:
        return ""
    items = [_item(note) for note in notes[:MOST]]
    if len(notes) > MOST:
        items.append(Markup("<li>And {} more: run “make check” to see all.</li>").format(len(notes) - MOST))
    count = "1 problem" if len(notes) == 1 else f"{len(notes)} problems"
    return _BANNER.format(style=_STYLE, count=count, items=Markup("").join(items))


def _item(note: Problem | str) -> Markup:
    if isinstance(note, str):
        return Markup("<li>{}</li>").format(note)
    place = f"{note.path}, line {note.position.line}:"
    return _ITEM.format(place=place, message=note.message, fix=note.fix)


def with_banner(page: bytes, html: str) -> bytes:
    """A page with the banner as the first thing in it."""
    begin = page.lower().find(b"<body")
    at = page.find(b">", begin) + 1 if begin >= 0 else 0
    return page[:at] + html.encode() + page[at:]


Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
"""A WSGI application."""


def shown_on_pages(application: Application, notes: Callable[[], Sequence[Problem | str]]) -> Application:
    """The application with a banner on its HTML pages whenever there is something to say."""

    def run(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        started: list[Any] = []

        def start(status: str, headers: list[tuple[str, str]], *rest: object) -> Callable[[bytes], object]:
            started[:] = [status, headers, *rest]
            return lambda data: None

        answer = application(environ, start)
        status, headers, *rest = started
        html = banner(notes()) if dict(headers).get("Content-Type", "").startswith("text/html") else ""
        if not html or not status.startswith(("200", "404", "500")):
            start_response(status, headers, *rest)
            return answer
        try:
            page = with_banner(b"".join(answer), html)
        finally:
            if close := getattr(answer, "close", None):
                close()
        kept = [(name, value) for name, value in headers if name.lower() != "content-length"]
        start_response(status, [*kept, ("Content-Length", str(len(page)))], *rest)
        return [page]

    return run
