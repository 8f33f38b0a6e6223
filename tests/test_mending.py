"""`--fix`: what has exactly one mend is mended, everything else stays byte for byte, and nothing gets worse."""

import stat
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bad_entry_cases import Case
from builds import FIRST_DICTIONARY, PROJECT
from check import main
from dictionary.assembly import assemble, found_files
from dictionary.checking import mending
from dictionary.checking.mending import Mended, mend, mended, text_at, with_texts
from dictionary.model.problems import Position, Problem
from dictionary.reading import traps
from dictionary.reading.docs import Docs
from dictionary.reading.files import Files
from dictionary.reading.quoting import as_written, quoted
from dictionary.running.writing import write_whole
from dictionary.site import Settings
from test_bad_entries import CASES, write

SETTINGS = Settings(name="Test")


def docs_of(project: Path) -> Docs:
    config = project / "mkdocs.yml"
    nav = yaml.safe_load(config.read_text(encoding="utf-8"))["nav"] if config.is_file() else []
    return Docs(nav=tuple(nav), themes=(PROJECT / "overrides", project / "theme"))


def looked_at(project: Path, files: Files) -> list[Problem]:
    return assemble(project, SETTINGS, docs_of(project), files=files).problems


def mend_all(project: Path) -> tuple[Files, Mended]:
    files = found_files(project, SETTINGS, docs_of(project))
    return files, mend(files, "glossary", lambda files: looked_at(project, files))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_where_a_replacement_is_offered_applying_it_makes_the_file_pass(case: Case, tmp_path: Path) -> None:
    write(tmp_path, case)
    files, done = mend_all(tmp_path)
    before = looked_at(tmp_path, files)
    assert not done.left, done
    left = [p for p in done.problems if p.replacement is not None and p.path != "mkdocs.yml"]
    assert not left, "\n".join(map(str, left))
    # Nothing came up in a file that could be read, and elsewhere nothing that was not hidden by one that could not.
    unread = {problem.path for problem in before if problem.code in mending._UNREADABLE or problem.code[:2] == "E2"}
    for path, text in done.texts.items():
        assert text_at(files, "glossary", path) != text
        assert mending._rank(path, done.problems) < mending._rank(path, before)
    if not unread:
        assert len(done.problems) <= len(before)
    # What is written is what was looked at, and a second time changes nothing.
    again = mend(with_texts(files, "glossary", done.texts), "glossary", lambda files: looked_at(tmp_path, files))
    assert not again.texts


TRAPS = {
    "pattern: Ask: what did you learn?": 'pattern: "Ask: what did you learn?"',
    "region_notes:\n  UK: In: Britain.": 'region_notes:\n  UK: "In: Britain."',
    "scripts:\n  - situation: A\n    text: B\n origin: C": "scripts:\n  - situation: A\n    text: B\norigin: C",
    'tips:\n  - Say "no": then wait.': "tips:\n  - 'Say \"no\": then wait.'",
    "tips:\n  - @handle is a name.": 'tips:\n  - "@handle is a name."',
    "tips:\n  - `x` is code.": 'tips:\n  - "`x` is code."',
    "tips:\n  - %20 is a space.": 'tips:\n  - "%20 is a space."',
    "tips:\n  - *Ask* first.": 'tips:\n  - "*Ask* first."',
    "tips:\n  - !important": 'tips:\n  - "!important"',
    "tips:\n  - [[coach]] first.": 'tips:\n  - "[[coach]] first."',
    "tips:\n  - Ask question #1 first.": 'tips:\n  - "Ask question #1 first."',
    'tips:\n  - "Ask" is good.': "tips:\n  - '\"Ask\" is good.'",
    'tips:\n  - "Ask for a "coach" first."': "tips:\n  - 'Ask for a \"coach\" first.'",
    "tips:\n  - 'It's easy.'": 'tips:\n  - "It\'s easy."',
    "tips:\n  - 'The workers' rights'": 'tips:\n  - "The workers\' rights"',
    'tips:\n  - "Ask," she said. "Wait."': 'tips:\n  - \'"Ask," she said. "Wait."\'',
    "tips: [Ask.],": "tips: [Ask.]",
    "pattern: “Ask: what did you learn?”": 'pattern: "Ask: what did you learn?"',
    "origin: !!str Odyssey": "origin: Odyssey",
    'pattern: "ask";  # a remark': 'pattern: "ask"  # a remark',
    "tips:\n  - Ask.\n - Wait.\n - Thank.\n   - Write.": "tips:\n  - Ask.\n  - Wait.\n  - Thank.\n  - Write.",
    "tips:\n  - Ask.\n     - Wait.\n   - Thank.": "tips:\n  - Ask.\n  - Wait.\n  - Thank.",
    "tips:\n\t- Ask.": "tips:\n  - Ask.",
    "aliases: [No, 1099]": 'aliases: ["No", "1099"]',
    "aliases:\n  - text: a: b": 'aliases:\n  - text: "a: b"',
    "see_also: ['[[coach]]']": "see_also: [coach]",
    "see_also: [/dictionary/coach/]": "see_also: [coach]",
    "see_also: [coahc]  # by hand": "see_also: [coach]  # by hand",
    "steps:\n  - Find them.\n    tips:\n  - Ask.": "steps:\n  - Find them.\ntips:\n  - Ask.",
    "aliases: ['adviser,']\norigin: From Greek..": "aliases: ['adviser']\norigin: From Greek.",
    "topics: [Networking]\nexemples: [Her mentor asked.]": "topics: [networking]\nexamples: [Her mentor asked.]",
}


@pytest.mark.parametrize("lines", TRAPS)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_traps_that_yaml_sets(lines: str, newline: str, tmp_path: Path) -> None:
    """Remarks, order, line ends and a byte-order mark stay."""
    rest = "\n# A remark: kept\nheadword:   mentor\n" + ("" if "topics" in lines else "topics: [networking]\n")
    rest += "definition: A mentor is someone who advises you.\n"

    def entry(text: str) -> bytes:
        return ("\ufeff# é\n" + text + rest).replace("\n", newline).encode()

    project = small(tmp_path)
    (project / "glossary" / "mentor.yml").write_bytes(entry(lines))
    _, done = mend_all(project)
    assert done.texts == {"glossary/mentor.yml": entry(TRAPS[lines])}
    assert done.problems == []


STAYS = (
    "aliases: [a, b",  # a list that is not closed, or a text?
    "explanation: |What it is.",  # a text on the lines below?
    'pattern: "never closed',
    "tips: [Ask.]\ntips: [Wait.]",
    "aliases:\n  - text: adviser, region: UK",  # two fields, no name with a colon in it
    "added: @2026-11-23",  # quotes make no day of it
    "legal: *yes*",
    "redirect_from: `[old]`",
    "tips:\n  - Ask.\nscripts:\n  - 10:30",  # a time of day is no field
    "region_notes: [UK]\n  UK: In Britain.",  # under which field?
    "scripts:\n  - ''\n    text: Ask.",
    "origin: !!binary Odyssey",
    "tips:\n  - {situation: x",
    "pattern: Ask: what\n  did you learn?",  # over two lines
    "origin: Greek pos: noun",  # two fields, or a text with a colon?
    "tips:\n  - Find them.\n    why: You may.",  # quotes in the middle of a text would be a part of it
    "see_also: [xyzzy]",
    "see_also: [coach-training]",  # another entry, still to be written?
    "note: look this up",
    "origin: null",  # nothing, or the word?
    'tips: "Ask.", "Wait."',  # a list, or one text?
    'tips:\n  - "Ask." "Wait."',
)


@pytest.mark.parametrize("lines", STAYS)
def test_what_can_be_meant_in_several_ways_stays(lines: str, tmp_path: Path) -> None:
    project = small(tmp_path)
    text = f"headword: mentor\ntopics: [networking]\ndefinition: A mentor is someone who advises you.\n{lines}\n"
    (project / "glossary" / "mentor.yml").write_text(text, encoding="utf-8")
    _, done = mend_all(project)
    assert done.texts == {}


def small(folder: Path) -> Path:
    (folder / "glossary").mkdir()
    (folder / "docs").mkdir()
    for file in (FIRST_DICTIONARY / "glossary").glob("_[!l]*.yml"):  # all but the ledger of its entries
        (folder / "glossary" / file.name).write_bytes(file.read_bytes())
    coach = "headword: coach\ntopics: [networking]\ndefinition: A coach trains you.\n"
    (folder / "glossary" / "coach.yml").write_text(coach, encoding="utf-8")
    return folder


# By themselves


def problem(path: str, replacement: str | None, start: int = 1, end: int = 2, line: int = 1) -> Problem:
    position = Position(line, start, end)
    return Problem(path=path, position=position, code="E301", name="n", message="M.", fix="f.", replacement=replacement)


def test_several_replacements_in_a_line_and_the_overlapping_one_waits() -> None:
    found = [problem("a", "XX", 1, 3), problem("a", "YYY", 5, 6), problem("a", "Z", 5, 9)]
    assert mended(b"ab  cdef g\r\nzz", found) == b"XX  Z g\r\nzz"
    assert mended("\ufeffäb".encode(), [problem("a", "x", 2, 3)]) == "\ufeffäx".encode()
    assert mended(b"\xff", [problem("a", "x")]) == b"\xff"
    assert mended(b"a", [problem("a", "x", line=9)]) == b"a"


def test_what_would_get_worse_stays_and_is_said() -> None:
    files = Files(entries={"glossary/a.yml": b"a", "glossary/b.yml": b"b"}, vocabularies={})

    def check(files: Files) -> list[Problem]:
        """What is mended in a brings two other problems; what is mended in b is mended."""
        found = [problem(f"glossary/{n}.yml", "x") for n in "ab" if files.entries[f"glossary/{n}.yml"] == n.encode()]
        if files.entries["glossary/a.yml"] == b"x":
            found += [problem("glossary/a.yml", None), problem("glossary/a.yml", None, 2, 3)]
        return found

    done = mend(files, "glossary", check)
    assert done.texts == {"glossary/b.yml": b"x"}
    assert done.left == {"glossary/a.yml"}


def test_what_would_harm_another_file_stays() -> None:
    files = Files(entries={"glossary/a.yml": b"a", "glossary/b.yml": b"b"}, vocabularies={})

    def check(files: Files) -> list[Problem]:
        is_old = files.entries["glossary/a.yml"] == b"a"
        return [problem("glossary/a.yml", "x")] if is_old else [problem("glossary/b.yml", None)]

    done = mend(files, "glossary", check)
    assert (done.texts, done.left) == ({}, {"glossary/a.yml"})


def test_a_mend_that_never_ends_ends() -> None:
    files = Files(entries={"glossary/a.yml": b"a"}, vocabularies={})
    done = mend(files, "glossary", lambda files: [problem("glossary/a.yml", "xa")])
    assert done.texts == {}


@given(st.text(alphabet=st.characters(exclude_categories=["C", "Zl", "Zp"])))
def test_a_text_in_quotes_is_the_text(text: str) -> None:
    assert yaml.safe_load(f"- {quoted(text)}") == [text]
    assert yaml.safe_load(f"[{as_written(text)}]") == [text]


@given(st.text())
def test_any_line_has_a_mend_or_none(line: str) -> None:
    for code in ("E103", "E107", "E110", "E204"):
        found = Problem(path="a", code=code, name="n", message="M.", fix="f.")
        new = traps.mended(line, found)
        assert new is None or code != "E204"


# On a disk


def test_a_file_is_written_whole_and_stays_what_it_is(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_bytes(b"old")
    file.chmod(0o640)
    (tmp_path / "link.yml").symlink_to("a.yml")
    write_whole(tmp_path / "link.yml", b"new")
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert (tmp_path / "link.yml").is_symlink()
    assert {path.name for path in tmp_path.iterdir()} == {"a.yml", "link.yml"}


def test_the_command_mends_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = small(tmp_path)
    (project / "mkdocs.yml").write_text("site_name: Birds\nsite_url: https://birds.example/\n", encoding="utf-8")
    (project / "docs" / "index.md").write_text("# Home\n\nAsk a [[coach first.\n", encoding="utf-8")
    mentor = project / "glossary" / "mentor.yml"
    text = "headword: mentor\ntopics: [networking]\ndefinition: A mentor advises you.\nsee_also: [coahc]\n"
    mentor.write_text(text, encoding="utf-8")
    assert main(["--fix", str(project / "docs")], project) == 0
    assert mentor.read_text(encoding="utf-8") == text
    assert "docs/index.md: mended." in capsys.readouterr().err
    assert (project / "docs" / "index.md").read_text(encoding="utf-8") == "# Home\n\nAsk a [[coach]] first.\n"
    assert main(["--fix"], project) == 0
    assert mentor.read_text(encoding="utf-8") == text.replace("coahc", "coach")


def test_what_cannot_be_written_is_told_and_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = small(tmp_path)
    (project / "mkdocs.yml").write_text("site_name: Birds\nsite_url: https://birds.example/\n", encoding="utf-8")
    mentor = project / "glossary" / "mentor.yml"
    text = "headword: mentor\ntopics: [networking]\ndefinition: A mentor advises you.\nsee_also: [coahc]\n"
    mentor.write_text(text, encoding="utf-8")
    for error, reason in (
        (PermissionError(13, "x"), "the permission is missing"),
        (OSError(28, "No space"), "No space"),
    ):

        def fails(path: Path, data: bytes, error: OSError = error) -> None:
            raise error

        monkeypatch.setattr("check.write_whole", fails)
        assert main(["--fix"], project) == 2
        assert f"mentor.yml cannot be written ({reason})" in capsys.readouterr().err
    assert mentor.read_text(encoding="utf-8") == text


def test_a_file_that_is_protected_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.yml"
    file.write_bytes(b"old")
    monkeypatch.setattr("os.access", lambda path, mode: False)  # whoever may do all would be allowed to
    with pytest.raises(PermissionError):
        write_whole(file, b"new")
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]
