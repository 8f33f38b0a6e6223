"""`/llms.txt`: what the site holds, for programs that read text (llmstxt.org): every entry with its definition."""

import re

from dictionary.exports.json_api import offered
from dictionary.exports.web import Made, Web
from dictionary.site import Build

PATH = "llms.txt"
_MARKUP = re.compile(r"([\\\[\]<>`*_])")


def files(build: Build, web: Web) -> Made:
    """The one file, in Markdown."""
    site = build.site
    t = site.strings
    lines = [f"# {_plain(site.settings.name)}", "", f"{t.license_name}: {t.license_url}"]
    for key, entries in site.by_topic.items():
        if entries:
            lines += ["", f"## {_plain(site.dictionary.topics[key].name)}", ""]
            lines += [
                f"- [{_plain(entry.headword)}]({web.page(site.settings.entry_page(entry.slug))}): {_plain(entry.gloss)}"
                for entry in entries
            ]
    lines += ["", "## API", "", *(f"- {name}: {web.file(path)}" for name, path in sorted(offered(web).items()))]
    yield PATH, "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))
