"""`dictionary_links`, the linker for whoever runs Python-Markdown: by its name, from the wheel, without a builder."""

import subprocess
import sys
from pathlib import Path

import pytest
from markdown import Markdown

from builds import PATIENCE, environment
from dictionary_plugin.markdown_extension import UnusableDictionaryError

NAME = "dictionary_plugin.markdown_extension"
MENTOR = """headword: mentor
topics: [words]
aliases: [guide]
examples: [My mentor told me so.]
definition: A mentor is a person who gives advice to somebody who wants to learn.
"""
RECRUITER = """headword: recruiter
topics: [words]
definition: A recruiter is a person who finds people for a job.
"""


@pytest.fixture
def glossary(tmp_path: Path) -> Path:
    folder = tmp_path / "words"
    folder.mkdir()
    for name, text in (("mentor", MENTOR), ("recruiter", RECRUITER), ("_topics", "words: {name: Words}\n")):
        (folder / f"{name}.yml").write_text(text)
    return folder


def converter(folder: Path, *others: str, **settings: object) -> Markdown:
    given = {"glossary": str(folder), **settings}
    return Markdown(extensions=[NAME, *others], extension_configs={NAME: given})


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("A mentor, and a mentor.", "<p>A {mentor|mentor}, and a mentor.</p>"),
        ("Guides and [[recruiter|they]].", "<p>{mentor|Guides} and {recruiter|they}.</p>"),
        ("[[nothing of ours]] and ![[mentor.png]].", "<p>[[nothing of ours]] and ![[mentor.png]].</p>"),
        (
            "`mentor` [a mentor](https://example.org)",
            '<p><code>mentor</code> <a href="https://example.org">a mentor</a></p>',
        ),
        ("[[mentor#examples]]", "<p>{mentor#examples|mentor}</p>"),
    ],
)
def test_first_mentions_become_links(text: str, html: str, glossary: Path) -> None:
    made = converter(glossary, href="https://example.org/w/{slug}.html").convert(text)
    for slug, address in (
        ("mentor#examples", "mentor.html#examples"),
        ("mentor", "mentor.html"),
        ("recruiter", "recruiter.html"),
    ):
        entry = slug.partition("#")[0]
        begin = f'<a class="entry-link" data-entry="{entry}" href="https://example.org/w/{address}">'
        html = html.replace(f"{{{slug}|", begin)
    assert made == html.replace("}", "</a>")


def test_every_text_is_a_page_of_its_own(glossary: Path) -> None:
    md = converter(glossary)
    first, mentions = md.convert("A mentor."), md.mentions  # type: ignore[attr-defined]
    assert [(each.slug, each.shown, each.sentence) for each in mentions] == [("mentor", "mentor", "A mentor.")]
    assert md.convert("A mentor.") == first == md.reset().convert("A mentor.")
    assert md.convert("Nobody.") == "<p>Nobody.</p>"
    assert md.mentions == []  # type: ignore[attr-defined]


def test_it_gets_on_with_other_extensions(glossary: Path) -> None:
    md = converter(glossary, "tables", "toc", "footnotes", "abbr", "admonition", "def_list", "md_in_html", "attr_list")
    html = md.convert("# A mentor\n\n| a | b |\n|---|---|\n| [[mentor]] | x |\n\n!!! note\n    A recruiter.\n")
    assert html.count('data-entry="mentor"') == 1
    assert html.count('data-entry="recruiter"') == 1
    assert ">mentor</a></td>" in html


def test_only_brackets_where_that_is_set(glossary: Path) -> None:
    html = converter(glossary, automatic=False).convert("A mentor and a [[recruiter]].")
    link = '<a class="entry-link" data-entry="recruiter" href="/dictionary/recruiter/">recruiter</a>'
    assert html == f"<p>A mentor and a {link}.</p>"


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"glossary": "nowhere/at/all"}, "there is no folder nowhere/at/all. Fix: "),
        ({"href": "javascript:alert('{slug}')"}, '"href" is "javascript:alert'),
        ({"href": "{slug}"}, "no address of entries"),
        ({"href": "/all/"}, "no address of entries"),
        ({"glosary": "x"}, 'no setting "glosary". Fix: use glossary, href, '),
    ],
)
def test_a_wrong_setting_is_said_in_a_sentence(settings: dict[str, str], words: str, glossary: Path) -> None:
    with pytest.raises(UnusableDictionaryError) as told:
        Markdown(extensions=[NAME], extension_configs={NAME: {"glossary": str(glossary), **settings}})
    assert words in str(told.value)


def test_a_wrong_entry_is_said_with_its_place(glossary: Path) -> None:
    (glossary / "wrong.yml").write_text("headword: wrong\ntopics: [words]\n")
    with pytest.raises(UnusableDictionaryError, match=r"words/wrong\.yml:1:1: error\[E\d+ .*\] .* Fix: "):
        converter(glossary)


def test_the_wheel_brings_the_name(glossary: Path, wheel: Path) -> None:
    (glossary.parent / "settings.yml").write_text("dictionary_links:\n  glossary: words\n  href: ../{slug}.html\n")
    command = [sys.executable, "-m", "markdown", "-x", "dictionary_links", "-c", "settings.yml"]
    done = subprocess.run(
        command,
        cwd=glossary.parent,
        env=environment(PYTHONPATH=str(wheel)),
        input="A mentor.",
        check=False,
        text=True,
        capture_output=True,
        timeout=PATIENCE,
    )
    assert done.stdout == '<p>A <a class="entry-link" data-entry="mentor" href="../mentor.html">mentor</a>.</p>', (
        done.stderr
    )
