"""Data files for programs: `/api/v1/labels.json` and `/api/v1/entries/<slug>.json`."""

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from dictionary.exports import json_api
from dictionary.site import published


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    build = published(config)
    base = config.site_url or "/"

    def uri(path: str) -> str:
        return f"{base.rstrip('/')}/{files.src_uris[path].url}"

    for path, text in json_api.files(build, uri):
        files.append(File.generated(config, path, content=text))
    return env
