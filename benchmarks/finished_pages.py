"""A hook that writes down what a build hands to Markdown, so that plain MkDocs can build it too.

Every page as the other hooks leave it, links made, and every other file that stands in
`docs/` or is generated: together they are a folder from which the same site can be built
without any hook. The folder is named by the environment variable BENCHMARK_PAGES.
"""

import os
import shutil
from pathlib import Path

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from dictionary.pages.finished_html import BEGIN, END

_META = ("title", "description", "search")
"""Front matter that means something to the stock theme."""


@event_priority(-100)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    meta = {key: page.meta[key] for key in _META if key in page.meta}
    written = yaml.dump(meta, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000)
    body = markdown.replace(BEGIN, "").replace(END, "")  # marks for an extension that plain MkDocs has not
    _place(page.file.src_uri).write_text(f"---\n{written}---\n{body}", encoding="utf-8")


@event_priority(-100)
def on_env(env: object, config: MkDocsConfig, files: Files) -> None:
    docs, site = Path(config.docs_dir), Path(config.site_dir)
    for file in files:
        if file.is_documentation_page():
            continue
        if file.generated_by:
            _place(file.src_uri).write_bytes(file.content_bytes)
        elif file.abs_src_path and Path(file.abs_src_path).is_relative_to(docs):
            shutil.copyfile(file.abs_src_path, _place(file.src_uri))
    for path in site.rglob("*"):  # no page is there yet, but what hooks have written by themselves
        if path.is_file():
            shutil.copyfile(path, _place(path.relative_to(site).as_posix()))


def _place(path: str) -> Path:
    place = Path(os.environ["BENCHMARK_PAGES"]) / path
    place.parent.mkdir(parents=True, exist_ok=True)
    return place
