"""While somebody writes, the checks find after every change what they would find for the first time."""

from pathlib import Path

from builds import copy_project
from dictionary.assembly import Memory, assemble
from dictionary.model.problems import Problem
from dictionary.site import Settings

EDITS = (
    ("mentor", "\nsee_also: [", "\nsee_also: [networking]\nnever: ["),  # those that name it are not named in return
    ("mentor", "\nnever: [", "\nsenses_of: ["),
    ("mentor", "\nsee_also: [networking]\nsenses_of: [", "\nsee_also: ["),
    ("mentor", "A mentor is", "A mentor is, now as ever,"),
    ("mentor", "status: published", "status: draft"),
    ("mentor", "headword: mentor", "headword: guide of the young"),
    ("mentor", "headword: guide of the young", "headword: mentor"),
    ("mentor", "aliases:", "covers: [guide to it all]\naliases:"),
    (
        "networking",
        "explanation: |\n",
        "explanation: |\n  A [[guide to it all]] and a [[mentor#steps]] and [[no such thing]].\n",
    ),
    ("mentor", "covers: [guide to it all]\n", ""),
)


def _found(project: Path, memory: Memory | None) -> list[Problem]:
    return assemble(project, Settings(name="Test"), is_read=lambda path: False, memory=memory).problems


def test_a_change_is_checked_as_if_for_the_first_time(tmp_path: Path) -> None:
    project, memory = copy_project(tmp_path / "project"), Memory()
    _found(project, memory)
    different = []
    for slug, old, new in EDITS:
        path = project / "glossary" / f"{slug}.yml"
        text = path.read_text(encoding="utf-8")
        assert old in text, old
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        again, anew = _found(project, memory), _found(project, None)
        if again != anew:
            different.append((new, [each for each in (*again, *anew) if again.count(each) != anew.count(each)]))
    assert different == []
