"""What is rendered once for many pages is what each would have rendered."""

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from jinja2 import DictLoader, Environment

from builds import build_strictly, configuration, copy_project, fingerprint
from dictionary.pages.shared_parts import SharedParts

TEMPLATES = {
    "base.html": "{% block head %}{{ seen('head') }}{{ title }}{% endblock %}|{% include 'part.html' %}",
    "page.html": "{% extends 'base.html' %}{% block head %}{% shared %}{{ super() }}{% endshared %}{% endblock %}",
    "part.html": "{% shared shape %}{{ seen('part') }}{{ shape }}{% endshared %}{{ name }}",
}
ENTRY, TOPIC = {"alike": "entry"}, {"alike": "topic"}


@pytest.mark.parametrize(
    ("pages", "heads", "parts"),
    [
        ([ENTRY, ENTRY, ENTRY], 2, 2),
        ([ENTRY, ENTRY, TOPIC, TOPIC, ENTRY, TOPIC], 4, 4),
        ([ENTRY, ENTRY, {}, {"alike": None}, ENTRY], 4, 4),
        ([{**ENTRY, "shape": n} for n in (1, 2, 1, 2, 1)], 2, 4),
        ([{**ENTRY, "name": n} for n in "abcd"], 2, 2),
        # A head that tells the page it is on is rendered by each, though that was not to be.
        ([{**ENTRY, "title": n} for n in "abcd"], 4, 2),
    ],
)
def test_a_part_is_rendered_by_two_pages_that_are_alike(pages: list[dict[str, object]], heads: int, parts: int) -> None:
    environment = Environment(loader=DictLoader(TEMPLATES))
    environment.add_extension(SharedParts)
    rendered: list[str] = []
    template = environment.get_template("page.html", globals={"seen": lambda part: rendered.append(part) or ""})
    for page in pages:
        head, part = page.get("title", ""), f"{page.get('shape', '')}{page.get('name', '')}"
        assert template.render(page) == f"{head}|{part}"
    assert (rendered.count("head"), rendered.count("part")) == (heads, parts)


def test_a_site_is_the_same_when_each_page_renders_all_of_it(tmp_path: Path) -> None:
    """One entry stands in the navigation: to it, addresses in there are others than on the pages of its kind."""
    once = copy_project(tmp_path / "once")
    config = configuration(once)
    slug = min(path.stem for path in (once / "glossary").glob("[!_]*.yml"))
    config["nav"].append({"One": f"dictionary/{slug}.md"})
    _write(once, config)
    each = copy_project(tmp_path / "each", once)
    (each / "each.py").write_text("def on_page_context(context, **_):\n    context.pop('alike', None)\n", "utf-8")
    _write(each, {**config, "hooks": [*config["hooks"], "each.py"]})
    sites = [fingerprint(build_strictly(project, tmp_path / f"site of {project.name}")) for project in (once, each)]
    assert sites[0] == sites[1]


def _write(project: Path, config: Mapping[str, object]) -> None:
    (project / "mkdocs.yml").write_text(yaml.safe_dump(dict(config), sort_keys=False), encoding="utf-8")
