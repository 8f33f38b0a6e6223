"""Words that are asked for, and the functions of the page about files for programs that answer."""

import html
import re
from pathlib import Path

WORDS = [
    ("Workplace Sponsor", ["A career sponsor is"]),
    ("resume", ["A résumé is"]),
    ("RÉSUMÉ", ["A résumé is"]),
    ("sponsor", ["A career sponsor is", "Visa sponsorship is"]),
    ("nobody says this", []),
]
"""Word → how its definitions begin, in the first dictionary."""


def code(site: Path, language: str) -> str:
    page = (site / "api" / "index.html").read_text("utf-8")
    (found,) = re.findall(rf'<code [^>]*data-define="{language}">(.*?)</code>', page, re.DOTALL)
    return html.unescape(found)
