"""The site as it is served: by any static host under a sub-path, and by the builder while somebody writes.

Waits are bounded and end when what they wait for is there; nothing is measured.
"""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from builds import PATIENCE, PROJECT, Built, copy_project, environment
from crawl import Crawl, Page


class StaticHost(SimpleHTTPRequestHandler):
    """A host such as GitHub Pages: files as they are, and 404.html for what is not there."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != 404:
            super().send_error(code, message, explain)
            return
        body = (Path(self.directory) / "repo" / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: pytest shows what matters."""


@contextmanager
def static_host(folder: Path) -> Iterator[str]:
    """Serve a folder; its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(StaticHost, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def fetch(url: str) -> tuple[int, str, str]:
    """Status, final address and body. A host that is not there yet has status 0."""
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE) as response:
            return response.status, response.url, response.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.url, error.read().decode("utf-8", "replace")
    except (OSError, http.client.HTTPException):
        return 0, url, ""


def test_every_page_is_reached_by_links_under_a_sub_path(with_directory_urls: Built) -> None:
    """From the home page, by links alone, as served from /repo/; no link needs the host to redirect."""
    crawl = Crawl(with_directory_urls)
    assert with_directory_urls.site.name == "repo"
    with static_host(with_directory_urls.site.parent) as root:
        home = f"{root}repo/"
        pending, seen, faults = [home], {home}, []
        while pending:
            address = pending.pop()
            status, final, body = fetch(address)
            if status != 200 or final != address:
                faults.append(f"{address}: {status} {final}")
            if "<html" not in body[:500]:
                continue
            for element in Page(address, body).elements:
                if element.attributes.get("rel") == "canonical" or element.attributes.get("property"):
                    continue
                for link in element.addresses():
                    target = urllib.parse.urljoin(address, link).partition("#")[0]
                    if target.startswith(root) and target not in seen:
                        seen.add(target)
                        pending.append(target)
    assert faults == []
    assert {address for address in seen if not address.startswith(home)} == set()
    expected = {
        home + crawl.url_of(page.path).removeprefix(crawl.url) for page in crawl.real_pages() if not page.is_hidden
    }
    assert expected - seen == set()


def test_a_missing_page_under_a_sub_path_leads_back(with_directory_urls: Built) -> None:
    with static_host(with_directory_urls.site.parent) as root:
        missing = f"{root}repo/dictionary/no-such-word/at/all/"
        status, _, body = fetch(missing)
        assert status == 404
        links = [urllib.parse.urljoin(missing, a) for e in Page("404.html", body).elements for a in e.addresses()]
        own = {link.partition("#")[0] for link in links if link.startswith(f"{root}repo/") and link != missing}
        assert own
        assert {link: fetch(link)[0] for link in own if link != missing} == dict.fromkeys(own, 200)


class Serving:
    """A builder that serves a project, in a process group of its own."""

    def __init__(self, command: list[str], project: Path, log: Path, port: int) -> None:
        self.url = f"http://localhost:{port}/repo/"
        self.log = log
        with log.open("wb") as out:
            self.process = subprocess.Popen(
                command,
                cwd=project,
                env=environment(PYTHONUNBUFFERED="1"),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def said(self) -> str:
        return self.log.read_text("utf-8", "replace")

    def shows(self, page: str, text: str) -> bool:
        status, _, body = fetch(self.url + page)
        return status == 200 and text in body

    def wait_until(self, what: Callable[[], bool]) -> None:
        """Until something is so; fails when the builder ends, or after a long while."""
        for _ in range(PATIENCE * 4):
            if what():
                return
            assert self.process.poll() is None, self.said()
            time.sleep(0.25)
        pytest.fail(f"not in {PATIENCE} seconds:\n{self.said()}")

    def interrupt(self) -> int:
        """Ctrl-C, which reaches the whole group; the exit status."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(timeout=PATIENCE)

    def terminate(self) -> int:
        """A plain kill, which reaches the command alone; the exit status."""
        self.process.terminate()
        return self.process.wait(timeout=PATIENCE)


@contextmanager
def serving(command: list[str], project: Path, log: Path, port: int) -> Iterator[Serving]:
    """Run it, and leave no process behind whatever happens."""
    server = Serving(command, project, log, port)
    try:
        yield server
    finally:
        with suppress(ProcessLookupError):
            os.killpg(server.process.pid, signal.SIGKILL)
        server.process.wait(timeout=PATIENCE)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.mark.parametrize("builder", ["mkdocs", "properdocs"])
def test_serving_survives_broken_files_and_recovers(builder: str, tmp_path: Path) -> None:
    project, port = copy_project(tmp_path / "project"), free_port()
    entry, strings = project / "glossary" / "mentor.yml", project / "glossary" / "_strings.yml"
    good, good_strings = entry.read_text("utf-8"), strings.read_text("utf-8")
    assert "A mentor is" in good
    command = [sys.executable, "-m", builder, "serve", "--dev-addr", f"localhost:{port}", "--livereload"]
    with serving(command, project, tmp_path / "log", port) as server:
        server.wait_until(lambda: server.shows("dictionary/mentor/", "A mentor is"))

        # A broken entry: the problem is said, and the site goes on with what it had.
        entry.write_text(good.replace("headword: mentor", "headwrod: mentor"), "utf-8")
        server.wait_until(lambda: "glossary/mentor.yml:1:1: error[E201" in server.said())
        assert server.shows("dictionary/mentor/", "A mentor is")
        assert server.shows("dictionary/", 'id="entry-mentor"')

        # A second fault, in the words of the interface, on top of the first.
        strings.write_text("browse: [\n", "utf-8")
        server.wait_until(lambda: "glossary/_strings.yml:" in server.said())
        assert server.shows("dictionary/mentor/", "A mentor is")

        # Both mended, and the entry changed.
        strings.write_text(good_strings, "utf-8")
        entry.write_text(good.replace("A mentor is", "A mentor, once mended, is"), "utf-8")
        server.wait_until(lambda: server.shows("dictionary/mentor/", "A mentor, once mended, is"))
        assert server.shows("dictionary/", "A mentor, once mended, is")

        # A new entry appears, and goes when its file goes.
        new = project / "glossary" / "new-word.yml"
        new.write_text(
            "headword: new word\ntopics: [networking]\nstatus: stub\ndefinition: A new word is a late one.\n",
            "utf-8",
        )
        server.wait_until(lambda: server.shows("dictionary/new-word/", "A new word is"))
        new.unlink()
        server.wait_until(lambda: fetch(f"{server.url}dictionary/new-word/")[0] == 404)

        assert "Traceback" not in server.said(), server.said()
        server.interrupt()


def test_the_serve_command_starts_again_when_code_changes(tmp_path: Path) -> None:
    """`make serve`: hooks are loaded once by the builder's process, so it must be a new one."""
    project, port = copy_project(tmp_path / "project"), free_port()
    shutil.copytree(PROJECT / "scripts", project / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    command = [sys.executable, "scripts/serve.py", "--port", str(port)]
    with serving(command, project, tmp_path / "log", port) as server:
        server.wait_until(lambda: server.shows("dictionary/mentor/", "A mentor is"))
        template = project / "hooks" / "dictionary" / "pages" / "templates" / "entry.md.j2"
        text = template.read_text("utf-8")
        assert 'class="headword"' in text
        template.write_text(text.replace('class="headword"', 'class="headword once-changed"'), "utf-8")
        server.wait_until(lambda: server.shows("dictionary/mentor/", "once-changed"))
        assert "Code changed: starting again." in server.said()
        assert server.terminate() == 0
        assert "Traceback" not in server.said(), server.said()
        assert fetch(server.url)[0] == 0  # the builder has ended as well
