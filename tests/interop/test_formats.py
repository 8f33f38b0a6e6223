"""What programs of others make of the files of a site: Sphinx, sphobjinv, rdflib, pySHACL, skosify, OpenAPI."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from builds import SITE_URL, Built

PEERS = Path(__file__).parent / "peers"
_CONF = """
extensions = ["sphinx.ext.intersphinx"]
intersphinx_mapping = {{"career": ("{url}", r"{inventory}")}}
nitpicky = True
project = "A handbook"
"""
_INDEX = """
A handbook
==========

Find a :term:`mentor`, some :term:`Mentors <mentors>`, a :term:`COFFEE CHAT`, a :term:`Résumé`, a :term:`sponsor`
or :external+career:term:`informational interview`; see :external+career:ref:`{prefix}:networking`
and :external+career:doc:`dictionary/mentor`. A :term:`zzz nobody` is nowhere.
"""


def run(python: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([python, *map(str, arguments)], check=False, text=True, capture_output=True)


@pytest.mark.parametrize("name", ["with_directory_urls", "second_dictionary"])
def test_readers_of_linked_data_and_inventories(name: str, python: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(name)
    done = run(python, PEERS / "read.py", built.site, PEERS / "shapes.ttl")
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, Any] = json.loads(done.stdout)
    assert found["concepts"] == len(built.slugs)
    assert found["same"], "Turtle and JSON-LD say the same"
    assert found["conforms"], found["shapes say"]
    assert found["inferred"] == 0
    assert found["in inventory"] == found["lines"] > 3 * len(built.slugs)


def test_a_document_made_with_sphinx(with_directory_urls: Built, python: str, tmp_path: Path) -> None:
    inventory = with_directory_urls.site / "objects.inv"
    project = inventory.read_bytes().split(b"\n")[1].decode().removeprefix("# Project: ")
    prefix = project.split()[0].lower()
    (tmp_path / "conf.py").write_text(_CONF.format(url=SITE_URL, inventory=inventory), "utf-8")
    (tmp_path / "index.rst").write_text(_INDEX.format(prefix=prefix), "utf-8")
    done = run(python, "-m", "sphinx", "-q", "-b", "html", tmp_path, tmp_path / "made")
    assert done.returncode == 0, done.stderr
    warnings = done.stderr.strip().splitlines()
    assert len(warnings) == 1, warnings
    assert "zzz nobody" in warnings[0]
    html = (tmp_path / "made" / "index.html").read_text("utf-8")
    links = re.findall(r'<a class="reference external" href="([^"]+)"', html)
    expected = "mentor mentor coffee-chat resume sponsor informational-interview networking mentor".split()
    assert [link for link in links if link.startswith(SITE_URL)] == [
        f"{SITE_URL}dictionary/{slug}/" for slug in expected
    ]
