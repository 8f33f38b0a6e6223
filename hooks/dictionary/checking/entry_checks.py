"""What is wrong with one entry, whatever the others say: fields, definitions, Markdown.

Codes are tabled in `model/problems.py`.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from dictionary.language import sentences
from dictionary.language.alphabet import is_address, is_slug
from dictionary.language.characters import is_word_char, word_count
from dictionary.language.folding import fold_label
from dictionary.language.record import Language
from dictionary.linking import explicit_links
from dictionary.linking.fields import forbidden
from dictionary.linking.mentions import find_mentions
from dictionary.linking.term_index import TermIndex, build_index, claims_of
from dictionary.model.entry import Entry
from dictionary.model.findings import Finding
from dictionary.model.problems import FieldPath, shown
from dictionary.model.walking import texts

MOST_DEFINITION_WORDS = 30
EXPLANATION_WORDS = (120, 300)
MOST_WORDS_PER_SENTENCE = 20
REQUIRED_TO_PUBLISH = (
    "pos",
    "definition",
    "explanation",
    "examples",
    "sources",
    "see_also",
    "reviewed",
    "contributors",
)
AT_LEAST_TO_PUBLISH = {"see_also": 2}
AT_MOST = {"examples": 3, "steps": 8, "tips": 5, "mistakes": 5, "see_also": 5}


def check_fields(entry: Entry) -> Iterator[Finding]:
    """Fields that the status asks for, counts, and fields that exclude or need each other."""
    yield from _required(entry)
    yield from _counts(entry)
    yield from _together(entry)
    yield from _slugs(entry)


def _required(entry: Entry) -> Iterator[Finding]:
    needed: tuple[str, ...] = REQUIRED_TO_PUBLISH if entry.status == "published" else ()
    if entry.status != "published" and not entry.senses:
        needed = ("definition",)
    for name in needed:
        if not getattr(entry, name):
            yield Finding(
                entry,
                (),
                "E202",
                "field-missing",
                f'A {entry.status} entry needs the field "{name}".',
                f'add a line "{name}: …"' + ("." if name == "definition" else ", or write status: stub."),
            )
    if entry.legal and entry.status == "published" and not any(s.authority == "official" for s in entry.sources):
        yield Finding(
            entry,
            ("sources",),
            "E408",
            "legal-needs-official-source",
            "An entry about the law needs a source of a public authority.",
            "add a source with authority: official.",
        )


def _counts(entry: Entry) -> Iterator[Finding]:
    for name, most in AT_MOST.items():
        if len(getattr(entry, name)) > most:
            yield Finding(
                entry,
                (name, most),
                "E209",
                "too-many",
                f'"{name}" has more than {most} items.',
                "keep the most useful ones.",
            )
    for name, least in AT_LEAST_TO_PUBLISH.items():
        if entry.status == "published" and 0 < len(getattr(entry, name)) < least:
            yield Finding(
                entry,
                (name,),
                "E209",
                "too-few",
                f'"{name}" of a published entry needs {least} items at least.',
                "add another one.",
            )
    for name in ("topics", "region", "audience"):
        keys = getattr(entry, name)
        for number, key in enumerate(keys):
            if key in keys[:number]:
                yield Finding(entry, (name, number), "E303", "named-twice", f'"{key}" stands here twice.', "keep one.")


def _together(entry: Entry) -> Iterator[Finding]:
    if entry.status == "retired" and not entry.replaced_by:
        yield Finding(
            entry,
            ("status",),
            "E210",
            "retired-without-successor",
            "A retired entry must say where readers should go.",
            'add a line "replaced_by: …" with the name of an entry.',
        )
    if entry.replaced_by and entry.status != "retired":
        yield Finding(
            entry,
            ("replaced_by",),
            "E210",
            "successor-of-living-entry",
            "Only a retired entry is replaced by another one.",
            "write status: retired, or remove the line.",
        )
    for number, confusable in enumerate(entry.confusables):
        if (confusable.entry is None) == (confusable.term is None):
            yield Finding(
                entry,
                ("confusables", number),
                "E210",
                "entry-or-term",
                'Here must stand either "entry" or "term".',
                'write "entry" for a word that has an entry here, "term" for any other.',
            )
    for number, said in enumerate(entry.pronunciation):
        if not (said.ipa or said.respelling or said.note):
            yield Finding(
                entry,
                ("pronunciation", number),
                "E210",
                "pronunciation-without-sound",
                "This does not say how the word is pronounced.",
                'add "respelling", "ipa" or "note".',
            )


def _slugs(entry: Entry) -> Iterator[Finding]:
    seen: set[str] = set()
    for number, sense in enumerate(entry.senses):
        if not is_slug(sense.id) or sense.id in seen:
            yield Finding(
                entry,
                ("senses", number, "id"),
                "E210",
                "sense-id",
                f'"{shown(sense.id)}" cannot be the id of a sense, or is used twice.',
                "use lower-case letters, digits and hyphens, a different id for each sense.",
            )
        seen.add(sense.id)
    for number, slug in enumerate(entry.redirect_from):
        if not is_address(slug):
            yield Finding(
                entry,
                ("redirect_from", number),
                "E210",
                "not-an-address",
                f'"{shown(slug)}" cannot be an address.',
                "use lower-case letters, digits and hyphens.",
            )


_MARKUP = re.compile(r"\[\[|\]\(|\w+://|\*\*|`|(?<!\w)[*_](?=\w)|</?[a-zA-Z]")


def check_style(entry: Entry, language: Language) -> Iterator[Finding]:
    """The rules for definitions, and advice on the explanation."""
    if entry.definition:
        yield from _definition(entry, ("definition",), entry.definition, language)
    for number, sense in enumerate(entry.senses):
        yield from _definition(entry, ("senses", number, "definition"), sense.definition, language)
    if entry.status == "published" and entry.explanation:
        yield from _explanation(entry, entry.explanation, language)


def _definition(entry: Entry, field: FieldPath, definition: str, language: Language) -> Iterator[Finding]:
    words = word_count(definition)
    if words > MOST_DEFINITION_WORDS:
        yield Finding(
            entry,
            field,
            "E402",
            "definition-too-long",
            f"The definition has {words} words; {MOST_DEFINITION_WORDS} is the most.",
            "keep what kind of thing it is and what sets it apart; move the rest to the explanation.",
        )
    if len(sentences.split(definition, language.sentences)) != 1:
        yield Finding(
            entry,
            field,
            "E401",
            "definition-not-one-sentence",
            "A definition is one sentence.",
            "keep the first; move the rest to the explanation.",
        )
    if not sentences.ends_with_period(definition, language.sentences):
        yield Finding(
            entry,
            field,
            "E405",
            "definition-without-period",
            "The definition does not end with a period.",
            "end it with a period.",
        )
    if markup := _MARKUP.search(definition):
        yield Finding(
            entry,
            field,
            "E404",
            "definition-with-link",
            "A definition is plain text: it is shown where links cannot work.",
            "remove the link or the signs around it; other entries are linked by themselves.",
            part=markup[0],
        )
    if not _names(definition, entry, language):
        yield Finding(
            entry,
            field,
            "E403",
            "definition-without-headword",
            f'The definition does not contain "{shown(entry.headword)}".',
            "begin it with the headword and “is” or “means”.",
        )


def _names(definition: str, entry: Entry, language: Language) -> bool:
    """Whether a definition holds a label of its entry."""
    folded = fold_label(definition).lower()
    # The headword comes first, so that plurals are rarely made again here.
    if any(_holds(folded, fold_label(claim.label).lower()) for claim in claims_of(entry, language.inflector)):
        return True
    # Where a word begins and ends, the linker knows for every script; it takes longer.
    alone = build_index([replace(entry, not_in=())], language)
    return any(mention.term.claims for mention in find_mentions(definition, alone))


def _holds(text: str, label: str) -> bool:
    """Whether a folded text has a folded label as whole words."""
    start = text.find(label)
    while start >= 0:
        end = start + len(label)
        before = start > 0 and is_word_char(text[start - 1]) and is_word_char(label[0])
        behind = end < len(text) and is_word_char(text[end]) and is_word_char(label[-1])
        if not before and not behind:
            return True
        start = text.find(label, start + 1)
    return False


def _explanation(entry: Entry, explanation: str, language: Language) -> Iterator[Finding]:
    words = word_count(explanation)
    least, most = EXPLANATION_WORDS
    if not least <= words <= most:
        yield Finding(
            entry,
            ("explanation",),
            "W402",
            "explanation-length",
            f"The explanation has {words} words; {least} to {most} is the plan.",
            "say more of what it means for the reader, or less.",
        )
    mean = words / len(sentences.split(" ".join(explanation.split()), language.sentences))
    if mean > MOST_WORDS_PER_SENTENCE:
        yield Finding(
            entry,
            ("explanation",),
            "W401",
            "long-sentences",
            f"Sentences have {mean:.0f} words on average; {MOST_WORDS_PER_SENTENCE} is plenty.",
            "cut the longest in two.",
        )


_FORBIDDEN = {
    "html": ("E406", "raw-html", "HTML is shown as text here", "write it in Markdown, or put it in backticks."),
    "heading": ("E406", "heading", "Headings have no place in an entry", "make it a sentence, or bold."),
    "picture": ("E407", "picture", "Pictures have no place in an entry", "describe it in words."),
    "address": (
        "E407",
        "address-not-allowed",
        "A link must lead to a whole web address",
        "begin it with https://; write [[name]] for an entry.",
    ),
}


def check_markdown(entry: Entry, index: TermIndex) -> Iterator[Finding]:
    """What the Markdown of an entry must not hold, and where its `[[…]]` lead."""
    for field, text, written in texts(entry):
        if written.written not in ("block", "inline"):
            continue
        seen: Counter[str] = Counter()
        for what, excerpt in forbidden(text):
            code, name, message, fix = _FORBIDDEN[what]
            told = f"{message}: {shown(excerpt)}"
            yield Finding(entry, field, code, name, told, fix, part=excerpt, nth=seen[excerpt])
            seen[excerpt] += 1
        for link in explicit_links.in_text(text, index):
            part = f"[[{link.label}"
            if link.trouble == "unknown-target":
                mended = f"[[{link.candidates[0]}" if len(link.candidates) == 1 else None
                yield Finding(
                    entry, field, "E301", "dead-reference", link.message, link.fix, mended, part=part, nth=seen[part]
                )
            elif link.trouble:
                yield Finding(
                    entry, field, "E307", "ambiguous-label", link.message, link.fix, part=part, nth=seen[part]
                )
            seen[part] += 1
