"""One page of each type that the site has: what is asked of every page is asked of these."""

from dataclasses import dataclass

from playwright.sync_api import Page, Route

from visiting import Visitor


@dataclass(frozen=True, slots=True)
class PageType:
    """A kind of page, and one of its kind on the project's own site."""

    name: str
    path: str
    heading: str
    is_missing: bool = False
    is_redirect: bool = False
    heading_by_script: bool = False
    """Without scripts it has another heading."""
    shown_by_script: str = ""
    """Selector of what a script adds when it is ready."""

    def open(self, visit: Visitor, **how: object) -> Page:
        """The page, settled. A redirect is stopped from leading away."""
        page = visit.empty(may_be_missing=self.is_missing, **how)  # type: ignore[arg-type]
        if self.is_redirect:
            page.route("**/*", _without_refresh)
        page.goto(visit.url + self.path)
        if self.shown_by_script:
            page.locator(self.shown_by_script).first.wait_for()
        assert self.heading in page.locator("h1").inner_text()
        return page


def _without_refresh(route: Route) -> None:
    answer = route.fetch()
    if route.request.resource_type != "document":
        route.fulfill(response=answer)
        return
    before, script, rest = answer.text().partition("<script ")
    between, refresh, after = rest.partition('<meta http-equiv="refresh"')
    assert script and refresh, "the page does not lead on"
    route.fulfill(response=answer, body=before + between.partition("</script>")[2] + after.partition(">")[2])


PAGE_TYPES = (
    PageType("home", "", "Career Dictionary", shown_by_script="[data-entry-of-the-day] a"),
    PageType("browse", "dictionary/", "Browse the dictionary"),
    PageType("topics", "topics/", "Topics"),
    PageType("topic", "topics/networking/", "Networking"),
    PageType("articles", "articles/", "Articles"),
    PageType("article", "articles/make-twenty-minutes-count/", "twenty minutes"),
    PageType("entry", "dictionary/informational-interview/", "informational interview"),
    PageType("legal-entry", "dictionary/visa-sponsorship/", "visa sponsorship"),
    PageType("signpost", "dictionary/sponsor/", "sponsor"),
    PageType("form", "contribute/", "Contribute", shown_by_script="[data-contribute][data-ready]"),
    PageType(
        "form-of-change",
        "contribute/?entry=informational-interview",
        "informational interview",
        heading_by_script=True,
        shown_by_script="[data-contribute][data-ready]",
    ),
    PageType("search", "search/?word=interview", "Search all texts", shown_by_script="[data-passages] li"),
    PageType("wanted", "contribute/wanted/", "Wanted entries"),
    PageType("about", "about/", "About"),
    PageType("embedding", "embed/", "Show entries", shown_by_script="[data-embedding-box]"),
    PageType("api", "api/", "Files for programs"),
    PageType("errors", "contribute/errors/", "What the checks say"),
    PageType("missing", "no/such/sponsr/", "Page not found", is_missing=True, shown_by_script="[data-not-found]"),
    PageType("redirect", "dictionary/info-interview/", "info interview", is_redirect=True),
)
