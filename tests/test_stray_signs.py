"""Signs left at the ends of texts; the form must pass the same cases (`tests/browser/test_form_checks.py`)."""

from pathlib import Path

import pytest
import yaml

from dictionary.checking.stray_signs import without_strays

CASES: list[tuple[str, str]] = yaml.safe_load((Path(__file__).parent / "cases" / "stray_signs.yml").read_text("utf-8"))


@pytest.mark.parametrize(("text", "kept"), CASES)
def test_what_is_left(text: str, kept: str) -> None:
    assert without_strays(text) == kept
