"""Data files for programs and for the site's own look-up; the theme's search index made safe.

They are written as soon as they are made: the builder would keep all of them in memory until then.
"""

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from dictionary.exports import formats
from dictionary.exports.serializing import safe
from dictionary.exports.web import Web
from dictionary.site import published


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    web = Web.of(config.site_url, lambda source: files.src_uris[source].url)
    own = {file.dest_uri for file in files} & formats.GIVES_WAY
    folders: set[Path] = set()
    for path, content in formats.files(published(config), web):
        if path not in own:
            written = Path(config.site_dir, path)
            if written.parent not in folders:
                written.parent.mkdir(parents=True, exist_ok=True)
                folders.add(written.parent)
            written.write_bytes(content.encode() if isinstance(content, str) else content)
            # The builder leaves a file alone that is where it belongs.
            files.append(File.generated(config, path, abs_src_path=str(written)))
    return env


def on_post_build(config: MkDocsConfig) -> None:
    """The search plugin has written its file by now, with pieces of HTML in it."""
    index = Path(config.site_dir, "search", "search_index.json")
    if index.is_file():
        index.write_text(safe(index.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
