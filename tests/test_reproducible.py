"""The same source gives the same bytes: whenever, wherever and in whatever order it is built."""

import re
import subprocess
from pathlib import Path

import pytest

from builds import SITE_URL, build_strictly, copy_project, copy_second_dictionary, environment, fingerprint

# All that a build could take from its surroundings by mistake. Kiritimati and Los Angeles are never
# on the same day at noon of either; the two hash seeds order sets of strings differently.
SURROUNDINGS = (
    {"SOURCE_DATE_EPOCH": "1000000000", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
    {"SOURCE_DATE_EPOCH": "2000000000", "TZ": "America/Los_Angeles", "PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8"},
)


def test_the_same_project_gives_the_same_bytes(project_copy: Path, built_site: Path, tmp_path: Path) -> None:
    """Two days, time zones, orders and folders of different length, and once the day of the test."""
    short = copy_project(tmp_path / "p", project_copy)
    long = copy_project(
        tmp_path / "a folder with a much longer name" / "and another one below it" / "project", project_copy
    )
    one = build_strictly(short, tmp_path / "s", env=environment(**SURROUNDINGS[0]))
    other = build_strictly(
        long,
        tmp_path / "another folder for the finished site",
        "--config-file",
        str(long / "mkdocs.yml"),
        folder=tmp_path,
        env=environment(**SURROUNDINGS[1]),
    )
    assert differences(one, other) == []
    assert differences(one, built_site) == []
    assert {"sitemap.xml", "sitemap.xml.gz", "api/v1/texts.json"} <= fingerprint(one).keys()


def test_building_again_into_the_same_folder_changes_nothing(
    project_copy: Path, built_site: Path, tmp_path: Path
) -> None:
    """What an earlier build left there does not stay, and does not get in."""
    site = tmp_path / "site"
    (site / "dictionary" / "gone").mkdir(parents=True)
    (site / "dictionary" / "gone" / "index.html").write_text("left by an earlier build", "utf-8")
    assert differences(build_strictly(project_copy, site), built_site) == []


def test_a_dictionary_without_any_date_gives_the_same_bytes(tmp_path: Path) -> None:
    """As every new dictionary is at its beginning."""
    project = copy_second_dictionary(tmp_path / "undated")
    for path in (*project.glob("eintraege/[!_]*.yml"), *project.glob("docs/artikel/*.md")):
        text = path.read_text("utf-8").replace("status: published", "status: stub")
        path.write_text(re.sub(r"(?m)^(added|reviewed): .*\n", "", text), "utf-8")
    one, other = (
        build_strictly(project, tmp_path / name, env=environment(**surroundings))
        for name, surroundings in zip(("one", "other"), SURROUNDINGS, strict=True)
    )
    assert differences(one, other) == []
    sitemap = (one / "sitemap.xml").read_text("utf-8")
    assert "<loc>" + SITE_URL in sitemap
    assert "lastmod" not in sitemap


def test_a_clone_without_history_gives_the_same_bytes(project_copy: Path, built_site: Path, tmp_path: Path) -> None:
    """What has changed is told by the ledger, never by git."""
    project = copy_project(tmp_path / "full", project_copy)
    who = ("-c", "user.name=x", "-c", "user.email=x@words.example", "-c", "commit.gpgsign=false")
    entry = project / "glossary" / "mentor.yml"
    now = entry.read_bytes()
    entry.write_bytes(now.replace(b"headword: mentor", b"headword: mentors"))
    for call in (("init", "--quiet"), ("add", "."), (*who, "commit", "--quiet", "-m", "before")):
        subprocess.run(["git", *call], cwd=project, check=True)
    entry.write_bytes(now)
    subprocess.run(["git", *who, "commit", "--quiet", "-a", "-m", "now"], cwd=project, check=True)
    clone = ["git", "clone", "--quiet", "--depth", "1", project.as_uri(), str(tmp_path / "shallow")]
    subprocess.run(clone, check=True)
    for name in ("full", "shallow"):
        assert differences(build_strictly(tmp_path / name, tmp_path / f"site of {name}"), built_site) == []


def differences(one: Path, other: Path) -> list[str]:
    """Files that are not the same in both folders."""
    first, second = fingerprint(one), fingerprint(other)
    return sorted(path for path in first.keys() | second.keys() if first.get(path) != second.get(path))


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_that_is_hardly_meant_stops_no_build(day: str, tmp_path: Path) -> None:
    """It is advice (S412); what the builder compresses can only carry days of 32 bits."""
    project = copy_second_dictionary(tmp_path / "project")
    for path in (project / "eintraege").glob("[!_]*.yml"):
        path.write_text(re.sub(r"(?m)^(reviewed|added): .*$", rf"\1: {day}", path.read_text("utf-8")), "utf-8")
    build_strictly(project, tmp_path / "site")
