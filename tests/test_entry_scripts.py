"""`scripts/new.py`, `rename.py` and `format.py` on dictionaries of their own."""

import io
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import command
import format as formatter
import new
import rename
import whole_writes
from builds import PROJECT, copy_second_dictionary, environment, fingerprint
from dictionary.assembly import assemble
from dictionary.contributing.entry_text import fields_read
from dictionary.contributing.renaming import renamed_entry, renamed_itself
from dictionary.model.problems import Problem
from project import configuration

DEFINITION = "A job offer letter is a letter in which an employer says what a job would be."


class Typed(io.TextIOWrapper):
    """What somebody types, at a terminal or from a file."""

    def __init__(self, text: str = "", at_terminal: bool = True) -> None:
        super().__init__(io.BytesIO(text.encode()), "utf-8")
        self._at_terminal = at_terminal

    def isatty(self) -> bool:
        return self._at_terminal


@pytest.fixture
def project(project_copy: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(project_copy, tmp_path / "project"))


@pytest.fixture
def no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Typed(at_terminal=False))


def problems_of(project: Path) -> list[Problem]:
    read = configuration(project)
    assert read.settings
    return assemble(project, read.settings, read.docs).problems


# ---- new ---------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("no_terminal")
def test_a_new_entry_needs_no_terminal(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["résumé gap", "--topic", "resumes-applications", "--topic", "job-search", "--kind", "noun"]
    arguments += ["--definition", "A résumé gap is a time without work that a résumé shows."]
    assert new.main(arguments, project) == 0, capsys.readouterr().out
    text = (project / "glossary" / "resume-gap.yml").read_text("utf-8")
    entry = fields_read(text).entry
    assert entry.headword == "résumé gap"
    assert entry.topics == ("resumes-applications", "job-search")
    assert entry.status == "stub"
    assert "# One full sentence that stands alone.\ndefinition: " in text
    assert "\n# explanation: |\n" in text
    assert not [problem for problem in problems_of(project) if problem.path == "glossary/resume-gap.yml"]
    assert formatter.main(["--check", str(project / "glossary" / "resume-gap.yml")], project) == 0


@pytest.mark.usefixtures("no_terminal")
def test_a_word_of_several_needs_no_quotes(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["golden", "hello", "--topic", "networking", "--definition", "A golden hello is money."]
    assert new.main(arguments, project) == 0, capsys.readouterr().out
    assert fields_read((project / "glossary" / "golden-hello.yml").read_text("utf-8")).entry.headword == "golden hello"


@pytest.mark.usefixtures("no_terminal")
def test_the_name_of_a_topic_counts_for_its_key(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["golden hello", "--topic", "Offers and pay", "--definition", "A golden hello is money."]
    assert new.main(arguments, project) == 0, capsys.readouterr().out
    assert fields_read((project / "glossary" / "golden-hello.yml").read_text("utf-8")).entry.topics == ("offers-pay",)


def test_a_new_entry_asks_until_it_can_be_written(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = [
        "nown",
        "noun",
        "job hunting",
        "",
        "interviews",
        "",
        "A “second interview” is one that follows a first interview.",
    ]
    monkeypatch.setattr(sys, "stdin", Typed("\n".join(typed) + "\n"))
    assert new.main(["second interview"], project) == 0, capsys.readouterr().out
    entry = fields_read((project / "glossary" / "second-interview.yml").read_text("utf-8")).entry
    assert (entry.pos, entry.topics) == ("noun", ("interviews",))
    assert entry.definition == 'A "second interview" is one that follows a first interview.'


@pytest.mark.usefixtures("no_terminal")
@pytest.mark.parametrize(
    ("headword", "where"),
    [
        ("networking", "glossary/networking.yml"),
        ("Networking", "glossary/networking.yml"),
        ("professional networking", "glossary/networking.yml"),
        ("referral bonus", "glossary/employee-referral.yml"),
        ("referral bonuses", "glossary/employee-referral.yml"),
        ("mentors", "glossary/mentor.yml"),
        ("resume", "glossary/resume.yml"),
        ("RÉSUMÉ", "glossary/resume.yml"),
        ("weak–ties", "glossary/weak-ties.yml"),
    ],
)
def test_a_word_that_is_explained_is_refused(
    headword: str, where: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = fingerprint(project)
    assert new.main([headword, "--topic", "networking", "--definition", "It is one."], project) == 1
    assert where in capsys.readouterr().out
    assert fingerprint(project) == before


@pytest.mark.usefixtures("no_terminal")
@pytest.mark.parametrize(
    ("headword", "also"), [("small talk", ""), ("Small Talk", ""), ("chit-chat", ' under the name "small talk"')]
)
def test_a_wanted_word_takes_its_topics_from_the_list(
    headword: str, also: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = project / "glossary" / "_wanted.yml"
    listed.write_text(f"{listed.read_text('utf-8').rstrip()}\n  aliases: [chit-chat]\n", "utf-8")
    before = listed.read_bytes()
    assert new.main([headword, "--definition", f"{headword.capitalize()} is talk about little."], project) == 0
    said = capsys.readouterr().out
    assert f'"{headword}" is wanted{also}: What it is for & which subjects are safe <where you are>.' in said
    assert "Its topics: networking, job-search." in said
    slug = headword.lower().replace(" ", "-")
    text = (project / "glossary" / f"{slug}.yml").read_text("utf-8")
    assert fields_read(text).entry.topics == ("networking", "job-search")
    assert listed.read_bytes() == before
    assert f"glossary/{slug}.yml. Fix: remove " in said, "the list is for people to change"


@pytest.mark.usefixtures("no_terminal")
def test_other_topics_than_the_wanted_ones_may_be_given(project: Path) -> None:
    assert (
        new.main(["small talk", "--topic", "interviews", "--definition", "Small talk is about little."], project) == 0
    )
    text = (project / "glossary" / "small-talk.yml").read_text("utf-8")
    assert fields_read(text).entry.topics == ("interviews",)


@pytest.mark.usefixtures("no_terminal")
def test_a_wanted_word_that_another_entry_covers_is_refused_with_the_way_on(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = project / "glossary" / "_wanted.yml"
    more = "- headword: referral bonus\n  topics: [networking]\n  cover: Who is paid it, and when.\n"
    listed.write_text(listed.read_text("utf-8") + more, "utf-8")
    assert [problem.code for problem in problems_of(project) if problem.path == "glossary/_wanted.yml"] == []
    assert new.main(["referral bonus", "--definition", "A referral bonus is money."], project) == 1
    assert 'take it out of "covers" there' in capsys.readouterr().out


def test_renaming_an_entry_leaves_the_list_of_wanted_words_alone(project: Path) -> None:
    listed = project / "glossary" / "_wanted.yml"
    listed.write_text(listed.read_text("utf-8").replace("small talk", "networking talk"), "utf-8")
    before = listed.read_bytes()
    assert rename.main(["networking", "meeting-people"], project) == 0
    assert listed.read_bytes() == before


@pytest.mark.usefixtures("no_terminal")
@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["job offer letter"], 2, "--topic"),
        (["job offer letter", "--topic", "offers-pay"], 2, "--definition"),
        (["job offer letter", "--topic", "nonsense", "--definition", DEFINITION], 2, "not one of our topics"),
        (["job offer letter", "--topic", "offer", "--definition", DEFINITION], 2, "did you mean offers-pay?"),
        (["jоb", "--slug", "j", "--topic", "offers-pay", "--definition", DEFINITION], 1, "Nothing was written"),
        (["  ", "--topic", "offers-pay", "--definition", DEFINITION], 2, "empty"),
        (["導師", "--topic", "offers-pay", "--definition", DEFINITION], 2, "--slug"),
        (["con", "--topic", "offers-pay", "--definition", DEFINITION], 2, "con-term"),
        (["index", "--topic", "offers-pay", "--definition", DEFINITION], 2, "index-term"),
        (["x", "--slug", "../x", "--topic", "offers-pay", "--definition", DEFINITION], 2, "lower-case"),
        (["x", "--slug", "_topics", "--topic", "offers-pay", "--definition", DEFINITION], 2, "lower-case"),
        (["x", "--slug", "Widget Talk", "--topic", "offers-pay", "--definition", DEFINITION], 2, "lower-case"),
        (["con", "--topic", "offers-pay", "--definition", DEFINITION], 2, "such as con-term (--slug)"),
        (["a" * 200, "--topic", "offers-pay", "--definition", DEFINITION], 2, "too long"),
    ],
)
def test_what_cannot_be_begun_is_refused(
    arguments: list[str], status: int, said: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = fingerprint(project)
    assert new.main(arguments, project) == status
    assert said in capsys.readouterr().out
    assert fingerprint(project) == before


@pytest.mark.usefixtures("no_terminal")
def test_what_the_command_lacks_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = fingerprint(project)
    assert new.main(["zip", "--topic", "  ", "--definition", ""], project) == 2
    assert "--topic and --definition" in capsys.readouterr().out
    assert fingerprint(project) == before
    assert new.main(["zip\udcff", "--topic", "offers-pay", "--definition", "A zip\udcff is a test."], project) == 0
    (project / "glossary" / "_topics.yml").write_text("x: [\n", encoding="utf-8")
    assert new.main(["zap", "--topic", "offers-pay", "--definition", "A zap is a test."], project) == 2
    assert "make check" in capsys.readouterr().out


def test_stopping_leaves_nothing(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = fingerprint(project)
    monkeypatch.setattr(sys, "stdin", Typed("noun\n"))  # the terminal is closed
    assert new.main(["second interview"], project) == 1
    monkeypatch.setattr(sys, "stdin", Typed("noun\ninterviews\nA second interview is one that follows.\n"))

    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(new, "assemble", _second_call(new.assemble, stopped))
    assert new.main(["second interview"], project) == 1
    assert "Nothing was written." in capsys.readouterr().out
    assert fingerprint(project) == before


def _second_call(first: Callable[..., object], then: Callable[..., object]) -> Callable[..., object]:
    calls: Iterator[Callable[..., object]] = iter([first, then])
    return lambda *arguments, **named: next(calls)(*arguments, **named)


@pytest.mark.usefixtures("no_terminal")
def test_another_dictionary_has_its_own_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = copy_second_dictionary(tmp_path / "brot")
    topic = configuration(project)
    read = topic.settings
    assert read
    site = assemble(project, read, topic.docs).site
    assert site
    key = next(iter(site.dictionary.topics))
    definition = "Der Probelaib ist ein Laib, den man „zur Probe“ backt."
    status = new.main(["Probelaib", "--topic", key, "--definition", definition], project)
    assert status == 0, capsys.readouterr().out
    text = (project / "eintraege" / "probelaib.yml").read_text("utf-8")
    assert fields_read(text).entry.definition == definition
    assert rename.main(["probelaib", "probe-laib"], project) == 0
    assert (project / "eintraege" / "probe-laib.yml").exists()
    assert not [problem for problem in problems_of(project) if problem.severity == "error"]


# ---- rename ------------------------------------------------------------------------------------------


def test_everything_follows_a_new_name(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = project / "docs" / "articles" / "follows.md"
    page.write_text(
        "---\ntitle: Follows\ndescription: All ways to name an entry.\ntopics: [networking]\n---\n\n"
        "[[mentor]], [[mentor|words]], [[mentor#tips]], [[ mentor ]], [[!mentor]], [[mentors]], `[[mentor]]`,\n"
        "[a](../dictionary/mentor.md), [b](../dictionary/mentor.md#tips), [c][d], mentor.md, mentor\n\n"
        '[d]: ../dictionary/mentor.md "mentor"\n',
        "utf-8",
        newline="\r\n",
    )
    config = project / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8").replace("  - Topics:", "  - One: dictionary/mentor.md\n  - Topics:"), "utf-8"
    )
    former = problems_of(project)
    before = {path: (project / path).read_bytes() for path in fingerprint(project)}
    assert rename.main(["mentor", "career-mentor"], project) == 0, capsys.readouterr().out
    assert problems_of(project) == former
    assert not (project / "glossary" / "mentor.yml").exists()
    entry = fields_read((project / "glossary" / "career-mentor.yml").read_text("utf-8")).entry
    assert entry.redirect_from == ("mentor",)
    assert page.read_bytes().decode().replace("\r\n", "\n").partition("---\n\n")[2] == (
        "[[career-mentor]], [[career-mentor|words]], [[career-mentor#tips]], [[ career-mentor ]], [[!mentor]], "
        "[[mentors]], `[[mentor]]`,\n[a](../dictionary/career-mentor.md), [b](../dictionary/career-mentor.md#tips), "
        '[c][d], mentor.md, mentor\n\n[d]: ../dictionary/career-mentor.md "mentor"\n'
    )
    assert b"\n  - One: dictionary/career-mentor.md\n" in config.read_bytes()
    for path, data in before.items():
        if path == "glossary/mentor.yml" or not (project / path).exists():
            continue
        # Every byte but the name itself.
        assert (project / path).read_bytes().replace(b"career-mentor", b"mentor") == data.replace(
            b"career-mentor", b"mentor"
        )
    assert rename.main(["career-mentor", "mentor"], project) == 0
    entry = fields_read((project / "glossary" / "mentor.yml").read_text("utf-8")).entry
    assert entry.redirect_from == ("career-mentor",)
    assert {path: (project / path).read_bytes() for path in before if path != "glossary/mentor.yml"} == {
        path: data for path, data in before.items() if path != "glossary/mentor.yml"
    }


@pytest.mark.parametrize(
    ("old", "new_name", "said"),
    [
        ("nothing", "something", "no entry"),
        ("../mkdocs", "something", "no entry"),
        ("_topics", "something", "no entry"),
        ("mentor", "networking", "there already"),
        ("mentor", "mentor", "there already"),
        ("mentor", "Mentor", "cannot be an address"),
        ("mentor", "../mentor", "cannot be an address"),
        ("mentor", "index", "the list of all entries has this address"),
        ("mentor", "con", "Windows keeps for a device"),
        ("mentor", "m" * 101, "too long"),
        ("mentor", "professional-networking", "glossary/networking.yml"),
        ("mentor", "former-name", "former address of glossary/networking.yml"),
    ],
)
def test_a_name_that_cannot_be_had_is_refused(
    old: str, new_name: str, said: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = project / "glossary" / "networking.yml"
    file.write_text(file.read_text("utf-8") + "redirect_from: [former-name]\n", "utf-8")
    before = fingerprint(project)
    assert rename.main([old, new_name], project) == 2
    assert said in capsys.readouterr().out
    assert fingerprint(project) == before


def test_a_file_that_cannot_be_read_stops_all(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "glossary" / "weak-ties.yml").write_bytes(b"headword: a: b\nsee_also: [mentor]\n")
    (project / "docs" / "about.md").write_bytes("# [[mentor]] é\n".encode("latin-1"))
    before = fingerprint(project)
    assert rename.main(["mentor", "career-mentor"], project) == 1
    said = capsys.readouterr().out
    assert "glossary/weak-ties.yml:1: There is a colon" in said
    assert "docs/about.md: it is not saved as UTF-8" in said
    assert fingerprint(project) == before


def test_what_fails_midway_is_put_back(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = fingerprint(project)
    replace, calls = whole_writes._replace, []

    def failing(file: Path, data: bytes) -> None:
        calls.append(file)
        if len(calls) == 3:
            raise OSError(28, "No space left on device", str(file))
        replace(file, data)

    monkeypatch.setattr(whole_writes, "_replace", failing)
    assert rename.main(["mentor", "career-mentor"], project) == 1
    assert "Nothing was changed" in capsys.readouterr().out
    assert len(calls) > 3
    assert fingerprint(project) == before


def test_links_to_other_places_are_not_written_through(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("[[mentor]]\n", "utf-8")
    (project / "docs" / "linked.md").symlink_to(outside)
    rename.main(["mentor", "career-mentor"], project)
    capsys.readouterr()
    assert outside.read_text("utf-8") == "[[mentor]]\n"
    entry = project / "glossary" / "networking.yml"
    target = tmp_path / "outside.yml"
    entry.rename(target)
    target.write_bytes(b"\xef\xbb\xbf" + target.read_bytes())
    entry.symlink_to(target)
    before = target.read_bytes()
    formatter.main([], project)
    assert target.read_bytes() == before


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("see_also:\n  - |  # best\n    mentor\n  - coach\n", "see_also:\n  - |  # best\n    guide\n  - coach\n"),
        ("replaced_by: >-\n  mentor\n", "replaced_by: >-\n  guide\n"),
        ('see_also: ["\n  mentor", coach]\n', 'see_also: ["\n  guide", coach]\n'),
        ('origin: "See [[mentor\\\\|one]]."\n', 'origin: "See [[guide\\\\|one]]."\n'),
        ("origin: See [[mentor\\|one]].\n", "origin: See [[guide\\|one]].\n"),
        ("origin: Write `[[mentor]]` for [[mentor]].\n", "origin: Write `[[mentor]]` for [[guide]].\n"),
        ("origin: A ` here.\npattern: a ` and [[mentor]]\n", "origin: A ` here.\npattern: a ` and [[guide]]\n"),
    ],
)
def test_a_name_is_found_however_it_is_written(before: str, after: str) -> None:
    head = "headword: x\ntopics: [t]\n"
    for make in (str, lambda text: text.replace("\n", "\r\n"), lambda text: f"\ufeff{text}"):
        assert renamed_entry(make(head + before), "mentor", "guide", "dictionary") == make(head + after)


def test_a_file_that_begins_with_a_mark_gets_its_former_address() -> None:
    text = "\ufeffheadword: mentor\ntopics: [t]\n"
    assert renamed_itself(text, "mentor", "guide", "dictionary") == f"{text}redirect_from: [mentor]\n"


def test_git_sees_a_renamed_file(project: Path) -> None:
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@localhost"]
    subprocess.run([*git, "init", "-q"], cwd=project, check=True)
    subprocess.run([*git, "add", "glossary"], cwd=project, check=True)
    subprocess.run([*git, "commit", "-qm", "x"], cwd=project, check=True)
    assert rename.main(["mentor", "career-mentor"], project) == 0
    status = subprocess.run(
        [*git, "status", "--porcelain", "--", "glossary"], cwd=project, check=True, capture_output=True, text=True
    ).stdout
    assert "R  glossary/mentor.yml -> glossary/career-mentor.yml" in status or "RM glossary/mentor.yml" in status


# ---- format ------------------------------------------------------------------------------------------


def test_files_are_formatted_or_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project / "glossary"
    good = folder / "mentor.yml"
    lines = good.read_text("utf-8").splitlines(keepends=True)
    good.write_text("".join([*lines[1:], lines[0]]), "utf-8")
    good.chmod(0o640)
    (folder / "weak-ties.yml").write_bytes(b"headword: weak ties\ntopics: a: b\n")
    (folder / "reference.yml").write_bytes("headword: référence\n".encode("latin-1"))
    bad = {name: (folder / name).read_bytes() for name in ("weak-ties.yml", "reference.yml")}
    assert formatter.main(["--check"], project) == 1
    assert good.read_text("utf-8") == "".join([*lines[1:], lines[0]])
    assert formatter.main([], project) == 1
    said = capsys.readouterr().out
    assert "glossary/mentor.yml would change." in said
    assert "glossary/mentor.yml is formatted." in said
    assert "glossary/weak-ties.yml:2:" in said
    assert "glossary/reference.yml:1:" in said
    assert good.read_text("utf-8").startswith("headword: mentor\n")
    assert stat.S_IMODE(good.stat().st_mode) == 0o640
    assert {name: (folder / name).read_bytes() for name in bad} == bad
    assert formatter.main(["--check", "glossary/mentor.yml"], project) == 0
    assert formatter.main(["glossary/nothing.yml"], project) == 2
    assert formatter.main(["../mkdocs.yml", "glossary/_topics.yml"], project) == 2


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_what_may_not_be_written_stays(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = project / "glossary" / "mentor.yml"
    file.write_text(file.read_text("utf-8") + "\n\n", "utf-8")
    file.chmod(0o444)
    assert formatter.main([], project) == 1
    assert "permission" in capsys.readouterr().out


def test_files_are_found_however_they_are_named(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    assert formatter.main(["--check", "./glossary/../glossary/mentor.yml"], project) == 0
    monkeypatch.chdir(project / "docs")
    assert formatter.main(["--check", "../glossary/mentor.yml"], project) == 0
    assert formatter.main(["a" * 5000], project) == 2


def test_the_formatter_says_why_a_file_that_is_named_is_not_read(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "glossary" / "large.yml").write_text("# a remark\n" * 200_000, encoding="utf-8")
    (project / "glossary" / "folder.yml").mkdir()
    assert formatter.main(["glossary/large.yml", "glossary/folder.yml", "glossary/mentor.yml"], project) == 1
    said = capsys.readouterr().out
    assert "large.yml:1:1: error[E113" in said and "folder.yml:1:1: error[E504" in said and "no entry" not in said
    assert rename.main(["glossary/mentor.yml", "glossary/adviser.yml"], project) == 0
    assert (project / "glossary" / "adviser.yml").is_file()
    assert rename.main(["glossary/adviser.yml", "../adviser"], project) == 2
    assert rename.main(["Coffee Chat", "coffee-talk"], project) == 2
    assert "did you mean coffee-chat?" in capsys.readouterr().out
    capsys.readouterr()


def test_a_command_that_is_stopped_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    def stopped() -> int:
        raise KeyboardInterrupt

    assert command.run(stopped) == 1
    assert capsys.readouterr().err == "\nStopped.\n"


def test_a_terminal_without_a_letter_shows_its_number() -> None:
    root = Path(new.__file__).parent.parent
    code = r"import command; command.run(lambda: print('\u5c0e \udcff'))"
    folders = os.pathsep.join([str(root / "scripts"), str(root / "hooks")])
    surroundings = environment(PYTHONPATH=folders, PYTHONIOENCODING="ascii")
    done = subprocess.run([sys.executable, "-c", code], env=surroundings, capture_output=True, text=True, check=True)
    assert done.stdout == "\\u5c0e \\udcff\n"


@pytest.mark.parametrize(
    "main", [formatter.main, lambda a, p: rename.main(["a", "b"], p), lambda a, p: new.main(["a"], p)]
)
def test_without_a_dictionary_the_mend_is_told(
    main: Callable[[list[str], Path], int], project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(project / "glossary")
    assert main([], project) in (1, 2)
    assert "Fix: " in capsys.readouterr().out


@pytest.mark.parametrize("script", ["new", "rename", "format"])
def test_help_has_examples(script: str) -> None:
    root = Path(new.__file__).parent.parent
    done = subprocess.run(
        [sys.executable, f"scripts/{script}.py", "--help"],
        cwd=root,
        env=environment(PYTHONPATH=str(root / "hooks")),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert f"Examples:\n  scripts/{script}.py" in done.stdout


def test_who_stops_a_command_that_still_reads_its_own_code_sees_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "slow.py").write_text("raise KeyboardInterrupt\n", encoding="utf-8")
    script = "import command\nimport slow\n"
    paths = os.pathsep.join((str(PROJECT / "scripts"), str(tmp_path)))
    done = subprocess.run(
        [sys.executable, "-c", script], env={**os.environ, "PYTHONPATH": paths}, capture_output=True, text=True
    )
    assert done.returncode != 0
    assert done.stderr == "\nStopped.\n"
