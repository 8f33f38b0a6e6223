"""What is rendered once for many pages is what each would have rendered."""

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from jinja2 import DictLoader, Environment

from builds import build_strictly, configuration, copy_project, fingerprint
from dictionary.pages.shared_parts import SharedParts

TEMPLATES = {
    "base.html": "<{% block head %}{{ seen() }}{% endblock %}|{% include 'part.html' %}>",
    "page.html": "{% extends 'base.html' %}{% block head %}{% shared %}{{ super() }}{% endshared %}{% endblock %}",
    "part.html": "{% shared shape %}{{ seen() }}{% endshared %}{{ name }}",
}


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ([{"alike": "entry"}, {"alike": "entry"}], ["<1|2>", "<1|2>"]),
        ([{"alike": "entry"}, {"alike": "topic"}], ["<1|2>", "<3|4>"]),
        ([{"alike": "entry"}, {}, {"alike": None}], ["<1|2>", "<3|4>", "<5|6>"]),
        ([{"alike": "entry", "shape": (1,)}, {"alike": "entry", "shape": (2,)}], ["<1|2>", "<1|3>"]),
        ([{"alike": "entry", "name": "&a"}, {"alike": "entry", "name": "&b"}], ["<1|2&a>", "<1|2&b>"]),
    ],
)
def test_a_part_is_rendered_once_for_pages_that_are_alike(
    pages: list[Mapping[str, object]], expected: list[str]
) -> None:
    environment = Environment(loader=DictLoader(TEMPLATES))
    environment.add_extension(SharedParts)
    count = iter(range(1, 99))
    template = environment.get_template("page.html", globals={"seen": lambda: next(count)})
    assert [template.render(page) for page in pages] == expected


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
