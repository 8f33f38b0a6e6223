"""One page of each type that the site has, and how to tell that it is the right one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageType:
    """A kind of page, and one of its kind on the project's own site."""

    name: str
    path: str
    heading: str
    is_missing: bool = False

    def __str__(self) -> str:
        return self.name


PAGE_TYPES = (
    PageType("home", "", "Career Dictionary"),
    PageType("browse", "dictionary/", "Browse the dictionary"),
    PageType("topics", "topics/", "Topics"),
    PageType("topic", "topics/networking/", "Networking"),
    PageType("articles", "articles/", "Articles"),
    PageType("article", "articles/make-twenty-minutes-count/", ""),
    PageType("entry", "dictionary/informational-interview/", "informational interview"),
    PageType("legal-entry", "dictionary/visa-sponsorship/", "visa sponsorship"),
    PageType("signpost", "dictionary/sponsor/", "sponsor"),
    PageType("about", "about/", ""),
    PageType("missing", "no/such/page/", "Page not found", is_missing=True),
)
