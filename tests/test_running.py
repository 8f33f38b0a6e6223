"""What a running builder needs: a banner, sentences instead of tracebacks, changes seen, ports tried, texts kept."""

import errno
import os
import socket
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import jinja2
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from code_faults import faults
from crawl import Page
from dictionary.model.problems import Position, Problem
from dictionary.reading import file_access
from dictionary.reading.files import Files, find_files
from dictionary.reading.last_good import remembered, with_kept
from dictionary.running import ports
from dictionary.running.banner import MOST, banner, shown_on_pages, with_banner
from dictionary.running.changes import Watch, picture
from dictionary.running.failures import sentence
from dictionary.running.notes import Notes

PROBLEM = Problem(path="glossary/a.yml", position=Position(3, 1), code="E1", name="n", message="Wrong.", fix="mend it.")


# The banner


def test_the_banner_names_file_line_message_and_mend() -> None:
    html = banner([PROBLEM])
    assert "1 problem to mend" in html
    assert "glossary/a.yml, line 3:" in html
    assert "Wrong." in html
    assert "mend it." in html
    assert 'aria-label="Problems to mend"' in html
    assert banner([]) == ""


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_nothing_in_the_banner_is_taken_for_html(texts: list[str]) -> None:
    names = [*texts, "<script>alert(1)</script>", "</details></section>", '"><img src=x onerror=alert(1)>']
    problems = [Problem(path=t, code="E1", name="n", message=t, fix=t) for t in names]
    html = banner([*problems, *names])
    elements = {element.tag for element in Page("x", html).elements}
    assert elements <= {"section", "style", "details", "summary", "ul", "li", "code", "em"}
    assert html.count("<section") == html.count("</section>") == 1


def test_a_thousand_problems_do_not_hide_the_page() -> None:
    html = banner([f"problem {n}" for n in range(1000)])
    assert html.count("<li>") == MOST + 1
    assert f"And {1000 - MOST} more" in html


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (b"<html><body class=x><p>", b"<html><body class=x>B<p>"),
        (b"<HTML><BODY><p>", b"<HTML><BODY>B<p>"),
        (b"no page at all", b"Bno page at all"),
        (b"<body", b"B<body"),
        (b"", b"B"),
    ],
)
def test_the_banner_is_the_first_thing_in_a_page(page: bytes, expected: bytes) -> None:
    assert with_banner(page, "B") == expected


def answered(kind: str, status: str, notes: list[str]) -> tuple[dict[str, str], bytes]:
    def application(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        start(status, [("Content-Type", kind), ("Content-Length", "16")])
        return [b"<body>", b"one page."]

    got: dict[str, str] = {}
    body = b"".join(shown_on_pages(application, lambda: notes)({}, lambda status, headers: got.update(headers)))
    return got, body


def test_pages_have_the_banner_while_there_are_problems() -> None:
    for status in ("200 OK", "404 Not Found"):
        headers, body = answered("text/html", status, ["Wrong."])
        assert body.startswith(b"<body><section")
        assert headers["Content-Length"] == str(len(body))
    assert answered("text/html", "200 OK", [])[1] == b"<body>one page."
    assert answered("application/json", "200 OK", ["Wrong."])[1] == b"<body>one page."


def test_notes_are_kept_once_and_problems_as_they_are() -> None:
    import logging

    notes, log = Notes(), logging.getLogger("test_notes")
    log.addHandler(notes)
    log.propagate = False
    for _ in range(2):
        log.error("%s", PROBLEM)
        log.warning("a dead %s", "link")
        log.info("nothing")
    assert notes.found == (PROBLEM, "a dead link")
    notes.forget()
    assert notes.found == ()


def test_a_dead_link_is_noted_by_its_line_alone() -> None:
    notes = Notes()
    dead = Problem(path="docs/a.md", code="E507", name="dead-link", message="No.", fix="mend it.")
    other = "Doc file 'b.md' contains a link 'x.md', but the target is not found among documentation files."
    for note in (dead, other.replace("b.md", "a.md"), other):
        notes.add(note)
    assert notes.found == (dead, other)


# Sentences


def raised(source: str, name: str, folder: Path) -> BaseException:
    """What running some code of a file raises."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(source)
    try:
        exec(compile(source, str(file), "exec"), {})
    except BaseException as error:
        return error
    raise AssertionError("nothing was raised")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "The disk is full: make room, and build again."),
        (
            PermissionError(errno.EACCES, "Permission denied", "site"),
            "site cannot be read or written, for the permission",
        ),
        (
            OSError(errno.EROFS, "Read-only file system", "site/x"),
            "site/x cannot be written, for its disk is read-only",
        ),
        (FileNotFoundError(errno.ENOENT, "No such file", b"x.md"), "x.md is not there"),
        (OSError(errno.EIO, "Input/output error", "x.md"), "x.md: Input/output error."),
        (OSError("odd"), "A file: odd."),
        (
            SyntaxError("invalid syntax", ("hooks/x.py", 12, 5, "def (:")),
            "hooks/x.py:12: the code cannot be read: invalid",
        ),
        (
            jinja2.TemplateSyntaxError("unexpected '}'", 3, "main.html", "overrides/main.html"),
            "overrides/main.html:3: the",
        ),
        (jinja2.TemplateNotFound("x.html"), "There is no template x.html."),
        (RecursionError("maximum recursion depth exceeded"), "There was not enough memory"),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"), "A file is not in UTF-8"),
        (KeyError(), "KeyError: no more is known."),
    ],
)
def test_errors_are_said_in_one_sentence(error: BaseException, said: str, tmp_path: Path) -> None:
    assert sentence(error, tmp_path).startswith(said)
    assert "\n" not in sentence(error, tmp_path)


def test_the_innermost_place_in_the_projects_own_code_is_named(tmp_path: Path) -> None:
    error = raised("import json\n\njson.loads('x')\n", "hooks/mine.py", tmp_path)
    assert sentence(error, tmp_path).startswith("hooks/mine.py:3: JSONDecodeError: Expecting value")
    error = raised("1 / 0\n", ".venv/lib/site-packages/x.py", tmp_path)
    assert sentence(error, tmp_path) == "ZeroDivisionError: division by zero."


def test_a_fault_in_a_template_is_placed(tmp_path: Path) -> None:
    (tmp_path / "overrides").mkdir()
    (tmp_path / "overrides" / "a.html").write_text("\n\n{{ nothing.at.all }}")
    template = jinja2.Environment(loader=jinja2.FileSystemLoader(tmp_path / "overrides")).get_template("a.html")
    with pytest.raises(jinja2.UndefinedError) as found:
        template.render()
    assert sentence(found.value, tmp_path).startswith("overrides/a.html:3: UndefinedError:")


def test_a_fault_of_yaml_is_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(yaml.YAMLError) as found:
        yaml.load("a: b\nc: [\n", yaml.SafeLoader)
    assert ":3: the settings or fields cannot be read: expected the node content" in sentence(found.value, tmp_path)


def test_code_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    hooks = tmp_path / "hooks" / "dictionary"
    hooks.mkdir(parents=True)
    (hooks / "good.py").write_text("x = 1\n")
    (hooks / "bad.py").write_text("x = 1\ndef (:\n")
    (hooks / "latin.py").write_bytes(b"x = '\xff'\n")
    (hooks / "null.py").write_bytes(b"x\0\n")
    (hooks / "bad.md.j2").write_text("{% for x in y %}\n")
    (hooks / "notes.txt").write_text("def (:")
    assert [line.split(": ")[0].split(":")[0] for line in faults(tmp_path)] == [
        f"hooks/dictionary/{name}" for name in ("bad.md.j2", "bad.py", "latin.py", "null.py")
    ]
    assert next(line for line in faults(tmp_path) if "bad.py" in line).startswith("hooks/dictionary/bad.py:2: the code")


# Changes


def test_pictures_show_every_way_in_which_files_change(tmp_path: Path) -> None:
    glossary, config = tmp_path / "glossary", tmp_path / "mkdocs.yml"

    def changes() -> bool:
        nonlocal seen
        before, seen = seen, picture([glossary, config])
        return seen != before

    seen = picture([glossary, config])
    assert seen == {}
    (glossary / "below").mkdir(parents=True)
    assert not changes()  # an empty folder says nothing
    (glossary / "below" / "a.yml").write_text("a")
    assert changes()
    config.write_text("site_name: x")
    assert changes()
    (tmp_path / "saved").write_text("site_name: y")
    (tmp_path / "saved").replace(config)  # as editors save
    assert changes()
    glossary.rename(tmp_path / "away")
    assert changes()
    (tmp_path / "away").rename(glossary)
    assert changes()
    for name in (".hidden.yml", "a.yml~", ".a.yml.swp"):
        (glossary / name).write_text("in passing")
    assert not changes()
    (glossary / "around").symlink_to(glossary)
    assert not changes()
    (glossary / "nowhere").symlink_to(glossary / "x")
    assert not changes()


def test_a_watch_signals_a_change_after_its_folder_was_away(tmp_path: Path) -> None:
    glossary, signal = tmp_path / "glossary", tmp_path / "signal"
    glossary.mkdir()
    signal.mkdir()
    watch = Watch(signal)
    watch.look_at(glossary)
    watch.start()
    try:
        for change in (
            lambda: (glossary / "a.yml").write_text("a"),
            lambda: glossary.rename(tmp_path / "away"),
            lambda: (tmp_path / "away").rename(glossary),
            lambda: (glossary / "a.yml").write_text("other"),
        ):
            with suppress(FileNotFoundError):
                (signal / "changed").unlink()
            change()
            for _ in range(600):
                if (signal / "changed").exists():
                    break
                time.sleep(0.05)
            else:
                pytest.fail("not seen")
    finally:
        watch.stop()


# Ports


def listening(family: int, address: str) -> socket.socket:
    server = socket.socket(family)
    server.bind((address, 0))
    server.listen()
    return server


@pytest.mark.parametrize(
    ("family", "address"), [(socket.AF_INET, "127.0.0.1"), (socket.AF_INET, "0.0.0.0"), (socket.AF_INET6, "::1")]
)
def test_a_taken_port_is_said_with_one_that_is_free(family: int, address: str) -> None:
    try:
        server = listening(family, address)
    except OSError:
        pytest.skip("no such addresses on this machine")
    with server:
        port = server.getsockname()[1]
        said = ports.refusal(port, "localhost", "make serve PORT={port}")
        other = ports.next_free(port)
        assert said.startswith(f"Port {port} is taken by another program.")
        assert other is None or said.endswith(f"Port {other} is free: make serve PORT={other}")
    assert ports.refusal(port, "localhost", "{port}") == ""


def test_a_host_that_is_not_this_machine_is_said() -> None:
    assert ports.refusal(8000, "192.0.2.1", "{port}").startswith("Nothing can be served at 192.0.2.1: ")


# Files that are kept


def files(**texts: str) -> Files:
    entries = {f"g/{name}.yml": text.encode() for name, text in texts.items() if name not in ("topics", "strings")}
    vocabularies = {"topics": texts["topics"].encode()} if "topics" in texts else {}
    strings = texts["strings"].encode() if "strings" in texts else None
    return Files(entries, vocabularies, strings)


def test_only_what_is_broken_is_shown_as_it_was() -> None:
    good = remembered(files(a="a1", b="b1", topics="t1", strings="s1"), set(), None, "g")
    now = files(a="a2", b="b2", topics="t2", strings="s2")
    kept = with_kept(now, {"g/a.yml"}, good, "g")
    assert replace(kept, former={}) == files(a="a1", b="b2", topics="t2", strings="s2")
    assert with_kept(now, {"g/_topics.yml", "g/_strings.yml"}, good, "g") == files(
        a="a2", b="b2", topics="t1", strings="s1"
    )
    # What was right in the meantime is what is kept the next time.
    later = remembered(now, {"g/a.yml"}, good, "g")
    assert replace(later, former={}) == files(a="a1", b="b2", topics="t2", strings="s2")
    assert with_kept(files(a="a3", b="b3"), {"g/a.yml", "g/b.yml"}, later, "g").entries == {
        "g/a.yml": b"a1",
        "g/b.yml": b"b2",
    }


def test_a_text_that_is_shown_as_it_was_has_the_topics_of_that_time() -> None:
    """A topic that is taken away breaks entries that nobody touched: they stay, until they are mended."""
    good = remembered(files(a="a1", b="b1", topics="t1"), set(), None, "g")
    later = good
    for now in (files(a="a1", b="b1", topics="t2"), files(a="a2", b="b1", topics="t3")):
        kept = with_kept(now, {"g/a.yml"}, later, "g")
        assert kept.former == {"topics": b"t1"}
        assert kept.entries == {"g/a.yml": b"a1", "g/b.yml": b"b1"}
        later = remembered(now, {"g/a.yml"}, later, "g")
    assert remembered(files(a="a3", b="b1", topics="t3"), set(), later, "g").former == {}


def test_what_was_never_right_is_not_kept() -> None:
    good = remembered(files(a="a1", b="b1", strings="s1"), {"g/a.yml", "g/_strings.yml"}, None, "g")
    assert good == files(b="b1")
    assert with_kept(files(a="a2", b="b2"), {"g/a.yml"}, good, "g") == files(a="a2", b="b2")


def test_what_was_deleted_is_forgotten_and_a_folder_that_is_away_is_kept() -> None:
    good = remembered(files(a="a1", b="b1", strings="s1"), set(), None, "g")
    assert remembered(files(b="b1", strings="s1"), set(), good, "g") == files(b="b1", strings="s1")
    assert with_kept(Files({}, {}), {"g"}, good, "g") == good
    assert remembered(Files({}, {}), {"g"}, good, "g") == good


# Files that cannot be read


def test_things_that_are_no_files_are_problems_and_nothing_waits_for_them(tmp_path: Path) -> None:
    glossary = tmp_path / "glossary"
    (glossary / "folder.yml").mkdir(parents=True)
    (glossary / "dead.yml").symlink_to("nowhere.yml")
    (glossary / "circle.yml").symlink_to("circle.yml")
    if hasattr(os, "mkfifo"):
        os.mkfifo(glossary / "pipe.yml")
        os.mkfifo(glossary / "_strings.yml")
    (glossary / "_topics.yml").mkdir()
    (glossary / "good.yml").write_text("headword: good\n")
    found = find_files(tmp_path, "glossary")
    assert list(found.entries) == ["glossary/good.yml"]
    names = {problem.path.removeprefix("glossary/") for problem in found.problems}
    assert names >= {"folder.yml", "dead.yml", "circle.yml", "_topics.yml"}
    assert {problem.code for problem in found.problems} == {"E503", "E504"}
    assert "pipe.yml" in names or not hasattr(os, "mkfifo")


def test_a_file_without_permission_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary" / "secret.yml").write_text("headword: secret\n")

    def refused(path: Path) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refused)
    (problem,) = find_files(tmp_path, "glossary").problems
    assert str(problem) == (
        "glossary/secret.yml:1:1: error[E504 cannot-be-read] The computer does not let this be read: "
        "permission denied. Fix: allow reading it (its permissions), or remove it."
    )


def test_a_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    (problem,) = find_files(tmp_path, "glossary").problems
    assert (problem.path, problem.code) == ("glossary", "E504")


def test_a_file_that_goes_while_it_is_read_is_not_there(tmp_path: Path) -> None:
    assert file_access.read(tmp_path / "gone.yml", "gone.yml") is None
