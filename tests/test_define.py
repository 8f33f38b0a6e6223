"""`define(word)`, as the page about files for programs shows it: copied from there and run."""

import json
import re
from typing import Any

import pytest

from builds import Built
from define_cases import WORDS, code


def test_in_python(with_directory_urls: Built) -> None:
    text = code(with_directory_urls.site, "Python")
    assert 'file="http://localhost/repo/api/v1/entries.json"' in text
    found: dict[str, Any] = {}
    exec(text, found)
    file = (with_directory_urls.site / "api" / "v1" / "entries.json").as_uri()
    for word, beginnings in WORDS:
        answers = found["define"](word, file)
        assert len(answers) == len(beginnings), word
        assert all(answer.startswith(begin) for answer, begin in zip(answers, beginnings, strict=True)), answers


@pytest.mark.parametrize("language", ["Python", "JavaScript"])
def test_it_is_short(language: str, with_directory_urls: Built) -> None:
    function = re.split(r"^(?:async function|def) .*\n", code(with_directory_urls.site, language), flags=re.MULTILINE)[
        1
    ]
    assert len([line for line in function.splitlines() if line.strip("}")]) <= 5


def test_every_name_and_every_signpost_is_in_the_file(with_directory_urls: Built) -> None:
    file = json.loads((with_directory_urls.site / "api" / "v1" / "entries.json").read_text("utf-8"))
    of = {entry["id"]: entry["names"] for entry in file["result"]}
    assert {"résumé", "resume"} <= set(of["resume"])
    assert {"career sponsor", "workplace sponsor", "sponsor"} <= set(of["career-sponsor"])
    (sponsor,) = [each for each in file["signposts"] if each["label"] == "sponsor"]
    assert sponsor == {
        "label": "sponsor",
        "uri": "http://localhost/repo/dictionary/sponsor/",
        "of": ["career-sponsor", "visa-sponsorship"],
    }
    looked_up = json.loads((with_directory_urls.site / "api" / "v1" / "names.json").read_text("utf-8"))["result"]
    assert [each["label"] for each in looked_up["signposts"]] == [each["label"] for each in file["signposts"]]
