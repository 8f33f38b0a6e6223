"""Hooks of the dictionary that are left out or stand in a wrong order are told before a build stumbles over them."""

import re
from pathlib import Path

import pytest

from builds import FIRST_DICTIONARY
from dictionary.model.problems import Problem
from dictionary.reading.config_file import read_config_file
from dictionary.running.notes import Notes
from dictionary.running.refused_settings import complaint_in, refused, wrong_hooks

HOOKS = re.findall(r"(?m)^  - hooks/(\w+)\.py", (FIRST_DICTIONARY / "mkdocs.yml").read_text(encoding="utf-8"))


def told(tmp_path: Path, named: list[str], top: str = "site_name: Birds\n") -> list[Problem]:
    (tmp_path / "hooks").mkdir(exist_ok=True)
    for hook in (*HOOKS, "own"):
        (tmp_path / "hooks" / f"{hook}.py").touch()
    text = top + ("hooks:\n" + "".join(f"  - hooks/{hook}.py\n" for hook in named) if named else "")
    file, problems = read_config_file("mkdocs.yml", text.encode())
    assert not problems
    return list(wrong_hooks(file, tmp_path))


def test_all_hooks_in_their_order_are_right(tmp_path: Path) -> None:
    assert told(tmp_path, HOOKS) == []


@pytest.mark.parametrize("place", [0, 3, len(HOOKS)])
def test_hooks_of_others_may_stand_anywhere(place: int, tmp_path: Path) -> None:
    assert told(tmp_path, [*HOOKS[:place], "own", *HOOKS[place:]]) == []


@pytest.mark.parametrize("hook", HOOKS)
def test_a_hook_that_is_left_out(hook: str, tmp_path: Path) -> None:
    (problem,) = told(tmp_path, [name for name in HOOKS if name != hook])
    needed = hook in ("load_dictionary", "theme_words", "entry_pages", "list_pages", "page_apparatus")
    assert (problem.code, problem.position.line) == ("E604" if needed else "W602", 2)
    assert f"- hooks/{hook}.py" in problem.fix


def test_what_is_left_out_on_purpose_is_left_out_in_peace(tmp_path: Path) -> None:
    named = [name for name in HOOKS if name != "json_api"]
    told(tmp_path, named)
    (tmp_path / "hooks" / "json_api.py").unlink()
    file, _ = read_config_file("mkdocs.yml", "hooks:\n{}".format("".join(f"- hooks/{n}.py\n" for n in named)).encode())
    assert list(wrong_hooks(file, tmp_path)) == []


def test_a_hook_above_the_one_that_it_needs(tmp_path: Path) -> None:
    order = ["theme_words", *(name for name in HOOKS if name != "theme_words")]
    (problem,) = told(tmp_path, order)
    assert (problem.code, problem.position.line) == ("E604", 3)
    assert problem.fix == "move the line below that of hooks/load_dictionary.py."


def test_hooks_of_another_file_are_not_known(tmp_path: Path) -> None:
    assert told(tmp_path, [], "INHERIT: base.yml\n") == []
    assert {problem.code for problem in told(tmp_path, [])} == {"E604", "W602"}


def test_complaints_of_the_builder_are_taken_from_its_messages() -> None:
    notes = Notes()
    for note in ("Config value 'plugins': The \"nowhere\" plugin is not installed", "Something else"):
        notes.add(note)
    said = notes.take_complaints()
    assert notes.found == ("Something else",)
    file, _ = read_config_file("mkdocs.yml", b"site_name: Birds\nplugins:\n  - nowhere\n")
    (problem,) = refused(said, file)
    assert (problem.code, problem.position.line) == ("E604", 3)
    assert complaint_in("Something else") is None
