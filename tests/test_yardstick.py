"""A glossary linked by hand as a yardstick: take its links away, link automatically, count.

Counted are the links of each page to another entry whose words are a form of that entry's
headword or alias, each entry once a page, as the linker does.
"""

import re
from pathlib import Path

import yaml
from markdown import Markdown

from dictionary.language.folding import fold_label
from dictionary.linking.markdown_extension import DictionaryLinks, LinkContext
from dictionary.linking.mentions import PageLinks
from dictionary.linking.term_index import build_index, claims_of
from linking_cases import entry

YARDSTICK = Path(__file__).parent / "cases" / "yardstick" / "python-glossary.yml"
_LINK = re.compile(r"⟦([^|⟧]*)\|([^⟧]*)⟧")


def test_at_least_97_of_100_links_made_by_hand_come_back() -> None:
    content = yaml.safe_load(YARDSTICK.read_text(encoding="utf-8"))["entries"]
    entries = [entry({**fields, "grammar": "countable"}) for fields in content]
    index = build_index(entries)
    forms = {e.slug: {fold_label(claim.label).lower() for claim in claims_of(e)} for e in entries}
    wanted, missed = 0, []
    for fields in content:
        by_hand = {
            slug
            for shown, slug in _LINK.findall(fields["text"])
            if slug != fields["slug"] and fold_label(shown).lower() in forms[slug]
        }
        context = LinkContext(index, href=str, links=PageLinks(own=fields["slug"]))
        Markdown(extensions=[DictionaryLinks(context)]).convert(_LINK.sub(r"\1", fields["text"]))
        found = {mention.slug for mention in context.mentions}
        wanted += len(by_hand)
        missed += [f"{fields['slug']} -> {slug}" for slug in sorted(by_hand - found)]
    assert wanted >= 100
    assert 1 - len(missed) / wanted >= 0.97, missed
