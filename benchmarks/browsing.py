"""What the list of all entries costs a reader: until it can be used, and a keystroke in its filter.

    .venv/bin/python benchmarks/browsing.py [--sizes 800 10000] [--site FOLDER …]

Entries are made up (`generate.py`). Told is the processor time of the page's thread times four, which is about a cheap
phone, whatever else the machine does. Prints a table; passes or fails on nothing. Needs Chromium (`CHROMIUM`, or what
`scripts/browser.sh` finds). With `--site`, finished sites are measured and nothing is built.
"""

import argparse
import gzip
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

import looking_up
import run

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "browser"))
from serving import served

TYPED = ("salary review", "bonus programm", "qzxv")
"""Two words, a mistake, and nothing that is there."""
_KEYSTROKE = """async (text) => {
  const box = document.querySelector("[data-browse] input");
  box.value = text;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}"""
"""Up to the first picture that shows what it led to."""
_READY = "() => /\\(/.test(document.querySelector('[data-facet]').lastElementChild.textContent)"
"""The choices are counted."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[800, 10_000])
    parser.add_argument("--site", type=Path, nargs="+", default=[])
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    print("| page | usable, s | a keystroke, ms | at most | the first | kB |\n|---|--:|--:|--:|--:|--:|")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=looking_up._chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        for site in options.site or _built(options.sizes):
            for path in ("dictionary/", _largest_letter(site)):
                if path:
                    print(measure(browser, site, path, options.runs))
        browser.close()


def _built(sizes: list[int]) -> Iterator[Path]:
    for size in sizes:
        with tempfile.TemporaryDirectory() as place:
            project = Path(place, str(size))
            run.make_project(project, size)
            print(f"{size} entries: {run.build(project, 'mkdocs.yml').processor:.0f} s", file=sys.stderr)
            yield project / "site"


def _largest_letter(site: Path) -> str:
    pages = sorted(site.glob("dictionary/letter/*/index.html"), key=lambda page: page.stat().st_size)
    return f"{pages[-1].parent.relative_to(site).as_posix()}/" if pages else ""


def measure(browser: Browser, site: Path, path: str, runs: int) -> str:
    """A line of the table."""
    usable, first, later = [], [], []
    with served(site) as address:
        for _ in range(runs):
            context = browser.new_context(viewport={"width": 390, "height": 844})
            page = context.new_page()
            page.set_default_timeout(120_000)
            clock = _Clock(context.new_cdp_session(page))
            page.goto(address + path)
            page.wait_for_timeout(1000)
            usable.append(clock.spent() / 1000)
            if page.locator("[data-browse]").count():
                page.locator("[data-browse] input").focus()
                page.wait_for_function(_READY)
                clock.spent()
                times = list(_type(page, clock))
                first.append(times[0])
                later += times[1:]
            context.close()
    told = ("–",) * 3
    if later:
        told = tuple(f"{each:.0f}" for each in (statistics.median(later), max(later), statistics.median(first)))
    page_of = site / path / "index.html"
    weight = len(gzip.compress(page_of.read_bytes())) / 1000
    return f"| {site.parent.name}: {path} | {statistics.median(usable):.1f} | {' | '.join(told)} | {weight:.0f} |"


class _Clock:
    """The processor time of a page's own thread."""

    def __init__(self, session: CDPSession) -> None:
        self.session = session
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        self.last = 0.0

    def spent(self) -> float:
        """Milliseconds on a slow phone since the last time that it was asked."""
        metrics = {each["name"]: each["value"] for each in self.session.send("Performance.getMetrics")["metrics"]}
        now = metrics["TaskDuration"]
        spent, self.last = now - self.last, now
        return float(spent * 1000 * looking_up.SLOWER)


def _type(page: Page, clock: _Clock) -> Iterator[float]:
    """Milliseconds of each keystroke of each text."""
    for text in TYPED:
        for length in range(1, len(text) + 1):
            page.evaluate(_KEYSTROKE, text[:length])
            yield clock.spent()


if __name__ == "__main__":
    main()
