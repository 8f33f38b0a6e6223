"""What is wrong with entries that could be read: each alone, and all together.

Checks yield findings that name a field; `problems_in` turns them into problems with a
line and column. Codes are tabled in `problems.py`.
"""

import difflib
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from dictionary import explicit_links, sentences
from dictionary.addresses import Addresses
from dictionary.alphabet import is_slug
from dictionary.entry import Dictionary, Entry
from dictionary.fields import forbidden
from dictionary.folding import fold_label
from dictionary.problems import FieldPath, Problem
from dictionary.reading import locate
from dictionary.term_index import Claim, TermIndex, claims_of
from dictionary.inflections import Inflector
from dictionary.walking import texts

MOST_DEFINITION_WORDS = 30
EXPLANATION_WORDS = (120, 300)
SEE_ALSO = (2, 5)
_REQUIRED_TO_PUBLISH = (
    "pos",
    "definition",
    "explanation",
    "examples",
    "sources",
    "see_also",
    "reviewed",
    "contributors",
)
_AT_MOST = {"examples": 3, "steps": 8, "tips": 5, "mistakes": 5, "see_also": SEE_ALSO[1]}


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem that names a field of an entry instead of a line."""

    entry: Entry
    field: FieldPath
    code: str
    name: str
    message: str
    fix: str
    replacement: str | None = None


def problems_in(findings: Iterator[Finding], read: Callable[[str], str]) -> Iterator[Problem]:
    """Findings with their places. `read` gives the text of a file by its path."""
    for finding in findings:
        yield Problem(
            path=finding.entry.path,
            position=locate(read(finding.entry.path), finding.field),
            code=finding.code,
            name=finding.name,
            message=finding.message,
            fix=finding.fix,
            replacement=finding.replacement,
        )


def check(
    dictionary: Dictionary, index: TermIndex, addresses: Addresses, inflector: Inflector
) -> Iterator[Finding]:
    """All findings. Linear in the size of the dictionary."""
    for entry in dictionary.entries.values():
        yield from check_fields(entry)
        yield from check_style(entry, inflector)
        yield from check_markdown(entry, index)
        yield from check_references(entry, dictionary)
    yield from check_labels(dictionary, index)
    for clash in addresses.clashes:
        yield Finding(
            clash.entry,
            clash.field,
            "E306",
            "address-taken",
            f'The address "{clash.slug}" belongs to {clash.owner} already.',
            "change or remove one of the two.",
        )


def check_fields(entry: Entry) -> Iterator[Finding]:
    """Fields that the status asks for, counts, and fields that exclude or need each other."""
    needed: tuple[str, ...] = _REQUIRED_TO_PUBLISH if entry.status == "published" else ()
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
                f'add a line "{name}: …"' + ("" if name == "definition" else ", or write status: stub."),
            )
    if entry.status == "retired" and not entry.replaced_by:
        yield Finding(
            entry,
            ("status",),
            "E210",
            "retired-without-successor",
            "A retired entry must say where readers should go.",
            'add a line "replaced_by: …" with the name of an entry.',
        )
    for name, most in _AT_MOST.items():
        if len(getattr(entry, name)) > most:
            yield Finding(
                entry,
                (name, most),
                "E209",
                "too-many",
                f'"{name}" has more than {most} items.',
                "keep the most useful ones.",
            )
    if entry.status == "published" and len(entry.see_also) == 1:
        yield Finding(
            entry, ("see_also",), "E209", "too-few", '"see_also" needs two entries at least.', "add another one."
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
    seen: set[str] = set()
    for number, sense in enumerate(entry.senses):
        if not is_slug(sense.id) or sense.id in seen:
            yield Finding(
                entry,
                ("senses", number, "id"),
                "E210",
                "sense-id",
                f'"{sense.id}" cannot be the id of a sense, or is used twice.',
                "use lower-case letters, digits and hyphens, a different id for each sense.",
            )
        seen.add(sense.id)
    for number, slug in enumerate(entry.redirect_from):
        if not is_slug(slug):
            yield Finding(
                entry,
                ("redirect_from", number),
                "E210",
                "not-an-address",
                f'"{slug}" cannot be an address.',
                "use lower-case letters, digits and hyphens.",
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


def check_style(entry: Entry, inflector: Inflector) -> Iterator[Finding]:
    """The rules for definitions, and advice on length."""
    definitions = [(("definition",), entry.definition)] if entry.definition else []
    definitions += [(("senses", number, "definition"), s.definition) for number, s in enumerate(entry.senses)]
    labels = [fold_label(claim.label) for claim in claims_of(entry, inflector)]
    for field, definition in definitions:
        words = len(definition.split())
        if words > MOST_DEFINITION_WORDS:
            yield Finding(
                entry,
                field,
                "E402",
                "definition-too-long",
                f"The definition has {words} words; {MOST_DEFINITION_WORDS} is the most.",
                "keep what kind of thing it is and what sets it apart; move the rest to the explanation.",
            )
        if len(sentences.split(definition)) != 1:
            yield Finding(
                entry,
                field,
                "E401",
                "definition-not-one-sentence",
                "A definition is one sentence.",
                "keep the first; move the rest to the explanation.",
            )
        if not definition.rstrip("\"'”’)").endswith((".", "。", "।")):
            yield Finding(
                entry,
                field,
                "E405",
                "definition-without-period",
                "The definition does not end with a period.",
                "end it with a period.",
            )
        if "[[" in definition or "](" in definition or "://" in definition or "**" in definition:
            yield Finding(
                entry,
                field,
                "E404",
                "definition-with-link",
                "A definition is plain text: it is shown where links cannot work.",
                "remove the link or the signs around it; other entries are linked by themselves.",
            )
        folded = f" {fold_label(definition)} "
        if not any(label.lower() in folded.lower() for label in labels):
            yield Finding(
                entry,
                field,
                "E403",
                "definition-without-headword",
                f'The definition does not contain "{entry.headword}".',
                "begin it with the headword and “is” or “means”.",
            )
    if entry.status == "published" and entry.explanation:
        words = len(entry.explanation.split())
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
        prose = sentences.split(" ".join(entry.explanation.split()))
        if words / len(prose) > 20:
            yield Finding(
                entry,
                ("explanation",),
                "W401",
                "long-sentences",
                f"Sentences have {words / len(prose):.0f} words on average; 20 is plenty.",
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
        for what, excerpt in forbidden(text):
            code, name, message, fix = _FORBIDDEN[what]
            yield Finding(entry, field, code, name, f"{message}: {excerpt}", fix)
        for link in explicit_links.in_text(text, index):
            if link.trouble == "unknown-target":
                fix_with = f"[[{link.candidates[0]}]]" if len(link.candidates) == 1 else None
                yield Finding(entry, field, "E301", "dead-reference", link.message, link.fix, fix_with)
            elif link.trouble:
                yield Finding(entry, field, "E307", "ambiguous-label", link.message, link.fix)


def check_references(entry: Entry, dictionary: Dictionary) -> Iterator[Finding]:
    """Entries and articles that an entry names: they exist, each once, not itself, and answer."""
    named: list[tuple[FieldPath, str]] = [(("see_also", n), slug) for n, slug in enumerate(entry.see_also)]
    named += [(("confusables", n, "entry"), c.entry) for n, c in enumerate(entry.confusables) if c.entry]
    named += [(("replaced_by",), entry.replaced_by)] if entry.replaced_by else []
    yield from _dead(entry, named, dictionary.entries.keys(), "entry")
    articles: list[tuple[FieldPath, str]] = [(("articles", n), slug) for n, slug in enumerate(entry.articles)]
    yield from _dead(entry, articles, dictionary.articles.keys(), "article")
    seen: set[tuple[object, str]] = set()
    for field, slug in (*named, *articles):
        if slug == entry.slug:
            yield Finding(
                entry, field, "E302", "self-reference", "The entry names itself here.", "name another one."
            )
        if (field[0], slug) in seen:
            yield Finding(entry, field, "E303", "named-twice", f'"{slug}" stands here twice.', "keep one.")
        seen.add((field[0], slug))
    for number, slug in enumerate(entry.see_also):
        other = dictionary.entries.get(slug)
        if other and other is not entry and entry.slug not in other.see_also and other.status == "published":
            yield Finding(
                entry,
                ("see_also", number),
                "W301",
                "one-way-see-also",
                f'"{slug}" does not name "{entry.slug}" in return.',
                f"add {entry.slug} to the see_also of {slug}, or choose another entry.",
            )


def _dead(
    entry: Entry, named: list[tuple[FieldPath, str]], known: Collection[str], what: str
) -> Iterator[Finding]:


    for field, slug in named:
        if slug not in known:
            close = difflib.get_close_matches(slug.lower().replace(" ", "-"), known, n=1, cutoff=0.6)
            yield Finding(
                entry,
                field,
                "E301",
                "dead-reference",
                f'There is no {what} "{slug}".',
                f"did you mean {close[0]}?" if close else "remove it, or add what it names.",
                close[0] if close else None,
            )


def check_labels(dictionary: Dictionary, index: TermIndex) -> Iterator[Finding]:
    """Labels that several entries claim: openly is an error, otherwise advice."""
    duplicates = Counter(fold_label(entry.headword) for entry in dictionary.entries.values())
    for entry in dictionary.entries.values():
        if duplicates[fold_label(entry.headword)] > 1:
            yield Finding(
                entry,
                ("headword",),
                "E304",
                "duplicate-headword",
                f'Another entry has the headword "{entry.headword}" as well.',
                "join the two entries, or make the headwords different.",
            )
    for term in index.contested():
        openly = [claim for claim in term.claims if claim.open]
        headwords_only = all(claim.kind == "headword" for claim in openly)
        if len({claim.slug for claim in openly}) > 1 and not headwords_only:
            for claim in openly:
                others = ", ".join(dict.fromkeys(c.slug for c in openly if c.slug != claim.slug))
                made = f' (from "{claim.of}")' if claim.kind == "inflection" else ""
                entry = dictionary.entries[claim.slug]
                yield Finding(
                    entry,
                    _field_of(claim, entry),
                    "E305",
                    "label-claimed-twice",
                    f'"{claim.label}"{made} is claimed by {others} too, so a link could be wrong.',
                    "write autolink: false next to it in every entry that claims it, or remove it from one.",
                )
        elif openly:
            claim = openly[0]
            entry = dictionary.entries[claim.slug]
            others = ", ".join(slug for slug in term.slugs if slug != claim.slug)
            yield Finding(
                entry,
                _field_of(claim, entry),
                "W302",
                "label-never-links",
                f'"{claim.label}" is claimed by {others} as well, so it never links by itself.',
                "write autolink: false next to it to say so.",
            )


def _field_of(claim: Claim, entry: Entry) -> FieldPath:
    """The field in which an entry makes a claim."""
    for name in ("aliases", "covers"):
        for number, labeled in enumerate(getattr(entry, name)):
            if labeled.text == claim.of and claim.of != entry.headword:
                return name, number
    if claim.kind == "form" and claim.label in entry.forms:
        return "forms", entry.forms.index(claim.label)
    return ("headword",)
