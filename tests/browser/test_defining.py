"""`define(word)` in JavaScript, as the page about files for programs shows it: copied from there and run."""

from pathlib import Path

from builds import SITE_URL
from define_cases import WORDS, code
from visiting import Visitor


def test_in_javascript(visit: Visitor, built_site: Path) -> None:
    text = code(built_site, "JavaScript").replace(SITE_URL, visit.url)
    page = visit("about/")
    for word, beginnings in WORDS:
        answers = page.evaluate(f"(word) => {{ {text}\nreturn define(word); }}", word)
        assert len(answers) == len(beginnings), word
        assert all(answer.startswith(begin) for answer, begin in zip(answers, beginnings, strict=True)), answers
