"""What the braces of each interface string may hold: `{count}` in `browse_count`, say.

A test compares the table with what templates, code and browser scripts fill in.
"""

import re
from collections.abc import Iterator
from typing import Literal

from dictionary.model.wordings import BRACES, STRINGS

PLACEHOLDERS = {
    "added": "date",
    "also_means": "label",
    "api_begin": "link",
    "api_license_text": "license",
    "articles": "headword",
    "browse_by_letter": "count",
    "book_cover": "name",
    "browse_count": "count",
    "contributors": "names",
    "change_added": "headword",
    "change_meaning": "headword",
    "change_moved": "headword",
    "change_renamed": "before headword",
    "change_retired": "headword",
    "change_returned": "headword",
    "change_successor": "headword",
    "cite_date": "month day year",
    "copy_named": "name",
    "date": "month day year",
    "edition_of": "date",
    "embedding_license_text": "license",
    "embedding_script_fixed": "version",
    "embedding_shown": "word",
    "embedding_theme_contrast": "ratio",
    "embedding_theme_contrast_low": "ratio",
    "embedding_theme_sample": "link",
    "embedding_unknown": "word",
    "feed_title": "name",
    "filter_none": "word",
    "filter_other": "count",
    "filter_outside_other": "count",
    "form_continue": "host",
    "form_continue_next": "host",
    "form_continue_one_text": "host",
    "form_draft_left": "place",
    "form_draft_taken": "place",
    "form_endpoint_next": "host",
    "form_explained": "word link change",
    "form_guide_definition": "most",
    "form_host_change": "host",
    "form_host_new": "host",
    "form_known": "word link change",
    "form_mended": "field",
    "form_no_entry": "word",
    "form_send_refused": "message",
    "form_similar": "links",
    "form_summary": "fields",
    "form_title_change": "headword",
    "form_title_comment": "headword",
    "form_title_new": "headword",
    "form_title_page_change": "headword",
    "license": "license",
    "lookup_all": "word",
    "lookup_apart": "one other",
    "lookup_meanings": "word",
    "letter_description": "first last",
    "letter_title": "letter",
    "lookup_near": "word",
    "lookup_other": "count",
    "lookup_propose": "word",
    "lookup_wanted": "word",
    "mail_body": "page",
    "map_title": "headword",
    "mentioned_in_section": "section",
    "mentioned_more_one": "count",
    "mentioned_more_other": "count",
    "offline_note": "date",
    "one_page_title": "name",
    "question_countable": "with_article headword",
    "question_other": "headword with_article",
    "question_plural": "headword with_article",
    "question_uncountable": "headword with_article",
    "reading_time_one": "count",
    "reading_time_other": "count",
    "redirect_text": "label headword",
    "redirect_title": "label headword",
    "reply_opened": "headword link",
    "reply_refused": "headword link",
    "reply_touched": "headword link",
    "retired_replaced": "link",
    "reviewed": "date",
    "search_none": "word",
    "search_other": "count",
    "signpost_description": "label",
    "signpost_intro": "label",
    "signpost_title": "label",
    "topic_count_one": "count",
    "topic_count_other": "count",
    "wanted_count_one": "count",
    "wanted_count_other": "count",
    "wanted_here_one": "count",
    "wanted_here_other": "count",
}
"""Key → the names that are filled in, the usual one first; other strings have none."""
# Written out where the number is one, or one of two names is enough.
_OPTIONAL = re.compile(r"question_|.*_one$|check_")

Fault = tuple[Literal["unknown", "missing", "stray"], str]


def placeholders_of(key: str) -> list[str]:
    """What the braces of a string may hold, the usual name first."""
    if key in STRINGS:
        return list(dict.fromkeys(BRACES.findall(STRINGS[key])))
    return PLACEHOLDERS.get(key, "").split()


def faults(key: str, text: str) -> Iterator[Fault]:
    """What is wrong with the braces of a string: names that nothing fills in, names left out, single braces."""
    known = placeholders_of(key)
    written = BRACES.findall(text)
    for name in dict.fromkeys(written):
        if name not in known:
            yield "unknown", name
    if brace := re.search(r"[{}]", BRACES.sub("", text)):
        yield "stray", brace[0]
    missing = [name for name in known if name not in written]
    if _OPTIONAL.match(key):
        missing = known[:1] if key.startswith("question_") and not set(written) & set(known) else []
    for name in missing:
        yield "missing", name
