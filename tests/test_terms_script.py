"""Releases of `terms.js`: small, never changed, offered at their addresses."""

import gzip
import hashlib
import json

from builds import Built
from dictionary.exports import terms_script

RELEASED = {
    "1.0.0": "sha384-o/jHPtQ/nyisjwdkMPil0LGBT8yZt5VsPT02PVAMaZns14KqJGblQWCmj1ROGMco",
}
"""Pages name these hashes: a release that was published never changes, and none goes away."""
MOST = 5_000
"""Bytes, gzipped: everything that a page of others has to load before somebody points at a link."""


def test_releases_never_change() -> None:
    found = {version: terms_script.integrity(text) for version, text in terms_script.releases().items()}
    assert found == RELEASED


def test_the_script_is_small() -> None:
    script = terms_script.releases()[terms_script.newest()]
    assert len(gzip.compress(script, 9, mtime=0)) <= MOST
    # Pages and servers that name no encoding read it as they like.
    assert script.isascii()


def test_they_stand_at_their_addresses(with_directory_urls: Built) -> None:
    site = with_directory_urls
    for version, text in terms_script.releases().items():
        assert (site.site / f"v{version}" / "terms.js").read_bytes() == text
    newest = terms_script.releases()[terms_script.newest()]
    assert (site.site / "v1" / "terms.js").read_bytes() == newest


def test_every_entry_has_a_card_and_so_has_every_former_address(second_dictionary: Built) -> None:
    folder = second_dictionary.site / "api" / "v1" / "cards"
    cards = {path.stem: json.loads(path.read_text("utf-8"))["result"] for path in folder.glob("*.json")}
    assert cards.keys() >= set(second_dictionary.slugs)
    for slug in second_dictionary.slugs:
        entry = json.loads((folder.parent / "entries" / f"{slug}.json").read_text("utf-8"))["result"]
        if entry["status"] != "retired":
            assert (cards[slug]["headword"], cards[slug]["definition"]) == (entry["headword"], entry["definition"])
    former = cards.keys() - set(second_dictionary.slugs)
    assert former
    for slug in former:
        moved = json.loads((folder.parent / "entries" / f"{slug}.json").read_text("utf-8"))["result"]
        assert cards[slug] == cards[moved["redirect_to"]]


def test_the_hash_is_that_of_the_specification() -> None:
    assert terms_script.integrity(b"") == "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb"
    assert hashlib.sha384(b"").digest_size == 48
