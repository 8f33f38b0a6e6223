"""The linker by its name, for whoever runs Python-Markdown: `markdown.Markdown(extensions=["dictionary_links"])`.

Reads a folder of entries once, when it is asked for, and links the first mention of each entry in every text that is
converted. It knows no builder.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from dictionary.assembly import assemble, found_files
from dictionary.linking.markdown_extension import DictionaryLinks, LinkContext, LinkedMention
from dictionary.linking.mentions import PageLinks
from dictionary.linking.term_index import TermIndex
from dictionary.model.problems import errors
from dictionary.reading.docs import Docs
from dictionary.site import Settings
from dictionary_plugin.adapters import strings

NAME = "dictionary_links"
"""The name by which it is asked for."""
_SCHEMES = ("http://", "https://")


class UnusableDictionaryError(ValueError):
    """The folder or a setting is wrong; the message says which, in whole lines."""


class DictionaryLinksByName(DictionaryLinks):
    """The extension, with settings in the place of a page's context.

    After each conversion, `mentions` of the converter holds what was linked.
    """

    def __init__(self, **settings: Any) -> None:
        super().__init__()
        self.config = {
            "glossary": ["glossary", "Folder of the entries, from where the program runs."],
            "href": ["/dictionary/{slug}/", "Address of an entry; {slug} is the name of its file."],
            "language": ["en", "Tag of the language that the entries are written in."],
            "automatic": [True, "False: only double brackets become links."],
        }
        known = ", ".join(self.config)
        for name in settings:
            if name not in self.config:
                raise UnusableDictionaryError(f'{NAME} has no setting "{name}". Fix: use {known}.')
        self.setConfigs(settings)
        self._href = _checked(self.getConfig("href"))

    def extendMarkdown(self, md: Markdown) -> None:
        """Read the entries, and begin a page with every text. Raises UnusableDictionaryError."""
        index = _index(Path(str(self.getConfig("glossary"))), str(self.getConfig("language")))
        self.context = self._page(index)
        super().extendMarkdown(md)
        md.preprocessors.register(_Begin(md, self, index), "dictionary_page", 1000)

    def _page(self, index: TermIndex) -> LinkContext:
        return LinkContext(
            index=index,
            href=lambda slug: self._href.replace("{slug}", slug),
            links=PageLinks(),
            automatic=bool(self.getConfig("automatic")),
            slug_of_href=lambda href: None,
            is_guest=True,
            is_anywhere=True,
        )

    def begin(self, index: TermIndex) -> list[LinkedMention]:
        """A new page; the list in which its mentions will be."""
        self.context = self._page(index)
        return self.context.mentions


class _Begin(Preprocessor):
    """Each text that is converted is a page of its own."""

    def __init__(self, md: Markdown, extension: DictionaryLinksByName, index: TermIndex) -> None:
        super().__init__(md)
        self._extension, self._index = extension, index

    def run(self, lines: list[str]) -> list[str]:
        self.md.mentions = self._extension.begin(self._index)  # type: ignore[attr-defined]
        return lines


def makeExtension(**settings: Any) -> DictionaryLinksByName:
    """What Python-Markdown asks a module for: `dictionary_plugin.markdown_extension` is a name, too."""
    return DictionaryLinksByName(**settings)


def _checked(href: object) -> str:
    """An address that may stand in a link, with a place for the entry."""
    address = str(href)
    is_safe = address.startswith(_SCHEMES) or ":" not in address.partition("/")[0]
    if "{slug}" in address and is_safe and not address.startswith("{"):
        return address
    fix = 'write it like "https://example.org/dictionary/{slug}/" or "/dictionary/{slug}/".'
    raise UnusableDictionaryError(f'{NAME}: "href" is "{address}", which is no address of entries. Fix: {fix}')


def _index(glossary: Path, language: str) -> TermIndex:
    folder = glossary.resolve()
    if not folder.is_dir():
        fix = f'name the folder of the entries: "glossary". It was looked for at {folder}.'
        raise UnusableDictionaryError(f"{NAME}: there is no folder {glossary}. Fix: {fix}")
    settings = Settings(name="", glossary=folder.name, language=language, is_guest=True)
    # There are no pages to check beside the entries.
    docs = Docs(folder=f"{folder.name}/_no_pages")
    files = found_files(folder.parent, settings, docs)
    ours = tuple(problem for problem in files.problems if problem.path.startswith(f"{folder.name}/"))
    words = strings(language) if files.strings is None else files.strings
    files = replace(files, pages={}, others=frozenset(), strings=words, problems=ours)
    assembly = assemble(folder.parent, settings, docs, files=files, is_read=lambda path: False)
    if found := errors(assembly.problems):
        raise UnusableDictionaryError("\n".join(map(str, found)))
    assert assembly.site
    return assembly.site.index
