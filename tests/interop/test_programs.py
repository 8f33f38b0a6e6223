"""What programs that show links as cards, documents made with MkDocs, and validators make of a site."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import builds
from installing import installed_by
from serving import served
from wordpress import free_port

NODE = Path(__file__).parent / "node"


@dataclass(frozen=True)
class Reachable:
    """A dictionary's site at the address that it was built for."""

    url: str
    folder: Path


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reachable]:
    folder = tmp_path_factory.mktemp("programs")
    port = free_port()
    url = f"http://127.0.0.1:{port}/"
    built = builds.build_strictly(
        builds.copy_project(folder / "project"), folder / "site", env=builds.environment(SITE_URL=url)
    )
    with served(built, port=port):
        yield Reachable(url, built)


def test_programs_that_show_links_find_the_card(site: Reachable) -> None:
    slugs = ("mentor", "resume", "coffee-chat")
    addresses = [f"{site.url}dictionary/{slug}/" for slug in slugs]
    command = ["node", str(NODE / "embeds.mjs"), installed_by("programs.sh", "PROGRAMS"), *addresses]
    done = subprocess.run(command, check=False, text=True, capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr[-3000:]
    said: list[dict[str, Any]] = json.loads(done.stdout.splitlines()[-1])
    for slug, address, each in zip(slugs, addresses, said, strict=True):
        ours = json.loads((site.folder / "oembed" / f"{slug}.json").read_text("utf-8"))
        assert each["oembed"] == {**ours, "method": "auto-discovery"}
        assert each["unfurl"]["oEmbed"]["type"] == "rich"
        assert each["unfurl"]["oEmbed"]["title"] == ours["title"]
        assert f'src="{site.url}embed/{slug}/"' in each["unfurl"]["oEmbed"]["html"]
        assert (each["unfurl"]["oEmbed"]["width"], each["unfurl"]["oEmbed"]["height"]) == (600, 400)
        card = json.loads((site.folder / "api/v1/cards" / f"{slug}.json").read_text("utf-8"))["result"]
        assert each["unfurl"]["open_graph"]["description"] == card["definition"]
        assert each["unfurl"]["open_graph"]["url"] == address
        assert each["unfurl"]["canonical_url"] == address


def handbook(python: str, folder: Path, text: str, site: Reachable) -> subprocess.CompletedProcess[str]:
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "index.md").write_text(text, "utf-8")
    # As the guide says it, and nothing else.
    guide = (site.folder / "embed" / "index.html").read_text("utf-8")
    (settings,) = re.findall(r"<code[^>]*>(extra_javascript:\n.*?)</code>", guide, re.DOTALL)
    (folder / "mkdocs.yml").write_text(f"site_name: A handbook\n{settings}\n", "utf-8")
    command = [python, "-m", "mkdocs", "build", "--strict"]
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    return subprocess.run(command, cwd=folder, env=env, check=False, text=True, capture_output=True, timeout=120)


def test_documents_of_mkdocs_refer_to_words_by_name(site: Reachable, python: str, tmp_path: Path) -> None:
    text = "Find a [mentor][], some [Mentors][mentors], a [résumé][] and [coffee chat][]."
    done = handbook(python, tmp_path / "good", text, site)
    assert done.returncode == 0, done.stdout + done.stderr
    page = (tmp_path / "good" / "site" / "index.html").read_text("utf-8")
    for slug in ("mentor", "resume", "coffee-chat"):
        assert f'href="{site.url}dictionary/{slug}/"' in page
    bad = handbook(python, tmp_path / "bad", "Find a [zzz nobody][].", site)
    assert bad.returncode != 0
    assert "zzz nobody" in bad.stdout + bad.stderr


def test_check_jsonschema_finds_nothing(site: Reachable, python: str) -> None:
    api = site.folder / "api" / "v1"
    kinds = {"entry": [*(api / "entries").glob("*.json")], "card": [*(api / "cards").glob("*.json")]}
    schemas = {path.stem: path for path in (api / "schema").glob("*.json") if not path.stem.endswith(".schema")}
    assert {"index", "entries", "entry", "labels", "card", "changes"} <= schemas.keys()
    for name, schema in schemas.items():
        one = site.folder / "changes.json" if name == "changes" else api / f"{name}.json"
        files = kinds.get(name, [one])
        command = [python, "-m", "check_jsonschema", "--schemafile", str(schema), *map(str, files)]
        done = subprocess.run(command, check=False, text=True, capture_output=True, timeout=120)
        assert done.returncode == 0, done.stdout + done.stderr
    assert sys.version_info >= (3, 11)
