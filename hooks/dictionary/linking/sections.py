"""The sections of an entry's page: their ids are stable, for other sites and `[[name#section]]` lead to them."""

import hashlib
from collections import Counter

from dictionary.language.slugs import slug_of
from dictionary.model.entry import Entry

SECTIONS = (
    "meanings",
    "covered",
    "steps",
    "what-to-say",
    "tips",
    "mistakes",
    "examples",
    "not-to-be-confused",
    "in-other-countries",
    "origin",
    "see-also",
    "more-on",
    "sources",
    "mentioned-in",
    "related",
)
"""Ids of the sections of an entry page, in their order."""

SENSE_ANCHOR = "sense-{}"
"""Anchor of a sense on its entry's page."""

_FIELD_OF = {
    "meanings": "senses",
    "covered": "covers",
    "steps": "steps",
    "what-to-say": "scripts",
    "tips": "tips",
    "mistakes": "mistakes",
    "examples": "examples",
    "not-to-be-confused": "confusables",
    "in-other-countries": "region_notes",
    "origin": "origin",
    "see-also": "see_also",
    "more-on": "articles",
    "sources": "sources",
}
# "mentioned-in" and "related" are made when all pages are done, so no page can count on them.


def sections_of(entry: Entry) -> frozenset[str]:
    """The ids to which a link to this entry's page may lead."""
    return frozenset(
        (
            *(id for id, field in _FIELD_OF.items() if getattr(entry, field)),
            *(SENSE_ANCHOR.format(sense.id) for sense in entry.senses),
            *covered_anchors(entry),
        )
    )


def covered_anchors(entry: Entry) -> tuple[str, ...]:
    """The ids of an entry's covered terms on its page, in their order: each once, and stable.

    Made from the term. One that has no letters, or the id of a term before it (`C`, `c`), gets a
    mark made from its text: so it stays the same whatever is added before it.
    """
    anchors: dict[str, None] = {}
    again: Counter[str] = Counter()
    for covered in entry.covers:
        slug = slug_of(covered.text)
        anchor = f"covers-{slug}"
        if not slug or anchor in anchors:
            mark = hashlib.sha256(covered.text.encode("utf-8", "replace")).hexdigest()
            anchor = f"covers-{slug}{'-' if slug else ''}{mark[:8]}"
        twice = anchor
        while anchor in anchors:  # the same term twice
            again[twice] += 1
            anchor = f"{twice}-again-{again[twice]}"
        anchors[anchor] = None
    return tuple(anchors)
