"""What is wrong with hand-written pages and the navigation, and what lies about in the folders.

The entrance to all checks of files that are no entries. What their front matter says is
checked where it is read (`reading/front_matter.py`).
"""

import difflib
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from dictionary.checking.page_links import Anchors, LinkChecker, exists
from dictionary.language.nearness import Near, surely
from dictionary.model.entry import Article, Dictionary, Page
from dictionary.model.problems import Position, Problem, shown
from dictionary.reading.docs import Docs
from dictionary.reading.files import MARKDOWN, VOCABULARIES, Files
from dictionary.reading.pages import damaged_page
from dictionary.reading.positions import position_of

_FOR_GENERATED = ("404.html", "browse.html", "entry.html", "letter.html", "list.html")
"""Templates that show what only generated pages have."""
_LEFT_BY_EDITORS = re.compile(r".*(?:~|\.(?:orig|bak|old|rej|sw[op]|tmp))|#.*#|thumbs\.db|desktop\.ini", re.IGNORECASE)


def check_pages(
    dictionary: Dictionary, files: Files, docs: Docs, sources: Collection[str], anchors: Anchors
) -> Iterator[Problem]:
    """Templates, icons and links of all pages, names of files. `sources` are all paths that links can name."""
    near = Near(dictionary.entries)
    checker = LinkChecker(docs, dictionary.pages, sources, anchors)
    for page in (*dictionary.pages.values(), *_damaged(dictionary, files, docs)):
        yield from _theme_files(page, files.pages[page.path], docs)
        if page.excerpt and page.excerpt not in dictionary.entries:
            yield _no_entry(page, files.pages[page.path], near)
        yield from checker.check(page)
    yield from _names(files)


def _damaged(dictionary: Dictionary, files: Files, docs: Docs) -> Iterator[Page]:
    """Pages whose front matter has to be mended, which must not hide what else is wrong."""
    for path, data in files.pages.items():
        source = path.removeprefix(f"{docs.folder}/")
        if source not in dictionary.pages and (page := damaged_page(path, data, source)):
            yield page


def _theme_files(page: Page, data: bytes, docs: Docs) -> Iterator[Problem]:
    """A template that does not exist or asks for more than a written page has, an icon that does not exist."""
    if not docs.themes:
        return
    template, icon = page.template, page.icon
    if template and (template in _FOR_GENERATED or (template == "article.html" and not isinstance(page, Article))):
        message = f'The template "{shown(template)}" is for pages that are made from entries and articles.'
        yield _told(page, data, "template", message)
    elif template and not exists(docs, template):
        yield _told(page, data, "template", f'There is no template "{shown(template)}".')
    if icon and not exists(docs, f".icons/{icon}.svg"):
        yield _told(page, data, "icon", f'There is no icon "{shown(icon)}".')


def _no_entry(page: Page, data: bytes, near: Near) -> Problem:
    """Home shows an entry that does not exist."""
    named = page.excerpt or ""
    close = near.closest(named, cutoff=0.6)
    fix = f"did you mean {close[0]}?" if close else "remove the line, or name an entry."
    return Problem(
        path=page.path,
        position=_place(page, data, "excerpt"),
        code="E301",
        name="excerpt-unknown",
        message=f'There is no entry "{shown(named)}".',
        fix=fix,
        replacement=surely(named, close),
    )


def _told(page: Page, data: bytes, key: str, message: str) -> Problem:
    fix = f"remove the line, or name {'one' if key == 'icon' else 'a template'} that the theme has."
    position = _place(page, data, key)
    return Problem(path=page.path, position=position, code="E506", name=f"{key}-unknown", message=message, fix=fix)


def _place(page: Page, data: bytes, key: str) -> Position:
    """Where a field of front matter has its value."""
    lines = data.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n").split("\n")[: page.body_line]
    number = next((n for n, line in enumerate(lines) if line.startswith(f"{key}:")), 0)
    value = re.search(r":\s*\S", lines[number])
    column = value.end() if value else 1
    return Position(number + 1, column, max(len(lines[number].rstrip()), column) + 1)


def _names(files: Files) -> Iterator[Problem]:
    """Files that are published or passed over, and were hardly meant to be."""
    for path in sorted(files.others):
        name = path.rpartition("/")[2]
        if name.lower().endswith(MARKDOWN):
            stem, _, suffix = name.rpartition(".")
            message = f'A file called "{shown(name)}" is no page: the builder looks for .md in small letters.'
            fix = f"call it {shown(stem)}.{suffix.lower()}."
            yield Problem(path=path, code="E109", name="file-name", message=message, fix=fix)
        elif _LEFT_BY_EDITORS.fullmatch(name):
            message = "This looks like a copy that a program left behind; it would be published."
            yield Problem(path=path, code="W503", name="left-behind", message=message, fix="remove it.")
    present = {f"_{name}.yml": name in files.vocabularies for name in VOCABULARIES}
    present |= {"_strings.yml": files.strings is not None, "_words.txt": files.words is not None}
    present |= {"_wanted.yml": files.wanted is not None, "_ledger.yml": files.ledger is not None}
    for path in sorted(files.aside):
        name = path.rpartition("/")[2]
        close = difflib.get_close_matches(name.lower(), present, n=1, cutoff=0.8)
        if close and name.startswith("_") and not _LEFT_BY_EDITORS.fullmatch(name):
            message = f'Nothing reads a file called "{shown(name)}".'
            fix = (
                f"move what it says to {close[0]}, and remove it." if present[close[0]] else f"did you mean {close[0]}?"
            )
            yield Problem(path=path, code="W223", name="file-not-read", message=message, fix=fix)


def check_nav(docs: Docs, project: Path, sources: Collection[str]) -> Iterator[Problem]:
    """Pages that the navigation names and that do not exist, where the builder's configuration names them."""
    near, places = Near(sources), _places(project / docs.config)
    for named in dict.fromkeys(docs.nav):
        try:
            address = urlsplit(named)
            is_elsewhere = bool(address.scheme or address.netloc)
        except ValueError:
            is_elsewhere = False
        if is_elsewhere or named.lstrip("/") in sources:
            continue
        close = near.closest(named, cutoff=0.7)
        otherwise = f"write the page {docs.folder}/{shown(named.lstrip('/'))}"
        if not named.endswith(MARKDOWN):
            otherwise = "name the file of a page, such as index.md"
        yield Problem(
            path=docs.config,
            position=places.get(named, Position()),
            code="E509",
            name="nav-unknown",
            message=f'The navigation names "{shown(named)}", which is no page.',
            fix=f"did you mean {close[0]}?" if close else f"remove the line, or {otherwise}.",
            replacement=surely(named, close),
        )


def _places(config: Path) -> dict[str, Position]:
    """Where the navigation in a configuration names what it names; nothing of it if it comes from elsewhere."""
    try:
        root = yaml.compose(config.read_bytes(), Loader=yaml.CSafeLoader)
    except (OSError, ValueError, yaml.YAMLError):
        return {}
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    waiting = [node for key, node in pairs if key.value == "nav"]
    found: dict[str, Position] = {}
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.MappingNode):
            waiting += (child for _, child in node.value)
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value
        else:
            found.setdefault(node.value, position_of(node))
    return found
