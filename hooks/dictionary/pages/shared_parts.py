"""Parts of the theme that are the same on many pages: rendered once.

    {% shared %}{{ super() }}{% endshared %}
    {% shared toc_shape %}{% include "partials/toc.html" %}{% endshared %}

The hook gives pages that are alike (`alike` in their context) the same value: what stands between
the two words may depend on that value, on what is the same all over the site, and on the expression
after `shared`. A page without a value renders its parts by itself.

Whoever changes a template may forget that, and show the title of the page in its foot: so the second
page renders a part too, and where it is another one, each page does.
"""

from collections.abc import Callable, Hashable
from typing import Any

from jinja2 import Environment, nodes
from jinja2.ext import Extension
from jinja2.parser import Parser
from jinja2.runtime import Context


class SharedParts(Extension):
    """The two words in templates, and the parts that were rendered; they live as long as the environment."""

    tags = {"shared"}  # noqa: RUF012 (the engine declares it for each extension, not for the class)

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self._rendered: dict[tuple[Hashable, ...], str] = {}
        self._same: dict[tuple[Hashable, ...], bool] = {}

    def parse(self, parser: Parser) -> nodes.Node:
        line = next(parser.stream).lineno
        more = nodes.Const(None) if parser.stream.current.type == "block_end" else parser.parse_expression()
        body = parser.parse_statements(("name:endshared",), drop_needle=True)
        place = nodes.Const((parser.name, line))
        call = self.call_method("_part", [nodes.ContextReference(), place, more])
        return nodes.CallBlock(call, [], [], body).set_lineno(line)

    def _part(self, context: Context, place: Hashable, more: Hashable, caller: Callable[[], Any]) -> str:
        alike = context.get("alike")
        if alike is None:
            return str(caller())
        key = (place, alike, more)
        if self._same.get(key):
            return self._rendered[key]
        part = str(caller())
        if key not in self._rendered:
            self._rendered[key] = part
        elif key not in self._same:
            self._same[key] = part == self._rendered[key]
        return part
