"""What it costs to look something up: by names, and in texts, by ours and by libraries of others.

    .venv/bin/python benchmarks/looking_up.py [--sizes 400 10000] [--runs 3]

Needs Node, npm and Chromium (`CHROMIUM`, or what `scripts/browser.sh` finds); the libraries are installed into a
temporary folder. Prints two tables. Passes or fails on nothing.
"""

import argparse
import gzip
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import yaml
from playwright.sync_api import Browser, sync_playwright

import generate
import looking_up_sqlite
from dictionary.assembly import assemble
from dictionary.exports import cards, full_text, names, passages
from dictionary.exports.web import Web
from dictionary.site import Build, Settings

PROJECT = Path(__file__).resolve().parent.parent
PACKAGES = ("minisearch@7.2.0", "flexsearch@0.8.212", "@orama/orama@3.1.18", "lunr@2.3.9", *looking_up_sqlite.PACKAGES)
PAGEFIND = "pagefind_bin==1.5.2"
QUERIES = ("salary review", "ask for a meeting", "interview", "bonus program", "notice")
SLOWER = 4
"""How many times slower the processor of the browser is made: about a cheap phone."""
SLOW_LINE = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
"""A phone on a train, as Lighthouse has it: 150 ms there and back, 1.6 Mbit/s."""
_OURS = """import { Texts } from "./ours/assets/texts-files.js";
export async function search(query) {
  const found = await new Texts("./ours/api/v1/texts.json").search(query);
  return (await found.next(10)).answers;
}"""
_PAGEFIND = """export async function search(query) {
  const pagefind = await import("./pagefind/pagefind.js");
  await pagefind.options({ baseUrl: "/" });
  const found = await pagefind.search(query);
  return Promise.all(found.results.slice(0, 10).map((result) => result.data()));
}"""
_MEASURE = """async ([name, query]) => {
  const begin = performance.now();
  const { search } = await import(`./${name}.js`);
  const found = await search(query);
  return [performance.now() - begin, found.length];
}"""
# The time with the data at hand is that of a second index over the files that have come.
_BY_NAMES = """async (query) => {
  const begin = performance.now();
  const [{ Names }, { answers }] = await Promise.all([
    import("./ours/assets/names-files.js"),
    import("./ours/assets/names.js"),
  ]);
  const names = new Names("./names/api/v1/names.json");
  const found = answers(await names.indexFor(query), query);
  const first = performance.now();
  await Promise.all(found.map(({ entry }) => names.definitionOf(entry)));
  names.made = {};
  const again = performance.now();
  const count = answers(await names.indexFor(query), query).length;
  return [first - begin, performance.now() - again, count];
}"""
_PAGE = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title></head><body></body>'
_RANGE = re.compile(r"bytes=(\d+)-(\d+)")
_POLICY = "script-src 'self'"
"""Sent with every file, for those that work in a worker."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One library at one size."""

    name: str
    size: int
    seconds: float
    """Processor time for the index."""
    files: int
    total: int
    """Bytes of its files, gzipped one by one."""
    largest: int
    first: float
    """Milliseconds to the first answer, the code included; the median of all queries."""
    slow: float
    """Seconds to the first answer on a slow line, for one query."""
    wire: int
    """Bytes that came for it."""
    under_policy: bool
    answered: int
    """Queries that were answered."""


def main() -> None:
    """Measure everything and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[400, 10_000])
    parser.add_argument("--runs", type=int, default=3, help="visits for each query")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="libraries, as the table calls them")
    options = parser.parse_args()
    results: list[Measured] = []
    by_names: list[str] = []
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        packages = Path(place, "packages")
        _install(packages)
        browser = playwright.chromium.launch(executable_path=_chromium(), args=["--no-sandbox", "--disable-gpu"])
        for size in options.sizes:
            folder = Path(place, str(size))
            seconds = make(size, folder, packages)
            by_names.append(measure_names(browser, folder, size, options.runs))
            print(by_names[-1], file=sys.stderr)
            asked = {name: each for name, each in seconds.items() if name in (options.only or seconds)}
            results += measure(browser, folder, size, asked, options.runs)
        browser.close()
    print("| entries | first answer, kB | ms | ms with the data at hand | answered |\n|--:|--:|--:|--:|--:|")
    print("\n".join(by_names), table(results), sep="\n\n")


def make(size: int, folder: Path, packages: Path) -> Mapping[str, float]:
    """Every index, one below the other in a folder; library → seconds of processor time."""
    build, web = (
        _build(folder / "project", size),
        Web("https://x.example/", lambda path: path.removesuffix(".md") + "/"),
    )
    site = folder / "site"
    texts = [
        (text.title, text.path, " ".join(each.text for each in text.passages)) for text in passages.texts(build, web)
    ]
    seconds = {}
    begin = time.process_time()
    made = list(full_text.files(build, web))
    seconds["ours"] = time.process_time() - begin
    for path, content in made:
        _write(site / "ours" / path, content if isinstance(content, str) else content.decode())
    for path, content in (*names.files(build, web), *cards.files(build, web)):
        _write(site / "names" / path, content if isinstance(content, str) else content.decode())
    for name in ("texts-files.js", "texts.js", "names-files.js", "names.js", "fold.js", "safe.js"):
        _write(site / "ours" / "assets" / name, (PROJECT / "docs" / "assets" / name).read_text("utf-8"))
    _write(site / "ours.js", _OURS)
    docs = [{"id": n, "title": title, "path": path, "text": text} for n, (title, path, text) in enumerate(texts)]
    _write(folder / "texts.json", json.dumps(docs))
    script = Path(__file__).with_name("looking_up_peers.mjs")
    command = ["node", "--max-old-space-size=6000", str(script), str(folder / "texts.json"), str(site), str(packages)]
    seconds |= json.loads(subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE).stdout)
    for name in set(seconds) - {"ours"}:
        (site / f"{name}.js").write_text(f'export {{ search }} from "./{name}/search.js";', "utf-8")
    seconds |= looking_up_sqlite.make(docs, site, packages)
    seconds["pagefind"] = _pagefind(docs, folder, site, packages)
    _write(site / "index.html", _PAGE)
    return seconds


def _build(project: Path, size: int) -> Build:
    glossary = project / "glossary"
    for file in (PROJECT / "tests" / "cases" / "first_dictionary" / "glossary").glob("_*.yml"):
        if file.name not in ("_ledger.yml", "_wanted.yml"):
            _write(glossary / file.name, file.read_text("utf-8"))
    topics = list(yaml.safe_load((glossary / "_topics.yml").read_text("utf-8")))
    for name, text in generate.entries(size, topics):
        _write(glossary / name, "\n".join(line for line in text.splitlines() if not line.startswith("articles:")))
    assembly = assemble(project, Settings(name="Words"))
    if assembly.site is None:
        raise RuntimeError("\n".join(map(str, assembly.problems[:5])))
    return Build(assembly.site)


def _pagefind(docs: Sequence[Mapping[str, object]], folder: Path, site: Path, packages: Path) -> float:
    pages = folder / "pages"
    for doc in docs:
        title, text = escape(str(doc["title"])), escape(str(doc["text"]))
        body = f"<main data-pagefind-body><h1>{title}</h1><p>{text}</p></main>"
        _write(pages / str(doc["path"]) / "index.html", f'<!doctype html><html lang="en"><title>{title}</title>{body}')
    program = packages / "pagefind_bin" / "pagefind"
    before = os.times()
    command = [str(program), "--site", str(pages), "--output-path", str(site / "pagefind")]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    _write(site / "pagefind.js", _PAGEFIND)
    return after.children_user + after.children_system - before.children_user - before.children_system


def measure(browser: Browser, folder: Path, size: int, seconds: Mapping[str, float], runs: int) -> list[Measured]:
    """Each library asked each query, each time as by somebody who comes for the first time."""
    site = folder / "site"
    with _served(site) as (address, taken):
        found = []
        for name in seconds:
            files = [path for path in (site / name).rglob("*") if path.is_file()]
            sizes = [_gzipped(path.read_bytes()) for path in files if not path.name.endswith((".map", ".d.ts"))]
            times, wires, answered = [], [], 0
            for query in QUERIES:
                for _ in range(runs):
                    spent, wire, count = _ask(browser, f"{address}index.html", name, query, taken)
                    times.append(spent)
                    wires.append(wire)
                answered += bool(count)
            slow = _ask(browser, f"{address}index.html", name, QUERIES[0], taken, line=SLOW_LINE)[0] / 1000
            _Handler.policy = _POLICY
            is_allowed = _ask(browser, f"{address}index.html", name, QUERIES[2], taken)[2] > 0
            _Handler.policy = ""
            first, wire = statistics.median(times), round(statistics.median(wires))
            row = Measured(
                name=name,
                size=size,
                seconds=seconds[name],
                files=len(sizes),
                total=sum(sizes),
                largest=max(sizes),
                first=first,
                slow=slow,
                wire=wire,
                under_policy=is_allowed,
                answered=answered,
            )
            print(row, file=sys.stderr)
            found.append(row)
    return found


def measure_names(browser: Browser, folder: Path, size: int, runs: int) -> str:
    """A line of the table for the look-up by names, the definitions of all answers included."""
    rows = []
    with _served(folder / "site") as (address, taken):
        for headword in _headwords(folder, size):
            for _ in range(runs):
                rows.append(_visit(browser, f"{address}index.html", _BY_NAMES, headword, taken))
    (first, with_data, _), wires = zip(*(row[0] for row in rows), strict=True), [row[1] for row in rows]
    count = sum(row[0][2] > 0 for row in rows)
    spread = f"{statistics.median(with_data):.0f} (at most {max(with_data):.0f})"
    largest = f"{statistics.median(wires) / 1000:.0f} (at most {max(wires) / 1000:.0f})"
    return f"| {size:,} | {largest} | {statistics.median(first):.0f} | {spread} | {count} of {len(rows)} |"


def _headwords(folder: Path, size: int) -> Sequence[str]:
    """What is looked up: the names of some entries, one of them begun, with a mistake, as a question, two compared."""
    docs = json.loads((folder / "texts.json").read_text("utf-8"))
    some = [str(doc["title"]) for doc in docs[:: size // 6][:6]]
    return [some[0], some[1][:4], some[2][:5] + some[2][6:], f"what is a {some[3]}", f"{some[4]} vs {some[5]}", "job"]


def _visit(
    browser: Browser,
    page: str,
    script: str,
    given: object,
    taken: Callable[[], int],
    line: Mapping[str, Any] | None = None,
) -> tuple[Sequence[float], int]:
    """What a script gives for something on a page that was never visited before, and the bytes that came for it."""
    context = browser.new_context()
    try:
        visited = context.new_page()
        visited.set_default_timeout(120_000)
        visited.goto(page)
        session = context.new_cdp_session(visited)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        if line:
            session.send("Network.enable")
            session.send("Network.emulateNetworkConditions", dict(line))
        before = taken()
        found = visited.evaluate(f"(given) => ({script})(given).catch(() => [0, 0, 0])", given)
        return found, taken() - before
    finally:
        context.close()


def _ask(
    browser: Browser,
    page: str,
    name: str,
    query: str,
    taken: Callable[[], int],
    line: Mapping[str, Any] | None = None,
) -> tuple[float, int, int]:
    found, wire = _visit(browser, page, _MEASURE, [name, query], taken, line)
    return found[0], wire, round(found[1])


class _Handler(SimpleHTTPRequestHandler):
    """Sends files gzipped, as hosts do, and counts their bytes. Nothing is kept by the browser."""

    protocol_version = "HTTP/1.1"
    sent = 0
    policy = ""
    made: ClassVar[dict[Path, bytes]] = {}

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_response(404)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if asked := _RANGE.fullmatch(self.headers.get("Range", "")):
            self._send_part(path, int(asked[1]), int(asked[2]))
            return
        if path not in self.made:
            self.made[path] = gzip.compress(path.read_bytes(), 6)
        content = self.made[path]
        kinds = {
            ".html": "text/html",
            ".js": "text/javascript",
            ".mjs": "text/javascript",
            ".json": "application/json",
            ".wasm": "application/wasm",
        }
        self.send_response(200)
        self.send_header("Content-Type", kinds.get(path.suffix, "application/octet-stream"))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        self.end_headers()
        self.wfile.write(content)
        _Handler.sent += len(content)

    def _send_part(self, path: Path, first: int, last: int) -> None:
        """Parts of a file come as they are, never gzipped."""
        content = path.read_bytes()
        part = content[first : last + 1]
        self.send_response(206)
        self.send_header("Content-Range", f"bytes {first}-{first + len(part) - 1}/{len(content)}")
        self.send_header("Content-Length", str(len(part)))
        self.end_headers()
        self.wfile.write(part)
        _Handler.sent += len(part)

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@contextmanager
def _served(site: Path) -> Iterator[tuple[str, Callable[[], int]]]:
    """The address of a site, and how many bytes it has sent."""
    _Handler.made.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", lambda: _Handler.sent
    finally:
        server.shutdown()
        server.server_close()


def table(results: Sequence[Measured]) -> str:
    """In Markdown."""
    kinds = "entries | index, s | files | all, kB | largest, kB | first, kB | ms | slow line, s | answered"
    lines = [
        f"| | {kinds} | `script-src 'self'` |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|",
    ]
    for each in results:
        kilobytes = (f"{size / 1000:,.0f}" for size in (each.total, each.largest, each.wire))
        works = "yes" if each.under_policy else "no"
        counted = f"{each.name} | {each.size:,} | {each.seconds:.1f} | {each.files:,}"
        answered = f"{each.answered} of {len(QUERIES)}"
        lines.append(
            f"| {counted} | {' | '.join(kilobytes)} | {each.first:,.0f} | {each.slow:,.1f} | {answered} | {works} |"
        )
    return "\n".join(lines)


def _install(folder: Path) -> None:
    folder.mkdir(parents=True)
    _write(folder / "package.json", "{}")
    npm = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", *PACKAGES]
    subprocess.run(npm, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(folder), PAGEFIND]
    subprocess.run(pip, check=True)
    (folder / "pagefind_bin" / "pagefind").chmod(0o755)


def _chromium() -> str:
    if path := os.environ.get("CHROMIUM"):
        return path
    return subprocess.run(
        [PROJECT / "scripts" / "browser.sh"], check=True, text=True, capture_output=True
    ).stdout.strip()


def _gzipped(content: bytes) -> int:
    return len(gzip.compress(content, 6))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
