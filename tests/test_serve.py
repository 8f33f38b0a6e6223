"""The site as it is served: by any static host under a sub-path, and by the builder while somebody writes.

Waits are bounded and end when what they wait for is there; nothing is measured.
"""

import http.client
import os
import re
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

from builds import PATIENCE, PROJECT, Built, copy_second_dictionary, environment
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
        own = {link.partition("#")[0] for link in links if link.startswith(f"{root}repo/")} - {missing}
        assert own
        assert {link: fetch(link)[0] for link in own} == dict.fromkeys(own, 200)


def _as_at_a_keyboard() -> None:
    """Ctrl-C and a closed terminal end what is started, also where the tests run in the background and ignore both."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


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
                preexec_fn=_as_at_a_keyboard if os.name == "posix" else None,
            )

    def said(self) -> str:
        return self.log.read_text("utf-8", "replace")

    def shows(self, page: str, text: str) -> bool:
        status, _, body = fetch(self.url + page)
        return status == 200 and text in body

    def wait_until(self, what: Callable[[], bool]) -> None:
        """Until something is so; fails when the builder ends, or after a long while."""
        for _ in range(PATIENCE * 10):
            if what():
                return
            assert self.process.poll() is None, self.said()
            time.sleep(0.1)
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


def replaced(path: Path, old: str, new: str) -> None:
    """Save a file anew with one part of it changed."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


BANNER = "Problems to mend"
GOOD, FOLDER, WORDS = "Ein Mischbrot ist", "eintraege", "woerterbuch"


@pytest.mark.parametrize(("builder", "options"), [("mkdocs", ["--strict"]), ("properdocs", [])])
def test_one_broken_file_hides_nothing_else(builder: str, options: list[str], tmp_path: Path) -> None:
    """One server, through everything that goes wrong in files while somebody writes."""
    project, port = copy_second_dictionary(tmp_path / "project"), free_port()
    glossary = project / FOLDER
    entry, other = glossary / "mischbrot.yml", glossary / "eierkuchen.yml"
    good = entry.read_text("utf-8")
    # Broken from the start of serving: there is nothing to show of it.
    (glossary / "late.yml").write_text("headword: <late>\ntopic: [teig]\n", "utf-8")
    command = [sys.executable, "-m", builder, "serve", "--dev-addr", f"localhost:{port}", "--livereload", *options]
    with serving(command, project, tmp_path / "log", port) as server:
        server.wait_until(lambda: server.shows(f"{WORDS}/mischbrot/", f"{FOLDER}/late.yml, line 2:"))
        status, _, body = fetch(f"{server.url}{WORDS}/late/")
        assert status == 404
        assert BANNER in body

        # A second one: what it was is shown, and what others are.
        entry.write_text(good.replace("topics:", "topic:").replace(GOOD, "Ein halbes Mischbrot ist"), "utf-8")
        replaced(other, "Ein Eierkuchen ist", "Ein Eierkuchen, sofort zu sehen, ist")
        (glossary / "late.yml").unlink()
        server.wait_until(lambda: server.shows(f"{WORDS}/eierkuchen/", "sofort zu sehen"))
        server.wait_until(lambda: not server.shows("", "late.yml"))
        for page in ("", f"{WORDS}/", f"{WORDS}/mischbrot/", "artikel/", "ueber/", "themen/teig/"):
            assert server.shows(page, f"{FOLDER}/mischbrot.yml, line"), page
        assert server.shows(f"{WORDS}/mischbrot/", GOOD)
        assert server.shows(f"{WORDS}/", 'id="entry-mischbrot"')
        assert re.search(rf"{FOLDER}/mischbrot\.yml:\d+:1: error\[E201", server.said())
        if builder == "mkdocs":
            walk_on(server, project, entry, good, tmp_path)
        entry.write_text(good, "utf-8")
        server.wait_until(lambda: not server.shows("", BANNER))
        assert "Traceback" not in server.said(), server.said()
        server.interrupt()


def walk_on(server: Serving, project: Path, entry: Path, good: str, away: Path) -> None:
    """The same server: other files that break, one after the other and together."""
    glossary, article = project / FOLDER, project / "docs" / "artikel" / "sonntagsbroetchen.md"
    strings, topics, text = (path.read_text("utf-8") for path in (
        glossary / "_strings.yml", glossary / "_topics.yml", article
    ))  # fmt: skip
    page = "artikel/sonntagsbroetchen/"

    # The words of the interface, a vocabulary and an article on top of that.
    (glossary / "_strings.yml").write_text("browse: [\n", "utf-8")
    (glossary / "_topics.yml").write_text("- teig\n", "utf-8")
    about = (project / "docs" / "ueber.md").read_text("utf-8")
    (project / "docs" / "ueber.md").write_bytes("# Über uns in anderer Kodierung\n".encode("latin-1"))
    article.write_text("---\ntitle: a: b\n---\nNew words.\n", "utf-8")
    server.wait_until(lambda: server.shows(page, f"docs/artikel/{article.name}, line 2:"))
    server.wait_until(lambda: server.shows(page, f"{FOLDER}/_strings.yml, line"))
    server.wait_until(lambda: server.shows(page, f"{FOLDER}/_topics.yml, line 1:"))
    server.wait_until(lambda: server.shows("ueber/", "docs/ueber.md, line 1:"))
    assert not server.shows("ueber/", "anderer Kodierung")
    assert not server.shows(page, "New words.")
    assert server.shows(f"{WORDS}/mischbrot/", GOOD)

    # All mended, and the entry changed; a link that is found to be dead only while its page is made.
    (glossary / "_strings.yml").write_text(strings, "utf-8")
    (glossary / "_topics.yml").write_text(topics, "utf-8")
    (project / "docs" / "ueber.md").write_text(about, "utf-8")
    article.write_text(f"{text}\nThis leads [nowhere](nowhere.md).\n", "utf-8")
    entry.write_text(good.replace(GOOD, "Ein gutes Mischbrot ist"), "utf-8")
    server.wait_until(lambda: server.shows(f"{WORDS}/mischbrot/", "Ein gutes Mischbrot ist"))
    server.wait_until(lambda: server.shows("", "1 problem to mend"))
    assert server.shows("", "nowhere.md")

    # The settings, saved half-way.
    article.write_text(text, "utf-8")
    settings = (project / "mkdocs.yml").read_text("utf-8")
    (project / "mkdocs.yml").write_text(settings[: settings.index("palette")] + "palette: [\n", "utf-8")
    server.wait_until(lambda: server.shows("", "mkdocs.yml, line"))
    (project / "mkdocs.yml").write_text(settings.replace("topics: themen", "topicz: themen"), "utf-8")
    server.wait_until(lambda: server.shows("", "did you mean topics?"))
    assert server.shows("", "1 problem to mend")
    (project / "mkdocs.yml").write_text(f"plugin: [search]\n{settings}", "utf-8")
    server.wait_until(lambda: server.shows("", "There is no setting &#34;plugin&#34;"))
    assert server.shows("", "mkdocs.yml, line 1:")
    # What the builder refuses, said as the check says it: with its line, and once.
    (project / "mkdocs.yml").write_text(settings.replace("plugins: []", "plugins: [nowhere]"), "utf-8")
    server.wait_until(lambda: server.shows("", "cannot be used: The &#34;nowhere&#34; plugin"))
    assert server.shows("", "1 problem to mend")
    assert re.search(r"mkdocs\.yml:\d+:\d+: error\[E604 setting-refused\] \"plugins\"", server.said())
    (project / "mkdocs.yml").write_text(re.sub(r"(?m)^  - hooks/load_dictionary\.py.*\n", "", settings), "utf-8")
    server.wait_until(lambda: server.shows("", "hooks/load_dictionary.py&#34; is not among the hooks"))
    assert server.shows(f"{WORDS}/mischbrot/", "Ein gutes Mischbrot ist")

    # Mended as editors save, by another file that takes the name; and a template that cannot be read.
    (away / "saved").write_text(settings, "utf-8")
    (away / "saved").replace(project / "mkdocs.yml")
    replaced(project / "overrides" / "home.html", "{% extends", "{% if %}{% extends")
    server.wait_until(lambda: server.shows(f"{WORDS}/mischbrot/", "overrides/home.html:"))
    assert server.shows("", "1 problem to mend")

    # The folder of the entries is away, is back with a change, and is still watched.
    replaced(project / "overrides" / "home.html", "{% if %}", "")
    glossary.rename(away / "away")
    server.wait_until(lambda: server.shows(f"{WORDS}/mischbrot/", "There is no folder"))
    server.wait_until(lambda: server.shows("", "1 problem to mend"))
    assert server.shows(f"{WORDS}/mischbrot/", "Ein gutes Mischbrot ist")
    (away / "away" / "mischbrot.yml").write_text(good.replace(GOOD, "Ein altes Mischbrot ist"), "utf-8")
    (away / "away").rename(glossary)
    server.wait_until(lambda: server.shows(f"{WORDS}/mischbrot/", "Ein altes Mischbrot ist"))
    assert not server.shows(f"{WORDS}/mischbrot/", BANNER)
    new = "headword: Neubrot\ntopics: [teig]\nstatus: stub\ndefinition: Ein Neubrot ist ein spätes Brot.\n"
    (glossary / "neubrot.yml").write_text(new, "utf-8")
    server.wait_until(lambda: server.shows(f"{WORDS}/neubrot/", "Ein Neubrot ist"))
    (glossary / "neubrot.yml").unlink()
    server.wait_until(lambda: fetch(f"{server.url}{WORDS}/neubrot/")[0] == 404)


def make_serve(project: Path, port: int | str) -> list[str]:
    """What `make serve` runs, in a copy of the project."""
    if not (project / "scripts").exists():
        shutil.copytree(PROJECT / "scripts", project / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    return [sys.executable, "scripts/serve.py", "--port", str(port)]


def run(command: list[str], project: Path) -> subprocess.CompletedProcess[str]:
    """A command that ends by itself."""
    return subprocess.run(
        command, cwd=project, env=environment(), capture_output=True, text=True, timeout=PATIENCE, check=False
    )


def test_the_serve_command_waits_for_mends_and_starts_again_when_code_changes(tmp_path: Path) -> None:
    """`make serve`: hooks are loaded once by the builder's process, so it must be a new one."""
    project, port = copy_second_dictionary(tmp_path / "project"), free_port()
    hook, strings = project / "hooks" / "redirects.py", project / FOLDER / "_strings.yml"
    code, words = hook.read_text("utf-8"), strings.read_text("utf-8")
    hook.write_text("def (:\n", "utf-8")
    strings.write_text("browse: [\n", "utf-8")
    with serving(make_serve(project, port), project, tmp_path / "log", port) as server:
        # Code that cannot be read, and then a dictionary that cannot be shown: both wait for their mend.
        server.wait_until(lambda: "hooks/redirects.py:1: the code cannot be read" in server.said())
        hook.write_text(code, "utf-8")
        server.wait_until(lambda: "Waiting for a change of a file" in server.said())
        assert f"{FOLDER}/_strings.yml:" in server.said()
        strings.write_text(words, "utf-8")
        server.wait_until(lambda: server.shows(f"{WORDS}/mischbrot/", GOOD))

        # A fault while the site is served: it is served as it was.
        package = project / "hooks" / "dictionary" / "site.py"
        text = package.read_text("utf-8")
        package.write_text(text + "\ndef (:\n", "utf-8")
        server.wait_until(lambda: "The site is served as it was until this is mended." in server.said())
        assert f"hooks/dictionary/site.py:{text.count(chr(10)) + 2}: the code cannot be read" in server.said()
        assert server.shows(f"{WORDS}/mischbrot/", GOOD)
        package.write_text(text, "utf-8")
        replaced(
            project / "hooks" / "dictionary" / "pages" / "templates" / "entry.md.j2",
            'class="headword"',
            'class="headword once-changed"',
        )
        server.wait_until(lambda: server.shows(f"{WORDS}/mischbrot/", "once-changed"))
        assert "Code changed: starting again." in server.said()

        # A second one at the same port.
        done = run(make_serve(project, port), project)
        assert done.returncode == 1
        assert done.stdout.startswith(f"Port {port} is taken by another program.")
        assert "make serve PORT=" in done.stdout
        assert done.stdout.count("\n") == 1
        done = run([sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"localhost:{port}"], project)
        assert done.returncode == 1
        assert f"Port {port} is taken by another program." in done.stdout

        # Killed without a word: the builder ends by itself.
        server.process.kill()
        server.process.wait(timeout=PATIENCE)
        until(lambda: fetch(server.url)[0] == 0)
        assert "Traceback" not in server.said() + done.stdout + done.stderr, server.said()


def until(what: Callable[[], bool]) -> None:
    """Wait for something to become so."""
    for _ in range(PATIENCE * 10):
        if what():
            return
        time.sleep(0.1)
    pytest.fail(f"not in {PATIENCE} seconds")


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_the_serve_command_ends_its_builder(name: str, tmp_path: Path) -> None:
    """A plain kill, a terminal that closes, Ctrl-C: also while the builder has only begun."""
    project, port = copy_second_dictionary(tmp_path / "project"), free_port()
    with serving(make_serve(project, port), project, tmp_path / "log", port) as server:
        children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children")
        if not children.exists():
            pytest.skip("needs to know the children of a process")
        until(lambda: bool(children.read_text()))
        builder = Path(f"/proc/{children.read_text().split()[0]}")
        if name == "SIGINT":
            server.interrupt()
        else:
            server.process.send_signal(getattr(signal, name))
        assert server.process.wait(timeout=PATIENCE) == 0
        until(lambda: not builder.exists())
        assert "Traceback" not in server.said(), server.said()


def test_the_serve_command_ends_when_make_is_killed(tmp_path: Path) -> None:
    """`make` cannot tell what it started: that has to look."""
    project, port = copy_second_dictionary(tmp_path / "project"), free_port()
    command = make_serve(project, port)
    started = f"import subprocess, sys; p = subprocess.Popen({command!r}); print(p.pid, flush=True); sys.exit(p.wait())"
    wrapper = ["env", "MAKELEVEL=1", sys.executable, "-c", started]
    with serving(wrapper, project, tmp_path / "log", port) as server:
        server.wait_until(lambda: "Building documentation" in server.said())
        command_of_make = int(server.said().split()[0])
        server.process.kill()
        server.process.wait(timeout=PATIENCE)
        until(lambda: not is_running(command_of_make))


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process}/stat")
    return not status.exists() or status.read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
def test_a_serve_command_that_a_script_started_in_the_background_clears_away(tmp_path: Path) -> None:
    """There the keyboard's signal is ignored, and whatever is started from there inherits that."""
    project, port = copy_second_dictionary(tmp_path / "project"), free_port()
    folder = tmp_path / "temporary"
    folder.mkdir()
    command = ["bash", "-c", 'trap "" INT; export TMPDIR="$0"; exec "$@"', str(folder), *make_serve(project, port)]
    with serving(command, project, tmp_path / "log", port) as server:
        server.wait_until(lambda: server.shows("", "<body"))
        assert list(folder.iterdir())
        server.process.kill()
        server.process.wait(timeout=PATIENCE)
        until(lambda: not list(folder.iterdir()))


@pytest.mark.parametrize("port", ["http", "0", "-1", "70000", "8000.5", "8 000", "٨٠٠٠"])
def test_a_port_that_is_none_is_said(port: str, tmp_path: Path) -> None:
    done = run([sys.executable, str(PROJECT / "scripts" / "serve.py"), "--port", port], tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == f'"{port}" is not a port: use a number from 1024 to 65535, such as 8000.\n'
