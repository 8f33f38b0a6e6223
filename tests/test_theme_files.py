"""What a builder copies of a theme is found without a look at what it leaves out."""

from pathlib import Path

import material
from jinja2 import DictLoader, Environment, FileSystemLoader

from dictionary.pages.theme_files import VisibleFiles, with_visible_files


def _is_visible(path: str) -> bool:
    return not any(part.startswith(".") for part in path.split("/"))


def test_all_but_hidden_files_are_listed(tmp_path: Path) -> None:
    for path in ("a.html", ".b", "c/.d/e.svg", "c/f.css", ".g/h/i.svg", "c/j/k"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(path, encoding="utf-8")
    (tmp_path / "linked").symlink_to(tmp_path / "c")
    theme = Path(material.__file__).parent / "templates"
    for folders in ([tmp_path], [tmp_path, theme], [tmp_path / "away", tmp_path]):
        for followlinks in (False, True):
            usual = FileSystemLoader(folders, followlinks=followlinks)
            ours = VisibleFiles(folders, followlinks=followlinks)
            assert ours.list_templates() == [path for path in usual.list_templates() if _is_visible(path)]


def test_hidden_templates_are_still_there(tmp_path: Path) -> None:
    (tmp_path / ".icons").mkdir()
    (tmp_path / ".icons" / "a.svg").write_text("<svg/>", encoding="utf-8")
    environment = with_visible_files(Environment(loader=FileSystemLoader(tmp_path)))
    assert environment.get_template(".icons/a.svg").render() == "<svg/>"
    assert environment.list_templates() == []


def test_a_loader_of_somebody_else_stays() -> None:
    loader = DictLoader({".a": ""})
    assert with_visible_files(Environment(loader=loader)).loader is loader
