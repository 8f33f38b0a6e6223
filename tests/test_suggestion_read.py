"""Issues → what is to be done: the whole chain for every field of every entry, and texts that mean harm."""

import hashlib
import html
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

import schema
import suggestion
from builds import FIRST_DICTIONARY, PROJECT, copy_project, copy_second_dictionary
from dictionary.contributing.entry_text import canonical_of
from dictionary.contributing.forms import Form
from dictionary.contributing.issue_body import body_of
from dictionary.contributing.proposal import filled_in
from dictionary.exports import suggestion_reply
from suggesting import Chain
from suggestion_read import EventError, UnreadableError, read_issue
from suggestion_result import LINK, Result, read_result

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "issue_bodies.yml").read_text("utf-8"))["cases"]
OF_FILES = re.compile(r"\.yml|autolink|[Aa]dd a line|status: |\{text")
"""What somebody who filled in a form need not know."""
JARGON = re.compile(r"\b(mapping|scalar|token|schema|regex|null|NoneType|traceback)\b", re.IGNORECASE)
CHAIN = Chain(FIRST_DICTIONARY)
DICTIONARY, FORM = CHAIN.dictionary, CHAIN.forms
loaded, sent = CHAIN.loaded, CHAIN.sent


def event(body: str, **more: Any) -> dict[str, Any]:
    user = {"login": "ada-example", "id": 4711, "type": "User"}
    return {"action": "opened", "issue": {"number": 7, "state": "open", "body": body, "user": user, **more}}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_project(tmp_path_factory.mktemp("suggestions") / "project")
    outside = project.parent / "outside.yml"
    outside.write_bytes((project / "glossary" / "mentor.yml").read_bytes())
    return project


# ---- Every field of every entry ------------------------------------------------------------------------


@pytest.mark.parametrize("slug", CHAIN.slugs)
def test_a_change_of_any_field_changes_that_field_and_keeps_every_other_byte(slug: str) -> None:
    assert CHAIN.check_fields(slug) > 12


@pytest.mark.parametrize("slug", CHAIN.slugs)
def test_a_whole_entry_comes_back_equal_and_in_canonical_form(slug: str, project: Path) -> None:
    CHAIN.check_whole(slug)
    entry = DICTIONARY.entries[slug]
    file = project / entry.path
    kept = file.read_bytes()
    file.unlink()
    try:
        result = read_issue(event(sent("new-entry", filled_in(CHAIN.texts(entry), FORM["new-entry"]))), project)
    finally:
        file.write_bytes(kept)
    assert (result.state, result.path) == ("ready", entry.path), result.replies
    assert result.text == canonical_of(entry)


# ---- What people send -----------------------------------------------------------------------------------


def test_a_change_is_ready_with_its_reply(project: Path) -> None:
    texts = {"entry": "mentor", "definition": "A mentor is a person who gives you advice.", "contributors": "Ada E."}
    result = read_issue(event(sent("suggest-change", texts)), project)
    assert (result.state, result.path, result.branch) == ("ready", "glossary/mentor.yml", "suggestion/7")
    assert result.title == "Change mentor: definition, contributors"
    assert (result.login, result.account) == ("ada-example", 4711)
    entry = loaded(result.path, result.text)
    assert entry.definition == "A mentor is a person who gives you advice."
    assert entry.contributors == (*DICTIONARY.entries["mentor"].contributors, "Ada E.")
    assert "New definition" in result.replies["opened"]
    assert LINK == suggestion_reply.LINK
    assert result.replies["opened"].count(LINK) == result.replies["refused"].count(LINK) == 1
    assert read_result(result.as_json()) == result


def test_all_that_is_wrong_is_told_at_once_by_the_fields_of_the_form(project: Path) -> None:
    texts = {"entry": "mentor", "definition": "A guide.", "more": "topics: nonsense\npos: thing\nfoo: bar"}
    result = read_issue(event(sent("suggest-change", texts)), project)
    assert result.state == "to-mend"
    reply = result.replies["said"]
    for said in ("**Anything else**", "**New definition**", "foo", "thing", "nonsense", "Edit"):
        assert said in reply
    assert not re.search(r"\bline \d|glossary/", reply)
    assert result.path == result.text == result.title == ""


@pytest.mark.parametrize(
    ("texts", "says"),
    [
        ({"topics": ""}, "Write one or more of our topics: Job search, Networking, Résumés and applications"),
        ({"topics": "Networking, cooking"}, "Did you mean Networking?"),
        (
            {"headword": "面试 (mianshi)"},
            'such as how it is said, and its own spelling below "Other names"',
        ),
        ({"headword": "mentor"}, "Suggest a change of it instead, or write in brackets behind your word"),
        ({"headword": "https://x.example/"}, 'Write the word alone; addresses go into "Sources"'),
        ({"aliases": "mentor"}, "is claimed by mentor too, so a link could be wrong. Leave it out"),
        ({"aliases": "!!"}, "so it would link wherever these signs stand. Leave it out"),
        ({"more": "status: published"}, 'needs the field "Part of speech". Fill it in.'),
        ({"more": "replaced_by: mentor"}, "Make it a retired one, or empty this field."),
        ({"more": "status: retired"}, "Name the entry that replaces it."),
    ],
)
def test_replies_speak_of_the_form(texts: dict[str, str], says: str, project: Path) -> None:
    given = {"headword": "tutor", "definition": "A tutor is somebody who teaches.", "topics": "networking"} | texts
    result = read_issue(event(sent("new-entry", given)), project)
    said = html.unescape("".join(result.replies.values()))
    assert says in said
    assert not OF_FILES.search(said)


@pytest.mark.parametrize(
    ("texts", "holds"),
    [
        ({"headword": "side door:"}, "headword: side door\n"),
        ({"topics": "Job search / Networking"}, "topics: [job-search, networking]\n"),
        ({"topics": "#networking #interviews"}, "topics: [networking, interviews]\n"),
        ({"topics": "Networking + Interviews and assessments."}, "topics: [networking, interviews]\n"),
        ({"more": "Tone: informal\nPart of speech: noun"}, "register: informal\n"),
        ({"more": "Reviewed on: 2026-11-26"}, "reviewed: 2026-11-26\n"),
        ({"more": "explanation: |\n  It is so.\n\n  And so."}, "explanation: |\n  It is so.\n\n  And so.\n"),
        ({"more": "origin: >-\n  New text."}, "origin: New text.\n"),
        ({"more": "tips: [Ask now, 'Wait, then']"}, "tips:\n  - Ask now\n  - Wait, then\n"),
        ({"more": "tips: [[mentor]] knows."}, 'tips:\n  - "[[mentor]] knows."\n'),
        ({"more": "aliases: [one, {text: two, region: [UK]}]"}, "aliases:\n  - one\n  - {text: two, region: [UK]}\n"),
        ({"aliases": "guide (United Kingdom)"}, "  - {text: guide, region: [UK]}\n"),
        ({"aliases": "guide (USA and Ireland)"}, "  - {text: guide, region: [US, IE]}\n"),
        ({"aliases": "guide (short form, Britain)"}, "  - {text: guide, kind: abbreviation, region: [UK]}\n"),
        ({"aliases": "guide (a former name)"}, "  - {text: guide, kind: former}\n"),
        ({"aliases": "degree (MBA)\nwork (one, two)"}, "  - degree (MBA)\n  - work (one, two)\n"),
        ({"sources": "A, B\nauthority: press"}, "  - title: A\n    publisher: B\n    authority: press\n"),
        ({"sources": "A, B, Press"}, "  - title: A\n    publisher: B\n    authority: press\n"),
        (
            {"sources": "**Title:** A\nWho published it：B\nauthority：press"},
            "    publisher: B\n    authority: press\n",
        ),
        (
            {"more": "sources:\n  - {title: A, publisher: B, authority: press}"},
            "    publisher: B\n    authority: press\n",
        ),
        ({"explanation": "word " * 30 + "end."}, "word word\n  word word"),
        ({"more": "see_also: Mentor, Job offer"}, "see_also: [mentor, job-offer]\n"),
        (
            {"more": "region_notes:\n  United Kingdom: A note.\n  us: One."},
            "region_notes:\n  UK: A note.\n  US: One.\n",
        ),
        # Signs around all of a text, and left at its ends
        (
            {"examples": '"She came in by it."\n- “He knocked.”\n"Yes," she said.'},
            "examples:\n  - She came in by it.\n  - He knocked.\n  - '\"Yes,\" she said.'\n",
        ),
        ({"definition": "“A side door is a way in.”,"}, "definition: A side door is a way in.\n"),
        ({"aliases": 'back door,\nrear door";'}, "aliases:\n  - back door\n  - rear door\n"),
        ({"more": 'scripts:\n  situation: At it\n  text: "Hello."'}, "  - situation: At it\n    text: Hello.\n"),
        # The name of the field, as other dictionaries call it as well
        *(
            ({"definition": f"{before}A side door is a way in."}, "definition: A side door is a way in.\n")
            for before in ("Def: ", "Meaning: ", "Definition - ", "**Definition:** ", "Definition\n", "side door: ")
        ),
        ({"examples": "Example: She came.\nExample: He came."}, "examples:\n  - She came.\n  - He came.\n"),
        ({"explanation": "Note: this is old."}, "explanation: |\n  Note: this is old.\n"),
    ],
)
def test_what_is_meant_is_taken(texts: dict[str, str], holds: str, project: Path) -> None:
    given = {"headword": "side door", "definition": "A side door is another way in.", "topics": "networking"} | texts
    result = read_issue(event(sent("new-entry", given)), project)
    assert result.state == "ready", result.replies
    assert holds in result.text


def test_what_is_left_for_the_editors_is_named_and_nothing_is_told_twice(project: Path) -> None:
    given = {"headword": "side door", "definition": "It is another way in.", "topics": "networking"}
    told = read_issue(event(sent("new-entry", {**given, "more": "I heard it at work.\nTone: informal"})), project)
    assert "- I heard it at work\\." in told.replies["opened"] or "- I heard it at work." in told.replies["opened"]
    assert "Tone: informal" not in told.replies["opened"]
    assert told.replies["opened"].count("does not contain") == 1


def test_a_part_that_is_missing_is_told_with_its_record(project: Path) -> None:
    given = {"headword": "side door", "definition": "A side door is another way in.", "topics": "networking"}
    sources = "title: A\npublisher: B\nauthority: press\n\ntitle: C\npublisher: D"
    said = html.unescape(read_issue(event(sent("new-entry", {**given, "sources": sources})), project).replies["said"])
    assert '"What kind of publisher" is missing below "title: C".' in said


def test_a_source_in_one_line_is_taken_apart(project: Path) -> None:
    sources = "Handling notice periods, Acas, https://www.acas.org.uk/notice"
    given = {"headword": "side door", "definition": "A side door is another way in.", "topics": "networking"}
    said = read_issue(event(sent("new-entry", {**given, "sources": sources})), project).replies["said"]
    assert "What kind of publisher" in said and "Title" not in said
    assert "official, academic, professional, commercial, press" in said
    more = f"{sources}\n\ntitle: A\npublisher: B\nauthority: press"
    again = read_issue(event(sent("new-entry", {**given, "sources": more})), project).replies["said"]
    assert "What kind of publisher" in again


@pytest.mark.parametrize(
    "name", ["[Ada](https://x.example)", "ada@x.example", "www.x.example", "<b>Ada</b>", "A" * 600]
)
def test_a_name_is_only_a_name(name: str, project: Path) -> None:
    given = {"headword": "side door", "definition": "A side door is another way in.", "topics": "networking"}
    result = read_issue(event(sent("new-entry", {**given, "contributors": name})), project)
    assert "This is not only a name." in result.replies["said"]
    assert read_issue(event(sent("new-entry", {**given, "contributors": "Ada L."})), project).state == "ready"


def test_a_change_that_says_nothing_is_told_so(project: Path) -> None:
    result = read_issue(event(sent("suggest-change", {"entry": "mentor"})), project)
    assert "Nothing is written here." in result.replies["said"]


@pytest.mark.parametrize("headword", ["面试 (mianshi)", "наставник", "☕", "!!!", "con"])
def test_what_is_advised_for_a_word_without_an_address_works(headword: str, project: Path) -> None:
    given = {"headword": headword, "definition": "It is a word.", "topics": "networking"}
    assert read_issue(event(sent("new-entry", given)), project).state == "to-mend"
    given |= {"headword": "mianshi", "definition": "A mianshi is a word.", "aliases": f"{headword} x"}
    assert read_issue(event(sent("new-entry", given)), project).state == "ready"


def test_what_says_nothing_new_changes_nothing(project: Path) -> None:
    texts = {"entry": "mentor", "definition": DICTIONARY.entries["mentor"].definition or ""}
    result = read_issue(event(sent("suggest-change", texts)), project)
    assert result.state == "thanks"
    assert "already" in result.replies["said"]


@pytest.mark.parametrize(
    ("form", "texts"),
    [("comment", {"entry": "mentor", "comment": "Hm."}), ("suggest-change", {"entry": "mentor", "what": "Hm."})],
)
def test_a_remark_gets_thanks_and_no_pull_request(form: Form, texts: dict[str, str], project: Path) -> None:
    result = read_issue(event(sent(form, texts)), project)
    assert result == Result(issue=7, state="thanks", replies=result.replies, login="ada-example", account=4711)
    assert "Thank you" in result.replies["said"]


def test_a_word_and_a_sentence_make_a_stub_that_says_what_it_lacks(project: Path) -> None:
    texts = {"headword": "side project", "definition": "A side project is your own work.", "topics": "networking"}
    result = read_issue(event(sent("new-entry", texts)), project)
    assert (result.state, result.title) == ("ready", "Add side-project")
    assert loaded(result.path, result.text).status == "stub"
    reply = result.replies["opened"]
    assert "\n- **Explanation**\n- **Example sentences**\n" in reply
    assert "\n- **See also**\n" in reply  # the form has no box for it
    assert "needs the field" not in reply
    assert "side project" in result.summary


def test_a_word_that_is_wanted_gets_no_word_of_the_list_in_its_reply(project: Path) -> None:
    texts = {"headword": "small talk", "definition": "Small talk is talk about little.", "topics": "networking"}
    result = read_issue(event(sent("new-entry", texts)), project)
    assert result.state == "ready"
    assert "_wanted" not in result.replies["opened"]


def test_a_new_entry_names_the_schema_where_there_is_one(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    schema.main([], project)
    texts = {"headword": "side project", "definition": "A side project is your own work.", "topics": "networking"}
    result = read_issue(event(sent("new-entry", texts)), project)
    assert result.state == "ready"
    first, _, rest = result.text.partition("\n")
    assert first == "# yaml-language-server: $schema=../schema/entry.schema.json"
    assert rest.startswith("headword: side project\n")


def test_an_entry_that_has_everything_is_published(project: Path) -> None:
    entry = DICTIONARY.entries["mentor"]
    texts = {field: text for field, text in CHAIN.texts(entry).items() if field != "status"}
    texts |= {
        "headword": "sage",
        "definition": "A sage is a person who knows.",
        "aliases": "",
        "covers": "",
        "forms": "",
    }
    texts |= {"redirect_from": "", "pronunciation": ""}
    result = read_issue(
        event(sent("new-entry", filled_in({k: v for k, v in texts.items() if v}, FORM["new-entry"]))), project
    )
    assert result.state == "ready", result.replies
    assert loaded(result.path, result.text).status == "published"


def test_a_dictionary_in_another_language_answers_in_it(tmp_path: Path) -> None:
    """Its forms have labels of their own; where it has none, the ids stand for them."""
    project = copy_second_dictionary(tmp_path / "project")
    slug = next((project / "eintraege").glob("[!_]*.yml")).stem
    bare = body_of("suggest-change", {"entry": slug, "what": "Hm."})
    assert read_issue(event(bare), project).replies["said"].startswith("Danke!")
    folder = project / ".github" / "ISSUE_TEMPLATE"
    folder.mkdir(parents=True)
    part = "- {{type: input, id: {id}, attributes: {{label: {label}}}}}\n"
    labels = {"entry": "Eintrag", "what": "Was sich ändern soll", "more": "Alles andere"}
    form = "body:\n" + "".join(part.format(id=id, label=label) for id, label in labels.items())
    (folder / "suggest-change.yml").write_text(form, encoding="utf-8")
    body = "".join(
        f"### {label}\n\n{text}\n\n" for label, text in zip(labels.values(), (slug, "Hm.", "pos: x"), strict=True)
    )
    reply = read_issue(event(body), project).replies["said"]
    assert reply.startswith("Danke")
    assert "**Alles andere**" in reply


def test_what_a_change_breaks_elsewhere_stops_it(project: Path) -> None:
    texts = {"headword": "guide", "definition": "A guide is a person.", "topics": "networking", "aliases": "mentor"}
    result = read_issue(event(sent("new-entry", texts)), project)
    assert result.state == "to-mend"
    assert "mentor" in result.replies["said"]


@pytest.mark.parametrize("more", [{"state": "closed"}, {"pull_request": {}}, {"body": None}])
def test_issues_of_other_kinds_are_left_alone(more: dict[str, Any], project: Path) -> None:
    body = sent("suggest-change", {"entry": "mentor", "what": "Hm."})
    given = event(body)
    given["issue"] |= more
    result = read_issue(given, project)
    assert (result.state, dict(result.replies)) == ("nothing", {})


def test_an_entry_that_has_an_error_of_its_own_is_left_to_an_editor(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    with (project / "glossary" / "mentor.yml").open("a", encoding="utf-8") as file:
        file.write("nonsense: true\n")
    result = read_issue(event(sent("suggest-change", {"entry": "mentor", "more": "pos: verb"})), project)
    assert result.state == "thanks"
    assert "error of its own" in result.replies["said"]
    # What was wrong before stops nobody else.
    other = read_issue(event(sent("suggest-change", {"entry": "networking", "more": "pos: verb"})), project)
    assert other.state == "ready", other.replies


def test_a_dictionary_that_cannot_be_read_is_said_to_its_editors(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    (project / "glossary" / "_strings.yml").unlink()
    with pytest.raises(UnreadableError, match="words of the interface"):
        read_issue(event(sent("comment", {"entry": "mentor", "comment": "x"})), project)


def test_a_file_of_windows_is_changed_as_it_is(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    file = project / "glossary" / "mentor.yml"
    before = "\ufeff" + file.read_text("utf-8").replace("\n", "\r\n")
    file.write_bytes(before.encode())
    result = read_issue(event(sent("suggest-change", {"entry": "mentor", "more": "pos: verb"})), project)
    assert result.state == "ready"
    assert read_result(result.as_json()).text == before.replace("pos: noun", "pos: verb")


@pytest.mark.parametrize("given", [{}, [], None, {"issue": None}, {"issue": {"number": "x", "user": {}}}])
def test_another_event_is_refused(given: Any, project: Path) -> None:
    with pytest.raises(EventError):
        read_issue(given, project)


@pytest.mark.parametrize(
    ("label", "body", "state", "says"),
    [
        ("suggestion", "", "to-mend", "### Entry"),
        ("suggestion", "please merge my branch ::set-output name=x::y", "to-mend", "### New definition"),
        ("suggestion", "### The entry\n\nmentor\n\n### My definition\n\nx", "to-mend", "### Entry"),
        ("new entry", "> ### Word\n>\n> side door", "to-mend", "### Word"),
        ("comment", "\0$(id)", "thanks", "Thank you"),
    ],
)
def test_what_came_through_a_form_and_lost_all_its_headings_gets_a_reply(
    label: str, body: str, state: str, says: str, project: Path
) -> None:
    labels = [{"name": label}, {"name": "needs-fix"}]
    result = read_issue(event(body, labels=labels, author_association="NONE"), project)
    assert result.state == state
    assert says in html.unescape(result.replies["said"])
    assert "::set-output" not in result.as_json()
    # An issue that an editor has given the label, and one without it, are none of ours.
    assert read_issue(event(body, labels=labels, author_association="MEMBER"), project).state == "nothing"
    assert read_issue(event(body, labels=[{"name": "bug"}]), project).state == "nothing"


# ---- Texts that mean harm -------------------------------------------------------------------------------


def snapshot(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def linked(project: Path) -> Iterator[Path]:
    """A project in whose glossary there are symbolic links."""
    links = {"linked.yml": project / "glossary" / "mentor.yml", "outside.yml": project.parent / "outside.yml"}
    for name, target in links.items():
        (project / "glossary" / name).symlink_to(target)
    yield project
    for name in links:
        (project / "glossary" / name).unlink()


def hostile_body(case: Mapping[str, Any]) -> str:
    if "body" in case:
        return str(case["body"])
    long = "".join(f"a{n} " for n in range(case.get("long", 0)))[: case.get("long", 0)]
    many = str(case.get("many", "")) * 10_000
    # JSON can hold half of a pair, YAML cannot.
    half = "\ud83d" if case.get("half") else "HALF"
    texts = {
        id: text.replace("LONG", long).replace("MANY", many).replace("HALF", half) for id, text in case["texts"].items()
    }
    return sent(case["form"], texts)


def test_there_are_many_hostile_bodies() -> None:
    assert len(CASES) >= 30


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_whatever_is_sent_writes_nothing_else_and_gets_a_polite_reply(case: Mapping[str, Any], linked: Path) -> None:
    before = snapshot(linked.parent)
    result = read_issue(event(hostile_body(case)), linked)
    assert snapshot(linked.parent) == before
    assert result.state == case["state"], result.replies
    assert read_result(result.as_json()) == result
    assert result.path == case.get("path", "")
    for reply in (*result.replies.values(), result.summary):
        assert "Thank you" in reply or reply == result.summary
        assert not JARGON.search(reply)
        assert reply == result.summary or not OF_FILES.search(re.sub("&#34;.*?&#34;", "", reply))
        assert not re.search(r"<(?!/?code>)|^::|[^\s\w`]@\w|\s@\w", reply, re.MULTILINE), reply
        assert len(reply) < 30_000
    said = "\n".join(result.replies.values())
    assert re.sub(r"&#(\d+);", lambda sign: chr(int(sign[1])), case.get("says", "")) in said
    if "never" in case:
        assert case["never"] not in said.replace(LINK, "")
    if result.state == "ready":
        assert (linked / result.path).parent == linked / "glossary"
        found = loaded(result.path, result.text)
        for field, held in case.get("holds", {}).items():
            assert getattr(found, field) == (tuple(held) if isinstance(held, list) else held)
        for field in case.get("keeps", ()):
            assert getattr(found, field) == getattr(DICTIONARY.entries[found.slug], field)


def test_a_fault_of_the_program_says_where_and_nothing_that_was_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(event: object, project: object) -> None:
        raise KeyError("\n::error::sent")

    monkeypatch.setattr("suggestion_read.read_issue", broken)
    (tmp_path / "event.json").write_text("{}", encoding="utf-8")
    arguments = ["read", "--event", str(tmp_path / "event.json"), "--result", str(tmp_path / "result.json")]
    assert suggestion.main(arguments) == 1
    said = capsys.readouterr()
    assert "KeyError at line" in said.err
    assert "sent" not in said.err.replace("test_", "")
    assert not (tmp_path / "result.json").exists()


def test_an_account_of_a_company_can_send(project: Path) -> None:
    user = {"login": "ada_example", "id": 4711, "type": "User"}
    result = read_issue(event(sent("comment", {"entry": "mentor", "comment": "Hm."}), user=user), project)
    assert read_result(result.as_json()).login == "ada_example"


def test_the_command_refuses_what_is_no_event(tmp_path: Path) -> None:
    command = [sys.executable, str(PROJECT / "scripts" / "suggestion.py"), "read", "--event", str(tmp_path / "none")]
    done = subprocess.run([*command, "--result", str(tmp_path / "result.json")], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (2, b"The event cannot be read.\n")


def test_whatever_is_sent_the_log_stays_clean(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for case in CASES[:12]:
        file = tmp_path / "event.json"
        file.write_text(json.dumps(event(hostile_body(case))), encoding="utf-8")
        suggestion.main(["read", "--event", str(file), "--result", str(tmp_path / "result.json")], project)
        said = capsys.readouterr()
        assert re.fullmatch(r"Issue 7: [a-z-]+\.\n", said.out)
        assert said.err == ""
