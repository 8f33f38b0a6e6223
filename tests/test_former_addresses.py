"""Former addresses of every make become names of files, or say why not; none leaves its folder."""

from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dictionary.linking.former_addresses import FormerAddress, NoAddress, parse


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("old", "old"),
        ("old_name", "old_name"),
        ("Old-Name", "Old-Name"),
        ("old.html", "old.html"),
        ("Old_Name.HTM", "Old_Name.HTM"),
        ("folder/old", "folder/old"),
        ("folder/old/", "folder/old"),
        ("a/b/c/old.html", "a/b/c/old.html"),
        ("old/index.html", "old"),
        ("r%C3%A9sum%C3%A9", "résumé"),
        ("re\u0301sume\u0301", "résumé"),
        ("old%20name", "old name"),
        ("v1.2", "v1.2"),
        ("導師", "導師"),
        ("C++", "C++"),
        ("-dash-", "-dash-"),
    ],
)
def test_what_can_be_a_former_address(text: str, path: str) -> None:
    assert parse(text) == FormerAddress(path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "cannot be an address"),
        ("/", "cannot be an address"),
        ("../old", "cannot be an address"),
        ("a/../../old", "cannot be an address"),
        ("..%2Fold", "cannot be an address"),
        ("%2e%2e/old", "cannot be an address"),
        ("./old", "cannot be an address"),
        ("a//b", "cannot be an address"),
        (".hidden", "cannot be an address"),
        ("old.", "cannot be an address"),
        ("old ", "cannot be an address"),
        ("old\n", "cannot be an address"),
        ("a\\b", "cannot be an address"),
        ("a*b", "cannot be an address"),
        ("con", "cannot be an address"),
        ("a/NUL.html", "cannot be an address"),
        (".html", "cannot be an address"),
        ("old.html/x", "cannot be an address"),
        ("x" * 101, "cannot be an address"),
        ("/".join("x" * 9), "cannot be an address"),
        ("/old", "does not begin below the dictionary"),
        ("https://example.org/old", "does not begin below the dictionary"),
        ("javascript:alert(1)", "does not begin below the dictionary"),
        ("old?id=5", "has a ? or #"),
        ("old#tips", "has a ? or #"),
        ("%E9", "is not written in UTF-8"),
        ("index", "the list of all entries"),
        ("Index.html", "the list of all entries"),
    ],
)
def test_what_cannot(text: str, said: str) -> None:
    found = parse(text)
    assert isinstance(found, NoAddress)
    assert said in found.message


PIECES = st.sampled_from([*"/.%\\:?#~ -_", "..", "%2e", "%2F", "%00", "index", ".html", "con", "é", "old", "Old"])


@given(st.lists(PIECES | st.text(max_size=3), max_size=12).map("".join))
def test_no_address_leaves_its_folder_on_any_system(text: str) -> None:
    found = parse(text)
    if isinstance(found, NoAddress):
        assert found.message and found.fix.endswith(".")
        return
    for kind in (PurePosixPath, PureWindowsPath):
        path = kind(found.path)
        assert not path.is_absolute() and not path.drive
        assert ".." not in path.parts and path.parts
        assert path.as_posix() == found.path
    assert parse(found.path) == found or "%" in found.path
    assert len(found.path.encode()) <= 900


@pytest.mark.parametrize(
    ("one", "other"), [("Old", "old"), ("old.html", "old"), ("OLD.HTM", "old/"), ("Straße", "STRASSE")]
)
def test_addresses_that_are_one_on_some_system_have_one_key(one: str, other: str) -> None:
    first, second = parse(one), parse(other)
    assert isinstance(first, FormerAddress) and isinstance(second, FormerAddress)
    assert first.key == second.key
