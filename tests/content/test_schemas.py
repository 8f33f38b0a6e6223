"""What editors need of this dictionary is up to date. A dictionary may do without: then it has no folder `schema`."""

import pytest

import schema
from builds import PROJECT


def test_schemas_and_the_lines_that_name_them_are_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    if not (PROJECT / "schema").is_dir():
        pytest.skip("this dictionary has no schemas for editors")
    assert schema.main(["--check"]) == 0, capsys.readouterr().out
