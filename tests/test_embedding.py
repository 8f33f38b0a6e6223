"""The guide for people who show entries on pages of their own: what stands there before a script changes anything."""

import html
import json
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

from builds import FIRST_DICTIONARY, Built, build, copy_project, environment
from dictionary.exports import terms_script
from dictionary.exports.json_api import ROOT
from dictionary.exports.web import Web
from dictionary.pages import citing, embedding
from dictionary.reading.interface import Strings, load_strings
from dictionary.site import Settings

SITES = ("with_directory_urls", "without_directory_urls", "second_dictionary")
STRINGS = FIRST_DICTIONARY / "glossary" / "_strings.yml"


@pytest.fixture(params=SITES)
def built(request: pytest.FixtureRequest) -> Built:
    found: Built = request.getfixturevalue(request.param)
    return found


def page_of(built: Built) -> str:
    return (built.site / "embed" / "index.html").read_text("utf-8")


def copied(built: Built) -> dict[str, list[str]]:
    """What is offered to be copied: its name → the texts of that name."""
    found: dict[str, list[str]] = {}
    pattern = r'<p class="label"[^>]*>([^<]*)</p>\s*<pre tabindex="0"><code[^>]*>(.*?)</code></pre>'
    for name, text in re.findall(pattern, page_of(built), re.DOTALL):
        found.setdefault(html.unescape(name), []).append(html.unescape(text))
    return found


def texts(built: Built) -> str:
    return "\n".join(text for some in copied(built).values() for text in some)


def test_everything_that_is_to_be_pasted_leads_somewhere(built: Built) -> None:
    """Whole addresses, each of a file of this very build (or of the license)."""
    named = set(re.findall(r'(?:href|src|cite)="([^"]+)"', texts(built)))
    assert len(named) > 5
    root = next(address for address in named if address.endswith("v1/terms.js")).removesuffix("v1/terms.js")
    for address in named:
        if not address.startswith("https://creativecommons.org/"):
            assert address.startswith(root), address
            path = address.removeprefix(root)
            assert (built.site / (f"{path}index.html" if path.endswith("/") or not path else path)).is_file(), address


def test_each_version_is_named_with_the_hash_of_its_bytes(built: Built) -> None:
    tags = re.findall(r"<script [^>]*integrity=[^>]*>", texts(built))
    assert len(tags) == len(terms_script.releases())
    for version, tag in zip(reversed([*terms_script.releases()]), tags, strict=True):
        script = (built.site / terms_script.address(version)).read_bytes()
        assert f'/v{version}/terms.js"' in tag
        assert f'integrity="{terms_script.integrity(script)}"' in tag
        # A browser checks what another site sends only when it may read it.
        assert 'crossorigin="anonymous"' in tag


def test_a_dictionary_with_entries_elsewhere_tells_the_script(second_dictionary: Built, project_copy: Path) -> None:
    tags = re.findall(r"<script [^>]*>", texts(second_dictionary))
    assert len(tags) > 2
    assert all('data-entries="woerterbuch"' in tag for tag in tags)
    assert '{"defer": "defer", "data-entries": "woerterbuch"}' in texts(second_dictionary)


def test_the_folder_that_the_script_takes_by_itself_is_known() -> None:
    """Or tags would lack what the script needs."""
    assert f'dataset.entries ?? "{embedding._USUAL_FOLDER}"' in terms_script.source()


def test_the_lines_for_sphinx_are_python(built: Built) -> None:
    (conf,) = (text for some in copied(built).values() for text in some if "intersphinx_mapping" in text)
    made: dict[str, Any] = {}
    exec(conf, made)
    ((name, (target, inventory)),) = made["intersphinx_mapping"].items()
    assert name.isidentifier()
    assert inventory is None
    ((script, attributes),) = made["html_js_files"]
    assert script == f"{target}v1/terms.js"
    assert attributes["defer"] == "defer"


def test_the_lines_for_mkdocs_are_yaml(built: Built) -> None:
    (lines,) = (text for some in copied(built).values() for text in some if "mkdocstrings" in text)
    made = yaml.safe_load(lines)
    (inventory,) = made["plugins"][1]["mkdocstrings"]["handlers"]["python"]["inventories"]
    assert inventory["domains"] == ["std"]  # the one that words are in
    inventory = inventory["url"]
    assert inventory.endswith("/objects.inv")
    # MkDocs writes no attributes of a script that it does not know; then the page tells of none.
    if built.entries == "dictionary":
        assert made["extra_javascript"] == [{"path": inventory.replace("objects.inv", "v1/terms.js"), "defer": True}]
    else:
        assert "extra_javascript" not in made


def test_the_first_entry_is_the_one_that_others_speak_of_most(built: Built) -> None:
    names = json.loads((built.site / ROOT / "names.json").read_text("utf-8"))["result"]["entries"]
    most = max(each["mentions"] for each in names)
    (first,) = re.findall(r'data-embedding data-id="([^"]+)"', page_of(built))
    assert next(each for each in names if each["id"] == first)["mentions"] == most


def test_each_system_has_its_row(built: Built) -> None:
    rows = re.findall(r'<th scope="row" translate="no">([^<]+)</th>', page_of(built))
    assert rows == list(embedding.SYSTEMS.values())


def test_entries_lead_to_the_guide_with_themselves_chosen(built: Built) -> None:
    for slug in built.slugs:
        page = (built.site / built.page(f"{built.entries}/{slug}")).read_text("utf-8")
        (link,) = re.findall(r'href="([^"]*embed/[^"]*\?entry=[^"]*)"', page)
        assert link.endswith(f"?entry={slug}")


def test_a_site_that_does_not_know_its_address_says_so(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    done = build(project, tmp_path / "site", env=environment(SITE_URL=""), strict=False)
    assert done.returncode == 0, done.stdout[-2000:]
    built = Built(tmp_path / "site", project)
    strings = yaml.safe_load(STRINGS.read_text("utf-8"))
    assert html.escape(strings["embedding_no_address"]) in page_of(built)
    assert list(copied(built)) == [strings["embedding_theme_css"]]
    # What can be shown on this site is shown all the same.
    assert "<iframe" in page_of(built)
    api = (built.site / "api" / "index.html").read_text("utf-8")
    assert html.escape(strings["api_no_address"]) in api
    assert "data-path=" in api


def test_a_dictionary_without_entries_has_no_guide_but_a_page(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    for path in (project / "glossary").glob("[!_]*.yml"):
        path.unlink()
    (project / "glossary" / "_ledger.yml").unlink(missing_ok=True)  # or nothing may go away
    done = build(project, tmp_path / "site", strict=False)
    assert done.returncode == 0, done.stdout[-2000:]
    built = Built(tmp_path / "site", project)
    assert "data-embedding" not in page_of(built)
    assert '<h1 id="embedding">' in page_of(built)
    assert "data-path=" in (built.site / "api" / "index.html").read_text("utf-8")


@pytest.fixture
def site() -> Any:
    strings, _ = load_strings("_strings.yml", STRINGS.read_bytes(), "en", None)
    assert isinstance(strings, Strings)
    return SimpleNamespace(settings=Settings(name='Birds & "Words"'), strings=strings)


def test_the_form_of_a_snippet_is_filled_in_as_python_fills_it_in(site: Any) -> None:
    """What the script replaces is all that differs between two entries."""
    web = Web("https://birds.example/", lambda source: source.removesuffix(".md") + "/")
    entry: Any = SimpleNamespace(slug="nest", headword="<nest> & 'egg'", gloss='A "nest".')
    parts = citing.parts_of(entry, site, web)
    for way in embedding.ways(entry, site, web):
        filled = re.sub(r"\{(\w+)\}", lambda brace: str(getattr(parts, brace[1])), way.form)
        assert filled == way.snippet
        assert re.search(r"\{(page|card)\}", way.form)


def test_the_style_sheet_has_colors_for_light_and_dark() -> None:
    light, dark = embedding.theme().split("@media (prefers-color-scheme: dark)")
    for each in embedding.PROPERTIES:
        assert f"  {each.name}: {each.light};" in light
        assert (f"    {each.name}: {each.dark};" in dark) == (each.kind == "color")


def test_the_script_follows_every_property_that_is_named() -> None:
    script = terms_script.source()
    assert set(re.findall(r"var\((--term-card-\w+)", script)) == {each.name for each in embedding.PROPERTIES}
