"""Files that formats are made with (`templates/` beside this): read once, those that end in `.j2` as templates."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

_FOLDER = Path(__file__).parent / "templates"


@cache
def text(name: str) -> str:
    """A file as it is."""
    return (_FOLDER / name).read_text(encoding="utf-8")


@cache
def template(name: str) -> Template:
    """A template of a page of HTML; what is put into it is escaped."""
    loader = FileSystemLoader(_FOLDER)
    environment = Environment(
        loader=loader, undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template(name)
