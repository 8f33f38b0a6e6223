"""A hand-written Markdown file → a `Page` or an `Article`, or problems with line and column."""

from collections.abc import Collection, Mapping
from pathlib import PurePosixPath
from typing import Any

import yaml

from dictionary.model.entry import Article, Page
from dictionary.model.problems import Problem, errors
from dictionary.reading.decoding import decode
from dictionary.reading.front_matter import read, split
from dictionary.reading.titles import title_of
from dictionary.reading.yaml_faults import compose


def load_page(
    path: str, data: bytes, source: str, vocabularies: Mapping[str, Collection[str]], is_article: bool = False
) -> tuple[Page | None, list[Problem]]:
    """One Markdown file of the docs folder; `source` is its path below that folder.

    Text that readers must not miss is there even where something is only advised.
    """
    text, problems = decode(path, data)
    if text is None:
        return None, problems
    parts = split(text)
    front, problems = read(path, parts, vocabularies)
    if front is None or errors(problems):
        return None, problems
    name = PurePosixPath(source).stem
    common: dict[str, Any] = {
        "path": path,
        "source": source,
        "title": front.title or title_of(parts.body, name),
        "description": front.description or "",
        "body": parts.body,
        "body_line": parts.body_line,
        "autolink": front.autolink,
        "template": front.template,
        "icon": front.icon,
        "excerpt": front.excerpt,
    }
    if not is_article:
        return Page(**common), problems
    article = Article(
        **common,
        slug=name,
        topics=front.topics,
        sources=front.sources,
        last_modified=max(filter(None, (front.added, front.reviewed)), default=None),
    )
    return article, problems


def damaged_page(path: str, data: bytes, source: str) -> Page | None:
    """What can be read of a page whose front matter has to be mended: its text, and the theme's files that it names."""
    text, _ = decode(path, data)
    if text is None:
        return None
    parts = split(text)
    node, _ = compose(f"\n{parts.front}\n", path) if parts.front else (None, [])
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    scalars = (pair for pair in pairs if all(isinstance(part, yaml.ScalarNode) for part in pair))
    named = {key.value: value.value for key, value in scalars}
    return Page(
        path=path,
        source=source,
        title="",
        description="",
        body=parts.body,
        body_line=parts.body_line,
        # Whether it is an article is not known here.
        template=named.get("template") if named.get("template") != "article.html" else None,
        icon=named.get("icon"),
        excerpt=named.get("excerpt"),
    )
