"""The theme's files, as far as a builder may copy them.

It asks the loader of templates for all and leaves out what is hidden. The theme has fourteen thousand pictures in a
hidden folder, and a look at the name of each takes longer than reading a hundred entries.
"""

import os
from collections.abc import Iterator
from contextlib import suppress

from jinja2 import Environment, FileSystemLoader


class VisibleFiles(FileSystemLoader):
    """Lists nothing in hidden folders, and gives every template all the same."""

    def list_templates(self) -> list[str]:
        """Paths below the folders, with slashes, in order."""
        return sorted({path for folder in self.searchpath for path in _below(folder, "", self.followlinks)})


def _below(folder: str, path: str, followlinks: bool) -> Iterator[str]:
    # Like the loader's own, it lists what can be read.
    with suppress(OSError), os.scandir(folder) as found:
        for each in found:
            if each.name.startswith("."):
                continue
            if not each.is_dir():
                yield f"{path}{each.name}"
            elif followlinks or not each.is_symlink():
                yield from _below(each.path, f"{path}{each.name}/", followlinks)


def with_visible_files(environment: Environment) -> Environment:
    """The environment with such a loader, where its own is the usual one."""
    loader = environment.loader
    if type(loader) is FileSystemLoader:
        environment.loader = VisibleFiles(loader.searchpath, loader.encoding, loader.followlinks)
    return environment
