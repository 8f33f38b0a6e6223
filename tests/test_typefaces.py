"""Faces that a site brings along: small, the same each time, with every character that the site has."""

import io
from pathlib import Path

import pytest
import tinycss2
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import USE_MY_METRICS

from builds import FIRST_DICTIONARY, build, build_strictly, copy_project
from dictionary.exports import typefaces
from dictionary.exports.typefaces import FACES, FOLDER, SHEET, cut
from dictionary.model.problems import Problem
from dictionary.reading.config_file import ConfigFile
from dictionary.reading.settings import SettingsReader
from dictionary.reading.typesetting import read_typefaces

USED = frozenset("Résumé 401(k) “mentor” – ˈmɛntɔːɹ €½ 導師") | typefaces._ALWAYS
_LATIN = range(0x250)
MOST_BYTES = 60_000
"""What a reader on a train pays for them on the first visit."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("typefaces")
    project = copy_project(folder / "project")
    config = project / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8").replace("  dictionary:\n", "  dictionary:\n    typefaces: own\n", 1), "utf-8"
    )
    return build_strictly(project, folder / "site")


def test_all_of_them_are_small(site: Path) -> None:
    sizes = {file.name: file.stat().st_size for file in (site / FOLDER).glob("*.woff2")}
    assert sizes.keys() == {face.name for face in FACES}
    assert sum(sizes.values()) <= MOST_BYTES, sizes


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)
def test_a_face_has_what_the_site_uses_and_nothing_else(face: typefaces.Face) -> None:
    data = cut(face, USED)
    assert data == typefaces._made(face, "".join(sorted(_wanted(face))))
    font = TTFont(io.BytesIO(data))
    had = {chr(code) for code in font.getBestCmap()}
    assert had - {"\u00a0", "\u00ad"} <= USED
    assert USED - had <= {*"導師→", *(() if face.has_sounds else "ˈɛɔːɹ")}
    assert not any("Source" in str(name) for name in font["name"].names if name.nameID in (1, 3, 4, 6, 16))


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)
def test_no_letter_runs_into_another(face: typefaces.Face) -> None:
    """A letter made of others may take its width from one of them, whatever its own is said to be."""
    font = TTFont(io.BytesIO(cut(face, USED)))
    for name in font.getGlyphOrder() if "glyf" in font else ():
        letter = font["glyf"][name]
        for part in letter.components if letter.isComposite() else ():
            if part.flags & USE_MY_METRICS:
                assert font["hmtx"][part.glyphName][0] == font["hmtx"][name][0], name


def _wanted(face: typefaces.Face) -> set[str]:
    return {char for char in USED if face.has_sounds or not 0x250 <= ord(char) <= 0x2FF}


def test_pages_ask_for_all_of_them_at_once(site: Path) -> None:
    page = (site / "dictionary" / "mentor" / "index.html").read_text("utf-8")
    for face in FACES:
        assert f'<link rel="preload" as="font" type="font/woff2" crossorigin href="../../{FOLDER}/{face.name}">' in page
    assert f'<link rel="stylesheet" href="../../{SHEET}">' in page


def test_the_sheet_can_be_read_and_names_files_that_are_there(site: Path) -> None:
    sheet = (site / SHEET).read_text("utf-8")
    rules = tinycss2.parse_stylesheet(sheet, skip_whitespace=True)
    assert [rule.type for rule in rules] == ["at-rule"] * len(FACES) + ["qualified-rule"]
    for face in FACES:
        assert f'url("{face.name}")' in sheet and (site / FOLDER / face.name).is_file()
    assert sheet.count("font-display: optional") == len(FACES)


def test_their_licenses_go_along(site: Path) -> None:
    for family in ("sans", "serif"):
        assert "SIL OPEN FONT LICENSE" in (site / FOLDER / f"license-{family}.txt").read_text("utf-8")


def test_a_site_that_does_not_ask_has_none(built_site: Path) -> None:
    assert not (built_site / FOLDER).exists()
    assert "typefaces" not in (built_site / "index.html").read_text("utf-8")


def test_they_have_the_characters_of_the_entries(site: Path) -> None:
    font = TTFont(site / FOLDER / "sans-400.woff2")
    for entry in FIRST_DICTIONARY.glob("glossary/[!_]*.yml"):
        used = {ord(char) for char in entry.read_text("utf-8") if char.isprintable()}
        assert used & {*_LATIN} <= font.getBestCmap().keys(), entry.name


def _read(given: dict[str, object]) -> tuple[str, list[Problem]]:
    reader = SettingsReader(ConfigFile("mkdocs.yml"))
    return read_typefaces(reader, given), reader.problems


def test_what_may_be_set() -> None:
    assert _read({}) == ("system", [])
    assert _read({"typefaces": "system"}) == ("system", [])
    assert _read({"typefaces": "own"}) == ("own", [])


@pytest.mark.parametrize(
    ("given", "says"), [("arial", "use one of: system, own."), (["own"], "write one"), ("", "write a value")]
)
def test_what_is_wrong_is_told(given: object, says: str) -> None:
    kind, (problem,) = _read({"typefaces": given})
    assert kind == "system" and says in problem.fix


def test_where_they_are_not_installed_it_is_said_and_how_to_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dictionary.reading.typesetting.find_spec", lambda name: None)
    kind, (problem,) = _read({"typefaces": "own"})
    assert kind == "system"
    assert "not installed" in problem.message and problem.replacement == "system"


def test_in_the_frame_of_the_theme_the_theme_chooses(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    config = project / "mkdocs.yml"
    text = config.read_text("utf-8").replace("  dictionary:\n", "  dictionary:\n    typefaces: own\n", 1)
    config.write_text(text.replace("plugins: []", "plugins: [search]"), "utf-8")
    done = build(project, tmp_path / "site")
    assert done.returncode == 0, done.stdout
    assert not (tmp_path / "site" / FOLDER).exists()
