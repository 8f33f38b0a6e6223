"""The sections of an entry's page: their ids are stable, for other sites and `[[name#section]]` lead to them."""

from dictionary.language.alphabet import slug_of
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
)
"""Ids of the sections of an entry page, in their order."""

COVERED_ANCHOR = "covers-{}"
"""Anchor of a covered term on its entry's page."""
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
# "mentioned-in" is made when all pages are done, so no page can count on it.


def sections_of(entry: Entry) -> frozenset[str]:
    """The ids to which a link to this entry's page may lead."""
    return frozenset(
        (
            *(id for id, field in _FIELD_OF.items() if getattr(entry, field)),
            *(SENSE_ANCHOR.format(sense.id) for sense in entry.senses),
            *(COVERED_ANCHOR.format(slug_of(covered.text)) for covered in entry.covers),
        )
    )
