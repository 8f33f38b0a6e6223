"""One address, one owner, for hand-written pages and files too: none stands where a page is generated."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from dictionary.linking.addresses import Addresses
from dictionary.model.entry import Dictionary
from dictionary.model.problems import Problem, shown
from dictionary.reading.files import MARKDOWN, Files

_BY_BUILDER = {
    "404": "the page for addresses that do not exist",
    "sitemap.xml": "the list of pages for search engines",
    "sitemap.xml.gz": "the list of pages for search engines",
    "search/search_index.json": "the search",
}


def address_of(source: str) -> str:
    """Where a file below the pages' folder stands on the site: `articles/index.md` and `articles.html` at `articles`.

    What differs between the two kinds of addresses that a site can have is left out, and so is
    the case, which some hosts ignore.
    """
    suffix = next((suffix for suffix in (*MARKDOWN, ".html") if source.endswith(suffix)), "")
    folder, _, name = source.removesuffix(suffix).rpartition("/")
    is_index = suffix and (name == "index" or (name == "README" and suffix != ".html"))
    return (folder if is_index else source.removesuffix(suffix)).lower()


@dataclass(frozen=True, slots=True)
class Generated:
    """What stands on the site without being a file below the pages' folder."""

    dictionary: Dictionary
    assigned: Addresses
    unread: Collection[str]
    """Entries with a file that is to be mended."""
    entries: str
    """First part of the addresses of entries; `topics` and `articles` likewise."""
    topics: str
    articles: str
    contribute: str

    def owners(self) -> Mapping[str, str]:
        """Address → what stands there, in words."""
        entries, topics = self.dictionary.entries, self.dictionary.topics
        owners = dict(_BY_BUILDER)
        for redirect in self.assigned.redirects.values():
            owners[f"{self.entries}/{redirect.slug}"] = (
                f'"{shown(redirect.label)}", which leads to {redirect.entry.slug}'
            )
        for signpost in self.assigned.signposts.values():
            owners[f"{self.entries}/{signpost.slug}"] = f'the label "{shown(signpost.label)}" of several entries'
        owners.update((f"{self.entries}/{slug}", f'the entry "{slug}"') for slug in self.unread)
        owners.update((f"{self.entries}/{e.slug}", f'the entry "{shown(e.headword)}"') for e in entries.values())
        owners.update((f"{self.topics}/{key}", f'the topic "{shown(named.name)}"') for key, named in topics.items())
        owners[self.entries] = "the list of all entries"
        owners[self.topics] = "the list of topics"
        owners[self.articles] = "the list of articles"
        owners["search"] = "the search of texts"
        owners[self.contribute] = "the form for readers"
        owners[f"{self.contribute}/errors"] = "the list of errors"
        owners[f"{self.contribute}/wanted"] = "the list of wanted entries"
        return owners

    def sources(self) -> frozenset[str]:
        """Paths below the pages' folder that links can name as if there were a file."""
        used = (key for key, members in self.dictionary.in_topic().items() if members)
        redirects = (f"{self.entries}/{slug}" for slug in self.assigned.redirects)
        slugs = (*self.dictionary.entries, *self.assigned.signposts, *self.unread)
        return frozenset(
            (
                *(f"{folder}/index.md" for folder in (self.entries, self.topics, self.articles, self.contribute)),
                "search/index.md",
                f"{self.contribute}/errors.md",
                f"{self.contribute}/wanted.md",
                *(f"{self.entries}/{slug}.md" for slug in slugs),
                *(f"{self.topics}/{key}.md" for key in used),
                *(path for place in redirects for path in (f"{place}/index.html", f"{place}.html")),
            )
        )


def check_addresses(files: Files, docs: str, owners: Mapping[str, str], folders: Collection[str]) -> Iterator[Problem]:
    """Files at an address that another one has. All below `folders` is generated."""
    standing: dict[str, str] = {}
    # The builder keeps index.md where README.md stands beside it.
    for path in sorted((*files.pages, *files.others), key=lambda path: ("/README." in path, path)):
        source = path.removeprefix(f"{docs}/")
        address = address_of(source)
        owner, fix = owners.get(address), "give this file another name, or move its text to where it belongs."
        if any(f"{address}/".startswith(f"{folder}/") for folder in folders):
            owner, fix = "the files for programs", "move this file to another folder."
        if owner is None and standing.setdefault(address, path) != path:
            owner = f"the file {shown(standing[address])}"
        if owner is not None:
            yield Problem(
                path=path,
                code="E501",
                name="address-taken",
                message=f'The address "{shown(address) or "/"}" belongs to {owner} already; this file would be lost.',
                fix=fix,
            )
