"""Files of a new site are written as any file is, only sooner."""

from pathlib import Path

import pytest

from dictionary.running.new_files import NewFiles


def test_files_stand_where_they_belong(tmp_path: Path) -> None:
    site = NewFiles(tmp_path)
    files = {"a.json": b"{}", "b/index.html": b"", "b/c/d.bin": bytes(range(256)) * 9_000, "b/c/é.txt": b"\r\n"}
    for path, data in files.items():
        site.write(path, data)
    assert {path: (tmp_path / path).read_bytes() for path in files} == files


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    site = NewFiles(tmp_path)
    site.write("a", b"a longer text")
    site.write("a", b"short")
    assert (tmp_path / "a").read_bytes() == b"short"


def test_permissions_are_those_of_any_new_file(tmp_path: Path) -> None:
    NewFiles(tmp_path).write("new", b"")
    (tmp_path / "usual").write_bytes(b"")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OSError, match="file"):
        NewFiles(tmp_path).write("file/below", b"")
