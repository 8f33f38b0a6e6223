"""Columns of Markdown tables that are set to one side: by a class, for a page may hold no style of its own.

Python-Markdown writes `style="text-align: right;"`, which a host that forbids inline styles takes away.
"""

import re
from xml.etree import ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_SIDE = re.compile(r"\s*text-align:\s*(left|center|right);?\s*")


class CellAlignment(Extension):
    """To be used beside `tables`."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown calls it
        # After all that makes or changes cells.
        md.treeprocessors.register(_Classes(md), "cell-alignment", -10)


class _Classes(Treeprocessor):
    def run(self, root: etree.Element) -> None:
        for cell in root.iter():
            side = _SIDE.fullmatch(cell.get("style") or "")
            if cell.tag in ("td", "th") and side:
                del cell.attrib["style"]
                cell.set("class", " ".join(filter(None, (cell.get("class"), f"align-{side[1]}"))))
