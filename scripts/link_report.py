"""How well the dictionary is linked: unlinked mentions, ambiguous labels, entries nobody mentions.

`make links`, or `python scripts/link_report.py [--most 20]`. Reads the sources only; nothing is
built, and nothing is written.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator

from dictionary.assembly import assemble
from dictionary.exports.link_report import Report, report
from dictionary.model.problems import errors
from project import PROJECT, configuration


def main() -> int:
    """Print the report; exit status 1 when the dictionary could not be read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=20, help="rows of each table")
    most = parser.parse_args().most
    read = configuration()
    site = assemble(PROJECT, read.settings, read.docs, is_read=lambda path: False).site if read.settings else None
    if site is None:
        for problem in errors(read.problems):
            print(problem)
        print("The dictionary cannot be read: run `make check`.")
        return 1
    articles = {a.path: (PROJECT / a.path).read_text(encoding="utf-8") for a in site.dictionary.articles.values()}
    for line in _lines(report(site, articles), most):
        print(line)
    return 0


def _lines(found: Report, most: int) -> Iterator[str]:
    yield "Mentions that do not link, because their label is closed or claimed by several entries"
    by_label: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for mention in found.unlinked:
        by_label[mention.label][mention.path] += 1
    for label, paths in sorted(by_label.items(), key=lambda item: (-item[1].total(), item[0]))[:most]:
        claimants = ", ".join(found.claimed_by[label])
        yield f'  {paths.total():4}  "{label}" ({claimants}) in {", ".join(sorted(paths))}'
    yield ""
    yield "Labels that several entries claim, met in prose"
    for label, slugs in found.ambiguous.items():
        yield f'  {sum(by_label[label].values()):4}  "{label}": {", ".join(slugs)}'
    yield ""
    yield "Entries that nobody mentions"
    yield f"  {', '.join(found.unmentioned) or 'none'}"
    yield ""
    yield "Most mentioned"
    for slug, pages in found.mentioned.most_common(most):
        yield f"  {pages:4}  {slug}"


if __name__ == "__main__":
    sys.exit(main())
