"""Words that have no entry yet: the page that lists them, each with a link that opens the form for it."""

import html
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from builds import FIRST_DICTIONARY, SECOND_DICTIONARY, Built
from crawl import Crawl
from dictionary.assembly import assemble
from dictionary.checking.wanted_checks import WantedWords
from dictionary.model.entry import Wanted
from dictionary.pages import pages
from dictionary.reading import last_good
from dictionary.reading.files import find_files
from dictionary.reading.wanted import load_wanted
from dictionary.site import Settings, Site

PATH = "glossary/_wanted.yml"


@pytest.fixture(scope="module")
def site() -> Site:
    found = assemble(FIRST_DICTIONARY, Settings(name="First")).site
    assert found
    return found


def text_of(site: Site) -> str:
    return pages.render_list("wanted", site, lambda path: f"../{path.removesuffix('.md')}/")


def test_each_word_stands_under_its_first_topic_in_the_order_of_the_alphabet(site: Site) -> None:
    grouped = {key: [each.headword for each in words] for key, words in site.wanted_by_topic.items()}
    assert grouped == {"job-search": ["Boolean search", "401(k)"], "networking": ["elevator pitch", "small talk"]}
    assert list(grouped) == [key for key in site.dictionary.topics if key in grouped]


def links_of(text: str) -> dict[str, str]:
    class Reader(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.address, self.found = "", {}

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.address = (dict(attrs).get("href") or "") if tag == "a" else ""

        def handle_data(self, data: str) -> None:
            if self.address:
                self.found[data] = self.address
                self.address = ""

    reader = Reader()
    reader.feed(text)
    return reader.found


def test_a_word_leads_to_the_form_filled_in_with_it(site: Site) -> None:
    links = links_of(text_of(site))
    for wanted in site.dictionary.wanted:
        address = urlsplit(links[wanted.headword])
        assert address.path == "../contribute/index/"
        asked = {"word": [wanted.headword], "topics": [",".join(wanted.topics)]}
        assert parse_qs(address.query, strict_parsing=True) == asked


def test_what_is_wanted_is_shown_as_it_is_written(site: Site) -> None:
    text = text_of(site)
    assert "for &amp; which subjects are safe &lt;where you are&gt;" in text
    assert "elevator speech, lift pitch" in text
    assert site.strings.count("wanted_count", 4) in text


def test_a_topic_says_that_words_are_wanted_there(site: Site) -> None:
    def of(topic: str) -> str:
        return pages.render_list(f"topic {topic}", site, lambda path: path)

    assert "contribute/wanted.md#topic-networking" in of("networking")
    assert site.strings.count("wanted_here", 2) in of("networking")
    assert "wanted" not in of("career-development")


def test_a_dictionary_without_the_file_says_so_and_asks() -> None:
    site = assemble(SECOND_DICTIONARY, Settings(name="Second", glossary="eintraege", language="de")).site
    assert site
    text = html.unescape(text_of(site))
    assert site.strings.wanted_none in text
    assert "../contribute/index/" in text
    assert "<section" not in text


def test_hostile_words_stay_text() -> None:
    word = '<script>x</script> "&`~[[a]]'
    data = f"- headword: '{word}'\n  topics: [t]\n  cover: \"<img src=x> ``` {{{{ x }}}}\"\n"
    (wanted,), problems = load_wanted(PATH, data.encode(), {"topics": ["t"]})
    assert problems == []
    assert wanted.headword == word
    base = assemble(FIRST_DICTIONARY, Settings(name="First")).site
    assert base
    topic = next(iter(base.dictionary.topics))
    changed = replace(base, dictionary=replace(base.dictionary, wanted=(replace(wanted, topics=(topic,)),)))
    text = text_of(changed)
    assert "<script" not in text
    assert "<img" not in text
    assert "```" not in text
    assert parse_qs(urlsplit(links_of(text)[word]).query)["word"] == [word]


@pytest.mark.parametrize("name", ["work coach", "Work Coach", "work-coach", "job coach", "job-coach"])
def test_a_word_is_found_by_each_of_its_names(name: str) -> None:
    words = WantedWords([Wanted(headword="job coach", topics=("t",), cover="x", aliases=("work coach",))])
    found = words.find(name)
    assert found
    assert found.headword == "job coach"
    assert words.told(name, "remove it") == (
        f'"{name}" is wanted: nobody has written it yet.',
        'write it (scripts/new.py "job coach"), or remove it.',
    )
    assert words.find("coach") is None
    assert words.find("x" * 100_000) is None
    assert WantedWords().told(name, "") is None


@pytest.mark.parametrize("word", ['a"; ls "', "a $(ls)", "a `ls`", "a\\", "wow!"])
def test_nobody_is_told_to_paste_a_command_into_a_shell(word: str) -> None:
    told = WantedWords([Wanted(headword=word, topics=("t",), cover="x")]).told(word, "remove it")
    assert told
    assert told[1] == "write it (scripts/new.py), or remove it."


def test_while_serving_a_broken_file_is_shown_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "glossary").mkdir()
    file = tmp_path / PATH
    file.write_text("- headword: guide\n  topics: [t]\n  cover: x\n", "utf-8")
    before = find_files(tmp_path, "glossary")
    file.write_text("- headword: guide\n  topics: [\n", "utf-8")
    now = find_files(tmp_path, "glossary")
    assert last_good.with_kept(now, {PATH}, before, "glossary").wanted == before.wanted
    assert last_good.with_kept(now, set(), before, "glossary").wanted == now.wanted
    assert last_good.remembered(now, {PATH}, before, "glossary").wanted == before.wanted
    assert last_good.remembered(now, {PATH}, None, "glossary").wanted is None


def test_the_built_page_has_the_words(with_directory_urls: Built) -> None:
    page = Crawl(with_directory_urls).pages["contribute/wanted/index.html"]
    found = [link for link in page.all("a") if "?word=" in (link.attributes.get("href") or "")]
    assert len(found) == 4
