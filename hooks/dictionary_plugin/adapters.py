"""The adapters of `hooks/`, as modules: those of the checkout, or those that the wheel carries."""

import importlib.util
from functools import cache
from pathlib import Path
from types import ModuleType

_HERE = Path(__file__).parent
_IN_WHEEL = _HERE / "carried"
"""What the wheel carries besides: see `pyproject.toml`."""
_CHECKOUT = _HERE.parents[1]


@cache
def adapter(name: str) -> ModuleType:
    """A hook by its name. The builder loads hooks by path as well, and knows nothing of a package around them."""
    folder = _IN_WHEEL / "hooks" if _IN_WHEEL.is_dir() else _CHECKOUT / "hooks"
    spec = importlib.util.spec_from_file_location(f"dictionary_plugin_{name}", folder / f"{name}.py")
    assert spec and spec.loader, name
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def asset(name: str) -> bytes:
    """A file of `docs/assets/`."""
    folder = _IN_WHEEL / "assets" if _IN_WHEEL.is_dir() else _CHECKOUT / "docs" / "assets"
    return (folder / name).read_bytes()


def strings(language: str) -> bytes:
    """The words of the interface, in English where there are none in this language."""
    of_checkout = {"en": "first_dictionary/glossary/_strings.yml", "de": "second_dictionary/eintraege/_strings.yml"}
    known = language.partition("-")[0] if language.partition("-")[0] in of_checkout else "en"
    if _IN_WHEEL.is_dir():
        return (_IN_WHEEL / "strings" / f"{known}.yml").read_bytes()
    return (_CHECKOUT / "tests" / "cases" / of_checkout[known]).read_bytes()
