"""The recipes of the page about files for programs: each copied from there as it stands, and run by its own program."""

import html
import json
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import builds
from dictionary.pages.recipes import NAMES
from installing import installed_by
from serving import served
from wordpress import free_port

_NODE = Path(__file__).parent / "node"
Recipe = Callable[[str], str]
"""Name → text, as the page shows it."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The first dictionary at the address that it was built for."""
    folder = tmp_path_factory.mktemp("recipes")
    port = free_port()
    url = f"http://127.0.0.1:{port}/"
    env = builds.environment(SITE_URL=url)
    built = builds.build_strictly(builds.copy_project(folder / "project"), folder / "site", env=env)
    with served(built, port=port):
        yield url, built


@pytest.fixture(scope="module")
def recipe(site: tuple[str, Path]) -> Recipe:
    page = (site[1] / "api" / "index.html").read_text("utf-8")
    found = dict(re.findall(r'<code [^>]*data-recipe="(\w+)">(.*?)</code>', page, re.DOTALL))
    assert tuple(found) == NAMES
    return lambda name: html.unescape(found[name])


def word_in(text: str, pattern: str) -> str:
    (found,) = re.findall(pattern, text)
    return str(found)


def run(*command: object, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        list(map(str, command)), cwd=folder, check=False, text=True, capture_output=True, timeout=builds.PATIENCE
    )


def of(site: tuple[str, Path], word: str) -> dict[str, str]:
    """What the dictionary says of a headword."""
    entries = json.loads((site[1] / "api" / "v1" / "entries.json").read_text("utf-8"))["result"]
    return next(entry for entry in entries if entry["headword"] == word)  # type: ignore[no-any-return]


def test_sphinx(site: tuple[str, Path], recipe: Recipe, python: str, tmp_path: Path) -> None:
    text = recipe("Sphinx")
    (tmp_path / "conf.py").write_text(text)
    term = word_in(text, "(:term:`.+?`)")
    (tmp_path / "index.rst").write_text(f"A\n=\n\nSee {term}.\n")
    done = run(python, "-m", "sphinx", "-W", "-n", "-q", "-b", "html", ".", "made", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    address = of(site, term.removeprefix(":term:`").rstrip("`"))["uri"]
    assert f'href="{address}"' in (tmp_path / "made" / "index.html").read_text("utf-8")
    (tmp_path / "index.rst").write_text("A\n=\n\nSee :term:`zzz nobody`.\n")
    assert run(python, "-m", "sphinx", "-W", "-n", "-q", "-b", "html", ".", "made", folder=tmp_path).returncode


def test_docusaurus(site: tuple[str, Path], recipe: Recipe, tmp_path: Path) -> None:
    (tmp_path / "words.mjs").write_text(recipe("Docusaurus"))
    (tmp_path / "node_modules").symlink_to(Path(installed_by("programs.sh", "PROGRAMS")) / "node_modules")
    prose = "# A mentor\n\nMentors help. A mentor, `mentor`, [a mentor](x.md), sponsor; Coffee Chats, x/mentor.\n"
    (tmp_path / "run.mjs").write_text(
        'import { remark } from "remark";\nimport words from "./words.mjs";\n'
        f"process.stdout.write(String(await remark().use(words).process({json.dumps(prose)})));\n"
    )
    done = run("node", "run.mjs", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    url = site[0]
    assert done.stdout == (
        f"# A mentor\n\n[Mentors]({url}dictionary/mentor/) help. A mentor, `mentor`, [a mentor](x.md), sponsor; "
        f"[Coffee Chats]({url}dictionary/coffee-chat/), x/mentor.\n"
    )


def test_hugo(site: tuple[str, Path], recipe: Recipe, python: str, tmp_path: Path) -> None:
    text = recipe("Hugo")
    shortcode = word_in(text, r'(\{\{< define ".+?" >\}\})')
    for name, content in {
        "hugo.toml": 'title = "A"\ndisableKinds = ["taxonomy", "term", "rss", "sitemap"]\n'
        # It asks no server of its own machine otherwise.
        "[security.http]\nurls = ['^http://127']\n",
        "layouts/shortcodes/define.html": text,
        "layouts/index.html": "{{ .Content }}",
        "content/_index.md": f"See {shortcode}.\n",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content)
    hugo = Path(python).with_name("hugo")
    done = run(hugo, "--cacheDir", tmp_path / "cache", folder=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    word = word_in(shortcode, '"(.+?)"')
    entry = of(site, word)
    made = html.unescape((tmp_path / "public" / "index.html").read_text("utf-8"))
    assert made.strip() == f'<p>See <a href="{entry["uri"]}" title="{entry["definition"]}">{word}</a>.</p>'
    (tmp_path / "content" / "_index.md").write_text('See {{< define "zzz nobody" >}}.\n')
    bad = run(hugo, "--cacheDir", tmp_path / "cache", folder=tmp_path)
    assert bad.returncode != 0
    assert 'nothing explains "zzz nobody"' in bad.stdout + bad.stderr


def test_html(site: tuple[str, Path], recipe: Recipe, tmp_path: Path, browser: Browser) -> None:
    text = recipe("HTML")
    (tmp_path / "index.html").write_text(f"<!doctype html><title>A</title>{text}")
    with served(tmp_path) as elsewhere:
        page = browser.new_page()
        page.goto(elsewhere)
        found = page.locator("dfn[title]")
        found.wait_for()
        assert found.get_attribute("title") == of(site, found.inner_text())["definition"]
        page.close()


def test_a_notebook(site: tuple[str, Path], recipe: Recipe, python: str, tmp_path: Path) -> None:
    (tmp_path / "cell.py").write_text(recipe("Jupyter"))
    (tmp_path / "run.py").write_text(
        "import nbformat\nfrom nbclient import NotebookClient\n"
        "cell = nbformat.v4.new_code_cell(open('cell.py').read())\n"
        "book = NotebookClient(nbformat.v4.new_notebook(cells=[cell])).execute()\n"
        "print(book.cells[0].outputs[0].data['text/markdown'])\n"
    )
    done = run(python, "run.py", folder=tmp_path)
    assert done.returncode == 0, done.stderr[-3000:]
    word = word_in(done.stdout, r"- \[(.+?)\]")
    assert done.stdout.strip() == f"- [{word}]({of(site, word)['uri']}): {of(site, word)['definition']}"
