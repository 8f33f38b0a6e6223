"""Data files for programs and for the site's own look-up; the theme's search index made safe.

They are written as soon as they are made, and the builder is not told of them: it would keep each in memory, and look
for it again in the folder of the site. There are several for each entry.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from dictionary.exports import formats
from dictionary.exports.serializing import safe
from dictionary.exports.web import Made, Web
from dictionary.running.kept import REBUILD, Rebuild, hash_of
from dictionary.running.new_files import NewFiles
from dictionary.site import Build, published

NOTHING: Mapping[str, bytes] = {}


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    web = Web.of(config.site_url, lambda source: files.src_uris[source].url)
    build, site = published(config), Path(config.site_dir)
    own = set() if build.site.settings.is_guest else {file.dest_uri for file in files} & formats.gives_way()
    rebuild: Rebuild | None = config.get(REBUILD)
    if rebuild is not None:
        _write_changed(rebuild, build, web, site, own)
        return env
    place = NewFiles(site)
    for path, data in _own(formats.files(build, web), own):
        place.write(path, data)
    return env


def _own(made: Made, theirs: set[str]) -> Iterator[tuple[str, bytes]]:
    """Paths and bytes of files, but for those in the place of which the site has one."""
    for path, content in made:
        if path not in theirs:
            yield path, content.encode() if isinstance(content, str) else content


def _write_changed(rebuild: Rebuild, build: Build, web: Web, site: Path, own: set[str]) -> None:
    """Write what is another one than in the build before, where anything of that still holds."""
    before, place = rebuild.before, NewFiles(site)
    for made in formats.of(build.site):
        told = before.files[made] if before else NOTHING
        if before and not rebuild.faces and formats.is_same(made, before.build, build):
            now = told
        else:
            now = _write(_own(made(build, web), own), place, told)
        for path in told.keys() - now.keys():
            (site / path).unlink(missing_ok=True)
        rebuild.now.files[made] = now


def _write(files: Iterable[tuple[str, bytes]], place: NewFiles, before: Mapping[str, bytes]) -> dict[str, bytes]:
    """Write what is not there as it should be; the path of each file, with its hash."""
    written: dict[str, bytes] = {}
    for path, data in files:
        written[path] = hash_of(data)
        if before.get(path) != written[path]:
            place.write(path, data)
    return written


def on_post_build(config: MkDocsConfig) -> None:
    """The search plugin has written its file by now, with pieces of HTML in it."""
    index = Path(config.site_dir, "search", "search_index.json")
    if index.is_file():
        index.write_text(safe(index.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
