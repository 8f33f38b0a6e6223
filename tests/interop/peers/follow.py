"""Runs in an environment with programs of others: follows a feed, learns the words; prints what came of it as JSON.

python follow.py SITE [LATER-DECK]
"""

import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import feedparser
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest


def main() -> None:
    """The feed by feedparser, the deck imported twice by Anki."""
    site, *later = map(Path, sys.argv[1:])
    print(json.dumps({"feed": feed(site / "feed.xml"), "anki": deck(site / "downloads" / "entries.apkg", later)}))


def feed(file: Path) -> dict[str, object]:
    """What a feed reader finds in the file."""
    found = feedparser.parse(file.read_bytes())
    return {
        "bozo": bool(found.bozo),
        "version": found.version,
        "title": found.feed.title,
        "self": [link.href for link in found.feed.links if link.rel == "self"],
        "entries": [
            {
                "id": each.id,
                "title": each.title,
                "link": each.link,
                "updated": list(each.updated_parsed[:3]),
                "html": each.content[0].value,
            }
            for each in found.entries
        ],
    }


def deck(package: Path, later: Sequence[Path]) -> dict[str, object]:
    """What Anki has after one import, after the same again, and after that of a later deck."""
    with tempfile.TemporaryDirectory() as folder:
        collection = Collection(str(Path(folder) / "collection.anki2"))
        try:
            first, second = imported(collection, package), imported(collection, package)
            found = {"first": first, "second": second}
            if later:
                found["later"] = imported(collection, later[0])
            cards = [collection.get_card(card) for card in collection.find_cards("")]
            shown = {card.note().fields[0]: card.answer() for card in cards}
            sounds = [tag for card in cards for tag in (*card.question_av_tags(), *card.answer_av_tags())]
            decks = [each.name for each in collection.decks.all_names_and_ids(skip_empty_default=True)]
        finally:
            collection.close()
    return {**found, "answers": shown, "sounds": len(sounds), "decks": decks}


def imported(collection: Collection, package: Path) -> dict[str, int]:
    """How many notes were new, changed, or known already, and how many cards there are then."""
    options = ImportAnkiPackageOptions()
    log = collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(package), options=options)).log
    return {
        "new": len(log.new),
        "updated": len(log.updated),
        "known": len(log.duplicate),
        "refused": len(log.conflicting)
        + len(log.first_field_match)
        + len(log.missing_notetype)
        + len(log.missing_deck),
        "cards": collection.card_count(),
    }


if __name__ == "__main__":
    main()
