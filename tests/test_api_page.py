"""The page about files for programs: it says of every file what that file is, and what it says is so."""

import hashlib
import html
import json
import re
import zlib
from pathlib import Path
from typing import Any

import pytest

from builds import Built
from dictionary.exports.json_api import FILES
from dictionary.exports.offered import GROUPS, OWN, is_own, offered
from dictionary.pages.api_page import abridged, beginning, example

SITES = ("with_directory_urls", "without_directory_urls", "by_properdocs", "second_dictionary")
OF_THE_BUILDER = ("sitemap.xml", "sitemap.xml.gz", "404.html", "partials/safe-settings.js")


@pytest.fixture(params=SITES)
def built(request: pytest.FixtureRequest) -> Built:
    found: Built = request.getfixturevalue(request.param)
    return found


def page_of(built: Built) -> str:
    return (built.site / "api" / "index.html").read_text("utf-8")


def examples(built: Built) -> dict[str, str]:
    """Path of a file → how the page says it begins."""
    found = re.findall(r'<code translate="no" data-path="([^"]+)">(.*?)</code>', page_of(built), re.DOTALL)
    return {path: html.unescape(text) for path, text in found}


def test_every_example_is_a_piece_of_its_file(built: Built) -> None:
    found = examples(built)
    assert len(found) > 12
    for path, text in found.items():
        content = (built.site / path).read_bytes()
        if path.endswith((".json", ".jsonld")) and text.startswith("{") and is_json(text):
            assert is_piece(json.loads(text), json.loads(content)), path
        elif path.endswith(".inv"):
            *head, body = content.split(b"\n", 4)
            assert lines_begin(text, b"\n".join([*head, zlib.decompress(body)]).decode()), path
        else:
            assert lines_begin(text, content.decode("utf-8-sig").replace("\r\n", "\n")), path


def is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def is_piece(piece: Any, whole: Any) -> bool:
    """Whether a value is another one with fewer items of lists, fewer lines of tables, and shorter texts."""
    if isinstance(whole, dict):
        return isinstance(piece, dict) and all(name in whole and is_piece(piece[name], whole[name]) for name in piece)
    if isinstance(whole, list):
        return isinstance(piece, list) and all(map(is_piece, piece, whole)) and len(piece) <= len(whole)
    if isinstance(whole, str) and isinstance(piece, str) and piece != whole:
        return piece.endswith("…") and whole.startswith(piece.removesuffix("…"))
    return bool(piece == whole) and type(piece) is type(whole)


def lines_begin(text: str, whole: str) -> bool:
    lines = zip(text.split("\n"), whole.split("\n"), strict=False)
    return all(line == real or (line.endswith("…") and real.startswith(line.removesuffix("…"))) for line, real in lines)


def test_a_piece_is_told_from_what_is_none() -> None:
    whole = {"a": [1, {"b": "text"}], "c": None, "d": True}
    for piece in ({}, {"a": [1]}, {"a": [1, {"b": "te…"}]}, {"c": None}):
        assert is_piece(piece, whole)
    for other in ({"e": 1}, {"a": [2]}, {"a": [1, {"b": "xe…"}]}, {"c": ""}, {"d": 1}, {"a": {}}, {"a": [1, {}, 3]}):
        assert not is_piece(other, whole)


def test_every_file_is_documented_or_the_sites_own(built: Built) -> None:
    """A format that nobody has written about fails here; so does one of a kind that is not made any more."""
    pages = re.compile(r".*\.html|assets/.*")
    files = [path.relative_to(built.site).as_posix() for path in built.site.rglob("*") if path.is_file()]
    documented = [each for each in offered() if any(map(each.is_at, files))]
    names = re.findall(r'id="file-(\w+)"', page_of(built))
    assert names == [each.name for each in documented]
    for path in files:
        known = is_own(path) or any(each.is_at(path) for each in documented)
        assert known or pages.fullmatch(path) or path in OF_THE_BUILDER, path


def test_every_file_that_programs_are_told_of_is_documented() -> None:
    paths = {each.path.removesuffix("index.html") for each in offered()}
    assert set(FILES.values()) <= paths
    assert not {each.path for each in offered()} & set(OWN)
    assert len({each.name for group in GROUPS.values() for each in group}) == len(list(offered()))


def test_each_leads_to_its_file(built: Built) -> None:
    links = re.findall(r'<p><a href="([^"]+)" translate="no"><code>([^<]+)</code></a></p>', page_of(built))
    assert len(links) == page_of(built).count('class="offered-file"')
    for link, pattern in links:
        path = (built.site / "api" / link).resolve()
        assert (path / "index.html" if link.endswith("/") else path).is_file(), link
        assert pattern.startswith("http")


def test_the_hash_that_is_shown_is_that_of_the_file(built: Built) -> None:
    shown = [html.unescape(text) for text in re.findall(r'<code translate="no">(\{.*?\})</code>', page_of(built), re.S)]
    envelope, summary = map(json.loads, shown)
    index = json.loads((built.site / "api/v1/index.json").read_text("utf-8"))
    assert envelope == {**index, "result": "…"}
    file = built.site / "api" / "v1" / "entries" / f"{summary['id']}.json"
    assert hashlib.sha256(file.read_bytes()).hexdigest() == summary["sha256"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("short", "short"),
        ("x" * 81, "x" * 80 + "…"),
        ([1, 2, 3], [1]),
        ([], []),
        ({"a": ["x" * 90, 2]}, {"a": ["x" * 80 + "…"]}),
        ({str(n): n for n in range(100)}, {"0": 0, "1": 1, "2": 2}),
        (None, None),
        (7, 7),
    ],
)
def test_what_is_left_of_a_value(value: Any, expected: Any) -> None:
    assert abridged(value) == expected


def test_the_beginning_of_a_text_is_short_whatever_it_holds() -> None:
    assert beginning(b"a\nb\n") == "a\nb"
    assert len(beginning(b"x" * 100_000)) < 300
    assert beginning(b"x\n" * 100).count("\n") == 7
    assert beginning(b"\xff") == "\ufffd"
    assert example("binary", b"\x00\x01") == ""


def test_what_an_entry_holds_cannot_leave_the_example(tmp_path: Path) -> None:
    """The template escapes; this holds for what the page is made of."""
    text = example("json", json.dumps({"a": "</code><script>"}).encode())
    assert json.loads(text) == {"a": "</code><script>"}
