"""Real builds that fail, are killed, or meet each other: the site is the old one or a whole new one, and says why."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from builds import PATIENCE, PROJECT, build, copy_second_dictionary, environment, fingerprint

BUILDERS = ("mkdocs", "properdocs")
KILL = "os.kill(os.getpid(), signal.SIGKILL)"
# A hook of somebody else, which does something in the middle of a build or at its end.
HOOK = """
import os, signal, time
from pathlib import Path
def on_page_context(context, page, config, nav):
    {middle}
def on_post_build(config):
    {end}
"""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with a site that was built."""
    project = copy_second_dictionary(tmp_path_factory.mktemp("whole") / "project")
    config = (project / "mkdocs.yml").read_text("utf-8").replace("hooks:\n", "hooks:\n  - hooks/of_others.py\n", 1)
    (project / "mkdocs.yml").write_text(config, "utf-8")
    disturb(project)
    shutil.copytree(PROJECT / "scripts", project / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    done = build(project, project / "site")
    assert done.returncode == 0, done.stdout
    return project


@pytest.fixture
def project(template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(template, tmp_path / "project"))


def disturb(project: Path, middle: str = "pass", end: str = "pass") -> None:
    (project / "hooks" / "of_others.py").write_text(HOOK.format(middle=middle, end=end), "utf-8")


def beside(project: Path) -> list[str]:
    """What is in the project that does not belong there."""
    return [path.name for path in project.iterdir() if path.name.startswith(".")]


def build_as_make_does(project: Path, *options: str, script: str = "build") -> subprocess.CompletedProcess[str]:
    """`make build`, or another command of `scripts/`."""
    return subprocess.run(
        [sys.executable, f"scripts/{script}.py", *options],
        cwd=project,
        env=environment(PYTHONPATH=str(project / "hooks")),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )


FAILURES = {
    "a file that is wrong": (None, "eintraege/gare.yml:1:1: error[E201 field-unknown]"),
    "a page that leads nowhere": (None, "nowhere.md"),
    "a full disk": ("raise OSError(28, 'No space left on device')", "The disk is full: make room, and build again."),
    "a fault in code": ("1 / 0", "hooks/of_others.py:5: ZeroDivisionError: division by zero."),
    "a fault in a template": (None, "overrides/main.html:"),
    "a fault at the end": ("end", "hooks/of_others.py:7: ZeroDivisionError"),
}


@pytest.mark.parametrize(
    ("builder", "name"),
    [
        *(("mkdocs", name) for name in FAILURES),
        ("properdocs", "a full disk"),
        ("make", "a page that leads nowhere"),
        ("mkdocs --quiet", "a page that leads nowhere"),
        ("mkdocs --quiet", "a file that is wrong"),
    ],
)
def test_a_build_that_fails_leaves_the_old_site(builder: str, name: str, project: Path) -> None:
    disturbance, said = FAILURES[name]
    if name == "a file that is wrong":
        entry = project / "eintraege" / "gare.yml"
        entry.write_text(entry.read_text("utf-8").replace("headword:", "headwrod:"), "utf-8")
    elif name == "a page that leads nowhere":
        with (project / "docs" / "ueber.md").open("a", encoding="utf-8") as page:
            page.write("\n[nowhere](nowhere.md)\n")
    elif name == "a fault in a template":
        with (project / "overrides" / "main.html").open("a", encoding="utf-8") as page:
            page.write("\n{% if %}\n")
    elif disturbance == "end":
        disturb(project, end="1 / 0")
    elif disturbance:
        disturb(project, middle=disturbance)
    before = fingerprint(project)
    if builder == "make":
        done = build_as_make_does(project)
        assert done.stdout.rstrip().endswith("The site was not built; the old one is as it was.")
    else:
        builder, *options = builder.split()
        done = build(project, project / "site", *options, builder=builder)
    assert done.returncode == 1, done.stdout
    assert said in done.stdout
    assert "Traceback" not in done.stdout, done.stdout
    assert fingerprint(project) == before
    assert beside(project) == []


def test_what_check_says_is_what_a_build_says(project: Path) -> None:
    for name in ("gare", "berliner"):
        entry = project / "eintraege" / f"{name}.yml"
        entry.write_text(entry.read_text("utf-8").replace("headword:", "headwrod:"), "utf-8")
    (project / "eintraege" / "ordner.yml").mkdir()
    lines = [line for line in build_as_make_does(project, script="check").stdout.split("\n") if " error[" in line]
    assert len(lines) == 3
    assert [line for line in build_as_make_does(project).stdout.split("\n") if " error[" in line] == lines
    strict = build(project, project / "site").stdout.split("\n")
    assert [line.partition("-  ")[2] for line in strict if " error[" in line] == lines


@pytest.mark.parametrize("script", ["check", "build", "link_report"])
def test_settings_that_cannot_be_read_are_said(script: str, project: Path) -> None:
    before = fingerprint(project / "site")
    (project / "mkdocs.yml").write_text("site_name: [\n", "utf-8")
    done = build_as_make_does(project, script=script)
    assert done.returncode == 1
    assert "mkdocs.yml:1:12: error[E103" in done.stdout
    assert "Traceback" not in done.stdout
    assert fingerprint(project / "site") == before


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_wrong_setting_ends_a_plain_build_too(builder: str, project: Path) -> None:
    config = (project / "mkdocs.yml").read_text("utf-8")
    wrong = config.replace("entries: woerterbuch", "entriez: woerterbuch").replace("glossary: eintraege", "glossary:")
    (project / "mkdocs.yml").write_text(wrong, "utf-8")
    before = fingerprint(project)
    done = build(project, project / "site", builder=builder, strict=False)
    assert done.returncode == 1
    assert "error[E201 setting-unknown]" in done.stdout
    assert "error[E205 empty]" in done.stdout
    assert "2 problems in mkdocs.yml; nothing was written." in done.stdout
    assert "Traceback" not in done.stdout
    assert fingerprint(project) == before


def test_code_that_cannot_be_read_is_said(project: Path) -> None:
    (project / "hooks" / "redirects.py").write_text("def (:\n", "utf-8")
    done = build_as_make_does(project)
    assert done.returncode == 1
    assert done.stdout.startswith("hooks/redirects.py:1: the code cannot be read: ")
    assert "Traceback" not in done.stdout


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize(
    "where",
    [{"middle": f"page.url == 'ueber/' and {KILL}"}, {"end": KILL}],
    ids=["in the middle", "at the end"],
)
def test_a_build_that_is_killed_leaves_the_old_site(where: dict[str, str], project: Path) -> None:
    """`test_site_folder` kills the last steps, in which the two sites change places."""
    entry = project / "eintraege" / "gare.yml"
    entry.write_text(entry.read_text("utf-8").replace("headword: Gare", "headword: Gare anders"), "utf-8")
    before = fingerprint(project / "site")
    disturb(project, **where)
    done = build(project, project / "site", strict=False)
    assert done.returncode == -signal.SIGKILL, done.stdout
    assert fingerprint(project / "site") == before
    assert beside(project)
    disturb(project)
    done = build(project, project / "site", strict=False)
    assert done.returncode == 0, done.stdout
    assert beside(project) == []
    assert fingerprint(project / "site") != before


def test_two_builds_at_once_do_not_mix(project: Path, tmp_path: Path) -> None:
    """The second waits for the first, and says so."""
    begun, go_on = tmp_path / "begun", tmp_path / "go_on"
    wait = f"[time.sleep(0.05) for _ in iter(lambda: Path({str(go_on)!r}).exists(), True)]"
    disturb(project, middle=f"Path({str(begun)!r}).touch(); {wait}")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    before = fingerprint(project / "site")
    logs = [(tmp_path / name).open("w+") for name in ("first", "second")]
    with logs[0], logs[1]:
        first = subprocess.Popen(command, cwd=project, env=environment(), stdout=logs[0], stderr=logs[0])
        wait_for(begun.exists)
        disturb(project)
        second = subprocess.Popen(command, cwd=project, env=environment(), stdout=logs[1], stderr=logs[1])
        wait_for(lambda: "Another build of this site is under way" in (tmp_path / "second").read_text())
        assert fingerprint(project / "site") == before
        go_on.touch()
        assert (first.wait(PATIENCE), second.wait(PATIENCE)) == (0, 0), (tmp_path / "second").read_text()
    assert fingerprint(project / "site") == before  # the same sources make the same bytes
    assert beside(project) == []


def wait_for(what: object) -> None:
    for _ in range(PATIENCE * 20):
        if what():  # type: ignore[operator]
            return
        time.sleep(0.05)
    pytest.fail("in vain")


@pytest.mark.parametrize("builder", BUILDERS)
def test_what_other_hooks_write_at_the_end_is_in_the_site(builder: str, project: Path) -> None:
    disturb(project, end="(Path(config.site_dir) / 'of_others.txt').write_text('here')")
    (project / "site" / ".git").mkdir()
    (project / "site" / "old.html").write_text("from before")
    done = build(project, project / "site", builder=builder)
    assert done.returncode == 0, done.stdout
    assert (project / "site" / "of_others.txt").read_text() == "here"
    assert (project / "site" / ".git").is_dir()
    assert not (project / "site" / "old.html").exists()
    assert beside(project) == []


def test_a_site_that_would_take_the_place_of_its_sources_is_refused(project: Path) -> None:
    before = fingerprint(project)
    done = build(project, project / "eintraege")
    assert done.returncode == 1
    assert f"site_dir cannot be {project / 'eintraege'}" in done.stdout
    assert fingerprint(project) == before


def test_a_site_behind_a_link(project: Path, tmp_path: Path) -> None:
    (project / "site").rename(tmp_path / "www")
    (project / "site").symlink_to(tmp_path / "www")
    done = build_as_make_does(project)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "The site is built: site/")
    assert (project / "site").is_symlink()
    assert (tmp_path / "www" / "index.html").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["project", "www"]
