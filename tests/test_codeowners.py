"""The file that says who is asked to review code."""

from pathlib import Path

import pytest

import codeowners
from builds import PROJECT


def test_owners_are_written_for_what_can_run_code(tmp_path: Path) -> None:
    assert codeowners.main(["@ada", "@example-org/developers", "ada@example.org"], tmp_path) == 0
    lines = (tmp_path / ".github" / "CODEOWNERS").read_text("utf-8").splitlines()
    assert lines[0].startswith("#")
    assert lines[1:] == [f"/{path} @ada @example-org/developers ada@example.org" for path in codeowners.OWNED]
    assert all((PROJECT / path).exists() for path in codeowners.OWNED)


@pytest.mark.parametrize("owner", ["ada", "@", "@a/b/c", "@a b", "a@b", "@a\n* @eve", "#", ""])
def test_what_is_no_owner_is_refused(owner: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert codeowners.main(["@ada", owner], tmp_path) == 2
    assert "neither" in capsys.readouterr().err
    assert not (tmp_path / ".github").exists()
