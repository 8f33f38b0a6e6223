"""`define(word)` in two languages, for whoever needs a definition in a program of their own.

Each is as short as it can be, and has no need of anything but what its language brings. The page about files for
programs shows them with the address of its own site.
"""

from dataclasses import dataclass

from dictionary.exports.json_api import FILES
from dictionary.exports.web import Web

_PYTHON = """
import json, unicodedata, urllib.request

def define(word, file="ADDRESS"):
    def plain(text):
        return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    entries = json.load(urllib.request.urlopen(file))["result"]
    return [entry["definition"] for entry in entries if plain(word) in map(plain, entry["names"])]
"""
_JAVASCRIPT = """
async function define(word, file = "ADDRESS") {
  const plain = (text) => text.normalize("NFKD").replace(/\\p{M}/gu, "").toLowerCase();
  const { result } = await (await fetch(file)).json();
  const entries = result.filter(({ names }) => names.some((name) => plain(name) === plain(word)));
  return entries.map((entry) => entry.definition);
}
"""


@dataclass(frozen=True, slots=True)
class Code:
    """A function that can be copied."""

    language: str
    text: str


def define(web: Web) -> tuple[Code, ...]:
    """The functions, for this site."""
    address = web.file(FILES["entries"])
    return tuple(
        Code(language, code.strip().replace("ADDRESS", address))
        for language, code in (("Python", _PYTHON), ("JavaScript", _JAVASCRIPT))
    )
