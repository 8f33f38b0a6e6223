"""What a hostile file costs, and how that grows with its size: `make bench-hostile`.

Each input is doubled until it takes long enough to be measured, and then once more: the exponent
is the logarithm (to base 2) of how much longer the larger one takes. 1 is linear. A project is made
for each, checked as `make check` does, and what was made for it is rendered as a build does.
Nothing here passes or fails; what is printed is what was measured.
"""

import argparse
import gc
import json
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from math import log2
from pathlib import Path
from time import process_time
from types import FrameType

PROJECT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(PROJECT / "hooks"), str(PROJECT / "scripts")]

from markdown import Markdown  # noqa: E402

from dictionary.assembly import Assembly, assemble  # noqa: E402
from dictionary.linking.fields import FieldRenderer  # noqa: E402
from dictionary.linking.markdown_cost import readable  # noqa: E402
from dictionary.linking.markdown_extension import DictionaryLinks, LinkContext  # noqa: E402
from dictionary.pages.pages import entry_page, list_pages, render_list  # noqa: E402
from dictionary.site import RenderedPage  # noqa: E402
from project import configuration  # noqa: E402

DICTIONARY = PROJECT / "tests" / "cases" / "first_dictionary"
_EXTENSIONS = ("attr_list", "tables", "sane_lists", "toc")
ENOUGH = 0.1
"""Seconds from which on a run can be compared with one of twice the size."""
LARGEST = 500_000
"""Bytes of the largest input, all its files together."""
PATIENCE = 30.0
"""Seconds after which a run is given up."""

Files = Mapping[str, str]
"""Path below the project → text."""


class _GaveUp(BaseException):
    """Not an `Exception`, so that nothing on the way takes it for a fault of the input."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One input at the largest size that was measured."""

    name: str
    n: int
    size: int
    """Bytes of all files."""
    check: float
    """Seconds of processor time for reading and checking."""
    render: float
    """The same for rendering."""
    exponent: float
    codes: str
    """What is said of it."""
    whole: float
    """Seconds at half the size, for both."""


def main() -> int:
    """Measure all inputs, or those whose name holds one of the given words."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("names", nargs="*", help="parts of the names of inputs")
    parser.add_argument("--part", default="1/1", help="2/3: the second of every three inputs")
    parser.add_argument("--above", type=float, default=0.0, help="show only what grows faster than this")
    options = parser.parse_args()
    print("| input | n | kB | check, s | render, s | exponent | says |\n|---|--:|--:|--:|--:|--:|---|")
    signal.signal(signal.SIGPROF, _give_up)
    with tempfile.TemporaryDirectory() as folder:
        floor = _floor(Path(folder))
        part, parts = map(int, options.part.split("/"))
        for name, made in islice(inputs().items(), part - 1, None, parts):
            if not options.names or any(part in name for part in options.names):
                found = measure(name, made, Path(folder), floor)
                if found.exponent >= options.above:
                    print(_row(found), flush=True)
    return 0


def _row(found: Measured) -> str:
    exponent = f"**{found.exponent:.2f}**" if found.exponent > 1.2 else f"{found.exponent:.2f}"
    return (
        f"| {found.name} | {found.n:,} | {found.size / 1000:,.0f} | {found.check:.2f} | {found.render:.2f} "
        f"| {exponent} | {found.codes} |"
    )


def measure(name: str, made: Callable[[int], Files], folder: Path, floor: float = 0.0) -> Measured:
    """One input, made larger until it takes `ENOUGH`, or is `LARGEST`, and then once more."""
    n = 500
    while True:
        files = made(n)
        check, render, codes = _best(files, folder, runs=1)
        size = sum(len(text.encode()) for text in files.values())
        if check + render - floor > ENOUGH or 2 * size > LARGEST:
            break
        n *= 8 if check + render - floor < ENOUGH / 16 and 16 * size < LARGEST else 2
    if check + render < 2:
        check, render, codes = min((check, render, codes), _best(files, folder), key=_total)
    larger = made(2 * n)
    check2, render2, codes = _best(larger, folder)
    before, after = (max(cost - floor, 0.001) for cost in (check + render, check2 + render2))
    size = sum(len(text.encode()) for text in larger.values())
    if after > before * 2.3 and size * 2 < LARGEST:
        # Whether it goes on like this, or is refused before it hurts.
        most = 2 * n * (LARGEST // size)
        *seconds, said = _best(made(most), folder, runs=1)
        codes = f"{codes}; {most:,}: {sum(seconds):.2f} s {said}"
    return Measured(name, 2 * n, size, check2, render2, log2(after / before), codes, before)


def _best(files: Files, folder: Path, runs: int = 2) -> tuple[float, float, str]:
    """The least of some runs: what other work of the machine adds is not of the input."""
    best = (PATIENCE, PATIENCE, "gave up")
    for _ in range(runs):
        project = folder / "project"
        make_project(project, files)
        gc.collect()
        # It looks through all that is alive each time that this has grown by a quarter, and would be measured.
        gc.disable()
        try:
            signal.setitimer(signal.ITIMER_PROF, PATIENCE)
            found = run(project)
        except _GaveUp:
            return best
        except Exception as error:  # the benchmark must go on
            return PATIENCE, PATIENCE, f"{type(error).__name__}: {error}"
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            gc.enable()
        best = min(best, found, key=_total)
        if found[0] + found[1] > 2:
            break
    return best


def _total(cost: tuple[float, float, str]) -> float:
    return cost[0] + cost[1]


def _floor(folder: Path) -> float:
    check, render, _ = _best({}, folder)
    return check + render


def _give_up(number: int, frame: FrameType | None) -> None:
    raise _GaveUp


def make_project(folder: Path, files: Files) -> None:
    """A project without entries and pages but these."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "glossary").mkdir(parents=True)
    (folder / "docs").mkdir()
    for file in (DICTIONARY / "glossary").glob("_[!l]*.yml"):  # all but the ledger of its entries
        shutil.copyfile(file, folder / "glossary" / file.name)
    (folder / "overrides").symlink_to(PROJECT / "overrides")
    config = (
        "site_name: x\nsite_url: https://a.b/\ntheme: {name: material, custom_dir: overrides}\n"
        "markdown_extensions: [attr_list, tables, sane_lists, toc]\n"
    )
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if path == "mkdocs.yml":
            text = config + text
        elif path == "glossary/_strings.yml":
            text = target.read_text(encoding="utf-8") + text
        target.write_text(text, encoding="utf-8")


def run(project: Path) -> tuple[float, float, str]:
    """Seconds of processor time to check a project, and to render it; the codes of what was found."""
    start = process_time()
    read = configuration(project)
    problems = list(read.problems)
    assembly = assemble(project, read.settings, read.docs) if read.settings else None
    if assembly:
        problems += assembly.problems
    for problem in problems:
        str(problem)
    middle = process_time()
    if assembly:
        _render(assembly)
    end = process_time()
    counts: dict[str, int] = {}
    for problem in problems:
        counts[problem.code] = counts.get(problem.code, 0) + 1
    codes = ", ".join(f"{code} ×{count}" if count > 1 else code for code, count in islice(counts.items(), 4))
    return middle - start, end - middle, codes


def _render(assembly: Assembly) -> None:
    """The pages of entries, lists, articles and hand-written pages, as far as they are ours."""
    site = assembly.site
    if site is None:
        return
    renderer = FieldRenderer(site.index)

    def href(path: str) -> str:
        return f"/{path}"

    rendered: dict[str, RenderedPage] = {}
    for entry in site.dictionary.entries.values():
        _, rendered[entry.slug] = entry_page(entry, site, href, renderer)
    for meta in list_pages(site).values():
        render_list(meta["list"], site, href)
    for page in site.dictionary.pages.values():
        links = DictionaryLinks(LinkContext(site.index, lambda slug: f"/{slug}.md"))
        Markdown(extensions=[*_EXTENSIONS, links]).convert(readable(page.body))


def entry(headword: str = "x", **fields: object) -> str:
    """An entry as a file. Written as JSON, which is YAML and hides no sign."""
    definition = fields.pop("definition", f"{headword} is a thing.")
    written = {"headword": headword, "topics": ["networking"], "definition": definition, **fields}
    return "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in written.items())


def _unit(name: str, unit: str, before: str = "", after: str = "") -> Iterator[tuple[str, Callable[[int], Files]]]:
    """A sign, many times: in a definition, an explanation, a tip and an article."""

    def of(n: int) -> str:
        return f"{before}{unit * n}{after}"

    yield f"{name}, in a definition", lambda n: {"glossary/x.yml": entry(definition=f"x is {of(n)} it.")}
    yield (
        f"{name}, in an explanation",
        lambda n: {"glossary/x.yml": entry(explanation=f"A word. {of(n)}")},
    )
    yield f"{name}, in an article", lambda n: _article(of(n))


def _article(text: str) -> Files:
    return {"glossary/x.yml": entry(), "docs/articles/a.md": f"---\ntopics: [networking]\n---\n# A\n\n{text}\n"}


_UNITS = {
    "dots": ".",
    "dots and spaces": "a. ",
    "capital letters and dots": "A.",
    "open comments": "<!-- ",
    "ends of comments": "--> ",
    "letters": "a",
    "open brackets": "[",
    "closed brackets": "]",
    "[[a": "[[a ",
    "[[a]]": "[[a]] ",
    "[[x]]": "[[x]] ",
    "[[x|": "[[x| ",
    "[[x#": "[[x#a]] ",
    "[[!x]]": "[[!x]] ",
    "[x](": "[x]( ",
    "[x](a)": "[x](a) ",
    "[x](/a.md)": "[x](/a.md) ",
    "](": "](",
    "![": "![",
    "[^1]": "[^1]",
    "[a][b]": "[a][b] ",
    "[a]: b": "[a]: b\n",
    "spaces": " ",
    "tabs": "\t",
    "no-break spaces": "\u00a0",
    "line ends": "\n",
    "identical lines": "A word x.\n",
    "paragraphs": "A word x.\n\n",
    "backticks": "`",
    "backticks and spaces": "` ",
    "backticks, longer and longer": "`a``b",
    "stars": "*",
    "stars and letters": "*a ",
    "stars around letters": "*a*",
    "two stars": "**a ",
    "low lines": "_",
    "low lines and letters": "_a ",
    "bars": "|",
    "bars and cells": "| a ",
    "rows of a table": "| a | b |\n",
    "tags": "<a ",
    "tags with quotes": '<a href="',
    "opened code": "<code>",
    "opened code around links": "<code>[[x ",
    "opened b": "<b>x ",
    "opened div": "<div>\n",
    "opened and ended": "<b></b>",
    "less-than signs": "<",
    "ampersands": "&",
    "entities": "&amp;",
    "half entities": "&#1",
    "quotes": '"',
    "apostrophes": "'",
    "curly apostrophes": "’",
    "letters and apostrophes": "a'",
    "backslashes": "\\",
    "signs of numbers": "#",
    "hyphens": "-",
    "letters and hyphens": "a-",
    "slashes": "/",
    "letters and slashes": "a/",
    "colons": "a:",
    "addresses": "https://a.b ",
    "halves of addresses": "https://",
    "www.": "www.",
    "dots in addresses": "a.b",
    "at signs": "@",
    "letters and at signs": "a@",
    "braces": "{",
    "attribute lists": "{: #a }",
    "open attribute lists": "{: a ",
    "equals signs": "=",
    "quotation marks of lines": "> ",
    "lists in lists": "- ",
    "items of a list": "- a\n",
    "numbers": "1. a\n",
    "tildes": "~",
    "fences": "```\na\n",
    "plus signs": "+",
    "parentheses": "(",
    "question marks": "?",
    "digits": "1",
    "combining marks": "\u0301",
    "letters with marks": "a\u0301",
    "ideographs": "面",
    "kana": "ア",
    "Thai": "ก",
    "joiners": "\u200d",
    "zero-width spaces": "\u200b",
    "soft hyphens": "a\u00ad",
    "emoji": "😀",
    "raised digits": "x¹",
    "words": "word ",
    "the headword": "x ",
    "headwords that touch": "x.x",
    "Arabic": "ا",
}


def _of_units() -> Iterator[tuple[str, Callable[[int], Files]]]:
    for name, unit in _UNITS.items():
        yield from _unit(name, unit)
    yield from _unit("letters before @", "a", after=" @")
    yield from _unit("deep quotation marks", "> ", after="a")
    yield from _unit("open parentheses of an address", "(", before="[a](https://a.b/")
    yield from _unit("title of an address", "a ", before='[a](https://a.b "')


def _deep(n: int) -> str:
    return "".join(f"{'    ' * level}- a\n" for level in range(min(n, 2_000)))


def _many(n: int, make: Callable[[int], tuple[str, str]]) -> Files:
    return {f"glossary/{name}.yml": text for name, text in map(make, range(n))}


def _of_lists() -> Iterator[tuple[str, Callable[[int], Files]]]:
    def numbered(n: int, what: str = "word") -> list[str]:
        return [f"{what} {number}" for number in range(n)]

    def one(**fields: Callable[[int], object]) -> Callable[[int], Files]:
        return lambda n: {"glossary/x.yml": entry(**{name: value(n) for name, value in fields.items()})}

    for name in ("aliases", "covers", "forms", "not_in", "tips", "mistakes", "examples", "steps"):
        yield f"n {name}", one(**{name: numbered})
        yield f"n equal {name}", one(**{name: lambda n: ["word"] * n})
        yield f"n {name} without letters", one(**{name: lambda n: ["("] * n})
    yield (
        "n aliases, one longer than the other",
        one(aliases=lambda n: [" ".join(["a"] * length) for length in range(1, int((2 * n) ** 0.5))]),
    )
    yield "n aliases with signs", one(aliases=lambda n: [f"a*{number}" for number in range(n)])
    yield (
        "n aliases with signs in a text of their signs",
        one(aliases=lambda n: [f"a*{number}" for number in range(n)], explanation=lambda n: "a* " * n),
    )
    yield (
        "n aliases of signs over signs",
        one(aliases=lambda n: [f"({number}" for number in range(n)], explanation=lambda n: "(" * n),
    )
    yield (
        "n aliases in ideographs over a text of them",
        one(
            aliases=lambda n: [f"面{chr(0x4E00 + number % 5000)}{number}" for number in range(n)],
            explanation=lambda n: "面试" * n,
        ),
    )
    yield (
        "not_in phrases over a text of them",
        one(not_in=lambda n: [f"x a{number}" for number in range(n)], explanation=lambda n: "x a1 x " * n),
    )
    yield "a long phrase over its own words", one(not_in=lambda n: ["a " * 99], explanation=lambda n: "a " * n)
    yield "an alias ( over (", one(aliases=lambda n: ["a (" * 30], explanation=lambda n: "a (" * n)
    yield "a label of n words over n words", one(aliases=lambda n: ["a " * n], explanation=lambda n: "a " * n)
    yield "a label of 99 words over n words", one(aliases=lambda n: ["a " * 99], explanation=lambda n: "a " * n)
    yield "a label of 99 signs over n signs", one(aliases=lambda n: ["a" + "*" * 99], explanation=lambda n: "*" * n)
    yield "a label of n signs", one(aliases=lambda n: ["*" * n])
    yield "a long headword", lambda n: {"glossary/x.yml": entry("a" * n)}
    yield "a headword of many words", lambda n: {"glossary/x.yml": entry("a " * n)}
    yield "a headword of signs", lambda n: {"glossary/x.yml": entry("a" + "*" * n)}
    yield "a headword of dots", lambda n: {"glossary/x.yml": entry("a." * n)}
    yield "a headword of hyphens", lambda n: {"glossary/x.yml": entry("a-" * n)}
    yield "a headword of marks", lambda n: {"glossary/x.yml": entry("a" + "\u0301" * n)}
    yield "a headword of ideographs", lambda n: {"glossary/x.yml": entry("面" * n)}
    yield "a headword of Cyrillic and Latin", lambda n: {"glossary/x.yml": entry("aа" * n)}
    yield "a headword of capitals", lambda n: {"glossary/x.yml": entry("A" * n)}
    yield "n dead see_also", one(see_also=lambda n: [f"word-{number}" for number in range(n)])
    yield "n equal see_also", one(see_also=lambda n: ["y"] * n)
    yield "n dead articles", one(articles=lambda n: [f"word-{number}" for number in range(n)])
    yield "n wrong topics", one(topics=lambda n: [f"word-{number}" for number in range(n)])
    yield "n equal wrong topics", one(topics=lambda n: ["word"] * n)
    yield "n regions", one(region=lambda n: [f"word-{number}" for number in range(n)])
    yield "n confusables", one(confusables=lambda n: [{"entry": f"w-{i}", "note": "No."} for i in range(n)])
    yield "n senses", one(senses=lambda n: [{"id": f"s{i}", "definition": "x is it."} for i in range(n)])
    yield "n sources", one(sources=lambda n: [{"title": "A", "url": f"https://a.b/{i}"} for i in range(n)])
    yield "n wrong sources", one(sources=lambda n: [{"titel": "A", "url": f"https://a.b/{i}"} for i in range(n)])
    yield "n redirect_from", one(redirect_from=lambda n: [f"old-{number}" for number in range(n)])
    yield "n equal redirect_from", one(redirect_from=lambda n: ["old"] * n)
    yield "n impossible redirect_from", one(redirect_from=lambda n: ["../"] * n)
    yield "a long redirect_from", one(redirect_from=lambda n: ["a/" * n])
    yield "n numbers for texts", one(aliases=lambda n: list(range(n)))
    yield "n unknown fields", lambda n: {"glossary/x.yml": entry() + "".join(f"field{i}: a\n" for i in range(n))}
    yield "n equal fields", lambda n: {"glossary/x.yml": entry() + "pos: noun\n" * n}
    yield "n misspelled fields", lambda n: {"glossary/x.yml": entry() + "".join(f"topisc{i}: a\n" for i in range(n))}
    yield "n lines without colon", lambda n: {"glossary/x.yml": entry() + "word\n" * n}
    yield "n lines, broken", lambda n: {"glossary/x.yml": entry() + "a: b: c\n" * n}
    yield "n open brackets of YAML", lambda n: {"glossary/x.yml": entry() + "tips: " + "[" * n}
    yield "n open braces of YAML", lambda n: {"glossary/x.yml": entry() + "tips: " + "{a: " * n}
    yield "n quotes of YAML", lambda n: {"glossary/x.yml": entry() + "tips: " + '"' * n}
    yield "n apostrophes of YAML", lambda n: {"glossary/x.yml": entry() + "tips: " + "'" * n}
    yield "n anchors", lambda n: {"glossary/x.yml": entry() + "tips:\n" + "".join(f"- &a{i} b\n" for i in range(n))}
    yield "n documents", lambda n: {"glossary/x.yml": entry() + "---\n" * n}
    yield "n comments", lambda n: {"glossary/x.yml": entry() + "# a\n" * n}
    yield "n hidden signs", lambda n: {"glossary/x.yml": entry() + "# \u200b\n" * n}
    yield "n hidden signs in a line", lambda n: {"glossary/x.yml": entry() + "# " + "\u200b" * n}
    yield "n control signs", lambda n: {"glossary/x.yml": entry() + "# \u0007\n" * n}
    yield "n tabs at the beginning", lambda n: {"glossary/x.yml": entry() + "\ttips: a\n" * n}
    yield "n levels of lists", lambda n: {"glossary/x.yml": entry() + "tips:\n" + "  - " * n + "a\n"}
    yield "n texts cut off at a #", lambda n: {"glossary/x.yml": entry() + "tips:\n" + "- a # b\n" * n}
    yield "n lines of a folded text", lambda n: {"glossary/x.yml": entry() + "explanation: >\n" + "  A [[a]] b.\n" * n}
    yield "n dead links, each different", one(explanation=lambda n: "".join(f"[[a{i}]] " for i in range(n)))
    yield "n forbidden things", one(explanation=lambda n: "".join(f"<b{i}> " for i in range(n)))
    yield "n equal forbidden things", one(explanation=lambda n: "<b>x " * n)
    yield "n forbidden addresses", one(explanation=lambda n: "[a](b) " * n)
    yield "lists in lists, 2,000 deep at most", one(explanation=_deep)
    yield "deep emphasis", one(explanation=lambda n: "*a **b " * n + "c** d*" * n)


def _of_many() -> Iterator[tuple[str, Callable[[int], Files]]]:
    yield "n entries", lambda n: _many(n, lambda i: (f"w{i}", entry(f"w{i}")))
    yield "one label, n entries", lambda n: _many(n, lambda i: (f"w{i}", entry(f"w{i}", aliases=["a"])))
    yield "one headword, n entries", lambda n: _many(n, lambda i: (f"w{i}", entry("a")))
    yield "one plural, n entries", lambda n: _many(n, lambda i: (f"w{i}", entry(f"w{i}", covers=["a"])))
    yield (
        "one closed label, n entries",
        lambda n: _many(n, lambda i: (f"w{i}", entry(f"w{i}", aliases=[{"text": "a", "autolink": False}]))),
    )
    yield (
        "n labels, two entries",
        lambda n: _many(2, lambda i: (f"w{i}", entry(f"w{i}", aliases=[f"a{j}" for j in range(n)]))),
    )
    yield (
        "n labels with one address, two entries",
        lambda n: _many(
            2, lambda i: (f"w{i}", entry(f"w{i}", aliases=["a" + "!" * (j % 90) + f" {j % 7}" for j in range(n)]))
        ),
    )
    yield (
        "n former addresses, two entries",
        lambda n: _many(2, lambda i: (f"w{i}", entry(f"w{i}", redirect_from=[f"a{j}" for j in range(n)]))),
    )
    yield "one former address, n entries", lambda n: _many(n, lambda i: (f"w{i}", entry(f"w{i}", redirect_from=["a"])))
    yield "n dead references, n entries", lambda n: _many(n, lambda i: (f"w{i}", entry(f"w{i}", see_also=[f"v{i}"])))
    yield "n one-way see_also", lambda n: _many(n, lambda i: (f"w{i}", entry(f"w{i}", see_also=["w0"])))
    yield (
        "one not_in phrase, n entries",
        lambda n: _many(n, lambda i: (f"w{i}", entry(f"w{i}", not_in=["a w0"], explanation="a w0 a w0 a w0"))),
    )
    yield (
        "a circle of n entries",
        lambda n: _many(n, lambda i: (f"w{i}", entry(f"w{i}", status="retired", replaced_by=f"w{(i + 1) % n}"))),
    )
    yield (
        "a chain of n entries",
        lambda n: _many(n, lambda i: (f"w{i}", entry(f"w{i}", status="retired", replaced_by=f"w{i + 1}"))),
    )
    yield "n look-alikes", lambda n: _many(n, lambda i: (f"w{i}", entry("mentоr" if i % 2 else "mentor")))
    yield "n broken entries", lambda n: _many(n, lambda i: (f"w{i}", entry(f"w{i}") + "topisc: a\n"))
    yield "n articles", lambda n: {f"docs/articles/a{i}.md": f"# A {i}\n\nA [b](c.md).\n" for i in range(n)}
    yield (
        "n names that differ in case",
        lambda n: {f"docs/articles/{'aA'[i % 2]}{i // 2}.md": f"# A {i}\n" for i in range(n)},
    )
    yield "n keys of _strings.yml", lambda n: {"glossary/_strings.yml": "".join(f"word{i}: a\n" for i in range(n))}
    yield "n braces in _strings.yml", lambda n: {"glossary/_strings.yml": 'word: "' + "{" * n + '"\n'}
    yield "n placeholders in _strings.yml", lambda n: {"glossary/_strings.yml": 'word: "' + "{a}" * n + '"\n'}
    yield (
        "n topics",
        lambda n: {
            "glossary/_topics.yml": "networking: {name: N}\n" + "".join(f"word{i}: {{name: W}}\n" for i in range(n)),
            "glossary/x.yml": entry(topics=["word"]),
        },
    )
    yield (
        "n wrong topics of n topics",
        lambda n: {
            "glossary/_topics.yml": "networking: {name: N}\n" + "".join(f"word{i}: {{name: W}}\n" for i in range(n)),
            "glossary/x.yml": entry(topics=[f"wrod{i}" for i in range(n)]),
        },
    )
    yield (
        "n regions of the vocabulary",
        lambda n: {"glossary/_regions.yml": "".join(f"word{i}: {{name: W}}\n" for i in range(n))},
    )
    yield "n keys of mkdocs.yml", lambda n: {"mkdocs.yml": "".join(f"word{i}: a\n" for i in range(n))}
    yield (
        "n settings",
        lambda n: {"mkdocs.yml": "extra:\n  dictionary:\n" + "".join(f"    word{i}: a\n" for i in range(n))},
    )
    yield (
        "n rules",
        lambda n: {
            "mkdocs.yml": "extra:\n  dictionary:\n    rules:\n" + "".join(f"      word{i}: a\n" for i in range(n))
        },
    )
    yield "n items of nav", lambda n: {"mkdocs.yml": "nav:\n" + "".join(f"- a{i}.md\n" for i in range(n))}
    yield "n equal items of nav", lambda n: {"mkdocs.yml": "nav:\n" + "- a.md\n" * n}
    yield (
        "n keys of front matter",
        lambda n: {"docs/articles/a.md": "---\n" + "".join(f"word{i}: a\n" for i in range(n)) + "---\n# A\n"},
    )
    yield (
        "n wrong topics of an article",
        lambda n: {"docs/articles/a.md": "---\ntopics:\n" + "".join(f"- word{i}\n" for i in range(n)) + "---\n# A\n"},
    )
    yield "front matter without an end", lambda n: {"docs/articles/a.md": "---\n" + "a: b\n" * n}
    yield "lines of hyphens", lambda n: {"docs/articles/a.md": "---\n" * n}
    yield "front matter of one letter a line", lambda n: {"docs/articles/a.md": "List: a\n" * n}
    yield "a long title", lambda n: {"docs/articles/a.md": "# " + "*a " * n + "\n"}
    yield "n headings", lambda n: {"docs/articles/a.md": "# A\n\n" + "## x\n\n" * n}
    yield "n headings, underlined", lambda n: {"docs/articles/a.md": "A\n=\n\n" * n}
    yield "n dead links of an article", lambda n: _article("".join(f"[a](b{i}.md) " for i in range(n)))
    yield "n dead links in lines of an article", lambda n: _article("".join(f"[a](b{i}.md)\n\n" for i in range(n)))
    yield "n equal dead links of an article", lambda n: _article("[a](b.md)\n\n" * n)
    yield "n dead sections of an article", lambda n: _article("".join(f"[a](#b{i})\n\n" for i in range(n)))
    yield "n dead explicit links of an article", lambda n: _article("".join(f"[[b{i}]]\n\n" for i in range(n)))
    yield "n dead explicit links in tags", lambda n: _article("<b>a</b> [[b]]\n\n" * n)
    yield "n pictures of an article", lambda n: _article("![a](b.png)\n\n" * n)
    yield "lists in lists of an article", lambda n: _article(_deep(n))
    yield "raw HTML, deep", lambda n: _article("<b>" * n + "x" + "</b>" * n)
    yield "raw HTML, deep, with x", lambda n: _article("<b>x " * n + "</b>" * n)
    yield "raw HTML in blocks", lambda n: _article("<div>\n" * n + "x\n" + "</div>\n" * n)
    yield "emphasis around labels", lambda n: _article("*x* **x** " * n)
    yield "a row of n cells", lambda n: _article("| a " * n + "|\n" + "|---" * n + "|\n" + "| [[x]] " * n + "|\n")
    yield "an article without entries", lambda n: {"docs/articles/a.md": "# A\n\n" + "A word. " * n}
    yield "a page of one line", lambda n: {"docs/about.md": "# A\n\n" + "A word x " * n}


def inputs() -> dict[str, Callable[[int], Files]]:
    """Name → what makes the files of a size."""
    return dict((*_of_units(), *_of_lists(), *_of_many()))


if __name__ == "__main__":
    sys.exit(main())
