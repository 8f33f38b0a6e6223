"""The code of templates is kept as long as it is what would be made anew."""

import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from dictionary.pages.template_code import KeptTemplates

TEXT = "{{ word }}, {{ 'shown' | upper }}."


class _Counting(Environment):
    """Counts the templates that were compiled."""

    compiled = 0

    def compile(self, *args: object, **kwargs: object) -> object:  # type: ignore[override]
        self.compiled += 1
        return super().compile(*args, **kwargs)  # type: ignore[call-overload]


def _rendered(folder: Path, text: str = TEXT, memory: dict[str, bytes] | None = None, **given: bool) -> tuple[str, int]:
    """What a new environment makes of a template, and how many it compiled for that."""
    environment = _Counting(loader=DictLoader({"page.html": text}), **given)
    environment.bytecode_cache = KeptTemplates(environment, memory, folder)
    return environment.get_template("page.html").render(word="A & B"), environment.compiled


@pytest.fixture(autouse=True)
def _python_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def test_a_template_is_compiled_once_for_all_builds(tmp_path: Path) -> None:
    assert _rendered(tmp_path / "folder") == ("A & B, SHOWN.", 1)
    assert _rendered(tmp_path / "folder") == ("A & B, SHOWN.", 0)


def test_it_is_compiled_anew_when_its_text_or_what_shapes_it_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _rendered(tmp_path)
    assert _rendered(tmp_path, TEXT + "!") == ("A & B, SHOWN.!", 1)
    assert _rendered(tmp_path, TEXT + "!", autoescape=True) == ("A &amp; B, SHOWN.!", 1)
    assert _rendered(tmp_path, TEXT + "!", autoescape=True)[1] == 0
    monkeypatch.setattr("jinja2.__version__", "0.0")
    assert _rendered(tmp_path, TEXT + "!", autoescape=True)[1] == 1


@pytest.mark.parametrize("spoil", [lambda data: b"", lambda data: data[:20], lambda data: data[:-9], lambda data: b"x"])
def test_bytes_that_are_spoiled_are_made_anew(tmp_path: Path, spoil: object) -> None:
    _rendered(tmp_path)
    (file,) = tmp_path.iterdir()
    file.write_bytes(spoil(file.read_bytes()))  # type: ignore[operator]
    assert _rendered(tmp_path) == ("A & B, SHOWN.", 1)
    assert _rendered(tmp_path) == ("A & B, SHOWN.", 0)


def test_nothing_is_written_where_python_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    memory: dict[str, bytes] = {}
    assert _rendered(tmp_path / "folder", memory=memory)[1] == 1
    assert not (tmp_path / "folder").exists()
    assert _rendered(tmp_path / "folder", memory=memory)[1] == 0


def test_a_folder_that_cannot_be_made_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert _rendered(tmp_path / "file" / "folder") == ("A & B, SHOWN.", 1)
