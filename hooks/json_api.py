"""Data files for programs and for the site's own look-up, below `/api/v1/`; the theme's search index made safe."""

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from dictionary.exports import entry_schema, form_data, json_api, lookup, names
from dictionary.exports.serializing import safe
from dictionary.site import published


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    build = published(config)
    base = config.site_url or "/"

    def uri(path: str) -> str:
        return f"{base.rstrip('/')}/{files.src_uris[path].url}"

    def path_of(path: str) -> str:
        return files.src_uris[path].url

    made = (
        *json_api.files(build, uri),
        *lookup.files(build.site, path_of),
        *names.files(build, path_of),
        *form_data.files(build.site, path_of),
    )
    for path, text in made:
        files.append(File.generated(config, path, content=text))
    schema = entry_schema.schema_file(build.site)
    files.append(File.generated(config, f"{json_api.ROOT}/schema/entry.schema.json", content=schema))
    return env


def on_post_build(config: MkDocsConfig) -> None:
    """The search plugin has written its file by now, with pieces of HTML in it."""
    index = Path(config.site_dir, "search", "search_index.json")
    if index.is_file():
        index.write_text(safe(index.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
