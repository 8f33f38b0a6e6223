"""The plugin on a site with mkdocstrings, built strictly: its references stay its own, and words in docstrings link."""

import os
import re
import subprocess
import sysconfig
from pathlib import Path

from builds import environment

_CODE = '''"""Finds people."""


class Mentor:
    """A mentor who answers.

    See [ask][advice.ask], [`Mentor`][advice.Mentor] and [[mentor|them]].

    Attributes:
        name: Of the recruiter.
    """

    name: str


def ask(mentor: Mentor) -> str:
    """Ask a mentor, or a recruiter."""
'''
_SETTINGS = """site_name: Advice
site_url: http://localhost/host/
theme: {name: material}
strict: true
plugins:
  - search
  - autorefs
  - mkdocstrings:
      handlers: {python: {paths: [src]}}
  - dictionary
"""
_ENTRIES = {
    "mentor.yml": "headword: mentor\ndefinition: A mentor is a person who gives advice.\n",
    "recruiter.yml": "headword: recruiter\ndefinition: A recruiter is a person who finds people for a job.\n",
}


def project(folder: Path) -> Path:
    for name, text in {
        "src/advice.py": _CODE,
        "mkdocs.yml": _SETTINGS,
        "docs/index.md": "# Home\n\nNothing here. [The code](code.md), [ask][advice.ask].\n",
        "docs/code.md": "# Code\n\n::: advice\n",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def built(host: Path, site: Path, python: str, wheel: Path) -> str:
    # What the plugin needs is where the tests run; what the host needs is where its programs are.
    path = os.pathsep.join((str(wheel), sysconfig.get_path("purelib")))
    command = [python, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    env = environment(PYTHONPATH=path)
    done = subprocess.run(command, cwd=host, env=env, check=False, text=True, capture_output=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stderr
    return (site / "code" / "index.html").read_text("utf-8")


def test_a_host_with_mkdocstrings(tmp_path: Path, python: str, wheel: Path) -> None:
    host = project(tmp_path / "host")
    before = built(host, tmp_path / "before", python, wheel)
    (host / "glossary").mkdir()
    for name, text in _ENTRIES.items():
        (host / "glossary" / name).write_text(text)
    after = built(host, tmp_path / "after", python, wheel)
    links = re.findall(r'<a class="entry-link" data-entry="([^"]+)" href="([^"]+)">([^<]*)</a>', after)
    assert {entry for entry, _, _ in links} == {"mentor", "recruiter"}
    for _, address, _ in links:
        assert (tmp_path / "after" / "code" / address / "index.html").is_file(), address
    # Taken away again, the page is what it was: not a reference, a signature or a heading has changed.
    unlinked = re.sub(r'<a class="entry-link"[^>]*>([^<]*)</a>', r"\1", after)
    unlinked, number = re.subn(r'\n<div class="dictionary-notes".*?\n</div>', "", unlinked, flags=re.DOTALL)
    assert number == 1, "the page has its previews"
    text, source = "Mentor</code></a> and [[mentor|them]]", "[advice.Mentor] and [[mentor|them]]"
    assert text in before
    assert source in after
    assert unlinked == before.replace(text, text.replace("[[mentor|them]]", "them"))
    assert (tmp_path / "after" / "index.html").read_bytes() == (tmp_path / "before" / "index.html").read_bytes()
