"""The form with entries whose every field holds a hostile text: nothing runs, and looking changes nothing."""

import pytest
from playwright.sync_api import expect

from forms import READY
from hostile import HostileSite
from visiting import Visitor

_ROUND = """async ({ root, slugs }) => {
  const { textOf, valueOf } = await import(`${root}assets/contribute-texts.js`);
  const data = (await (await fetch(`${root}api/v1/form.json`)).json()).result;
  const wrong = [];
  for (const slug of slugs) {
    const { fields } = (await (await fetch(`${root}api/v1/form/${slug}.json`)).json()).result;
    for (const [name, value] of Object.entries(fields)) {
      const text = textOf(name, value, data);
      const back = valueOf(name, text, data, true);
      if (textOf(name, back, data) !== text) {
        wrong.push([slug, name, text, back]);
      }
    }
  }
  return wrong;
}"""


def test_every_field_of_every_entry_is_read_as_it_was_written(look: Visitor, hostile_site: HostileSite) -> None:
    page = look("contribute/")
    slugs = [carrier.case.slug for carrier in hostile_site.project.carriers]
    assert page.evaluate(_ROUND, {"root": look.url, "slugs": slugs}) == []


@pytest.mark.parametrize("part", range(4))
def test_nothing_runs_and_nothing_is_changed_by_looking(part: int, look: Visitor, hostile_site: HostileSite) -> None:
    page = look.empty()
    for carrier in hostile_site.project.carriers[part::4][:6]:
        page.goto(f"{look.url}contribute/?entry={carrier.case.slug}")
        page.locator(READY).wait_for()
        expect(page.locator("[data-summary]")).to_have_text("You have changed nothing yet.")
        page.locator(".look-page summary").click()
        assert (
            page.locator("[data-page-preview]").locator("script, iframe, img, svg, style, [onerror], [style]").count()
            == 0
        )
    assert look.faults == []
