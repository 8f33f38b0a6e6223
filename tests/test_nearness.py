"""Which unknown names are known ones with a slip of the pen: `tests/cases/slips.yml`."""

from pathlib import Path

import pytest
import yaml

from dictionary.language.nearness import is_slip, surely

CASES = yaml.safe_load((Path(__file__).parent / "cases/slips.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("written", "meant"), CASES["slip"])
def test_a_slip_of_the_pen_is_one(written: str, meant: str) -> None:
    assert is_slip(written, meant)
    assert surely(written, [meant, "another"]) == meant


@pytest.mark.parametrize(("written", "meant"), CASES["question"])
def test_what_is_only_similar_is_none(written: str, meant: str) -> None:
    assert not is_slip(written, meant)
    assert surely(written, [meant]) is None


def test_where_nothing_is_similar_nothing_is_sure() -> None:
    assert surely("mentor", []) is None
