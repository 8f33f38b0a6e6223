"""The rules for issue forms that no schema knows find what they are made for."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from form_rules import faults

CASES: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "cases" / "issue_forms.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES["wrong"], ids=lambda case: case["says"])
def test_a_fault_is_found(case: dict[str, str]) -> None:
    (found,) = faults(CASES["head"] + case["form"])
    assert case["says"] in found


@pytest.mark.parametrize("form", CASES["right"])
def test_a_right_form_has_none(form: str) -> None:
    assert faults(CASES["head"] + form) == []
