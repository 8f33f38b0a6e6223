"""How typed words are compared with names, in Python; tests/browser/test_names.py asks the same of the browser."""

import pytest
import yaml

from builds import PROJECT
from dictionary.language.letters import typed

CASES = yaml.safe_load((PROJECT / "tests" / "cases" / "typed.yml").read_text("utf-8"))


@pytest.mark.parametrize(("text", "folded"), CASES)
def test_texts_are_compared_as(text: str, folded: str) -> None:
    assert typed(str(text)) == str(folded)
