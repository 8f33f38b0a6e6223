"""What is left to do after a glossary was brought, as a list by kind that a person can tick off."""

from collections.abc import Iterable, Iterator, Mapping

from dictionary.importing.draft import Note

_KINDS = {
    "left-out": "Not brought: no entry can be made of these as they are",
    "definition": "Not brought: nothing says what these mean",
    "term": "Not brought: what stands here names no term",
    "page": "Pages that were not brought",
    "language": "In another language, and so not brought",
    "definition-short": "Definitions that are no sentence yet",
    "changed": "Shown without its markup, which an entry cannot hold",
    "field": "Fields that could not be kept",
    "senses": "Several meanings in one entry: look at their labels",
    "name-shared": "Other names that several terms have: they link nothing by themselves, and lead to a choice",
    "name-taken": "Other names that are entries of their own",
    "name": "Other names that cannot be one",
    "see-also": "“See also” that names no entry",
    "link": "Links that lead nowhere now: their words are kept",
    "picture": "Pictures, which entries do not hold",
    "shortcode": "Short codes of the other builder",
    "component": "Components of the other builder",
    "comment": "Comments in the source",
    "address": "Former addresses that cannot be kept",
    "topic": "Topics of terms that had none",
    "source": "Sources that could not be read",
    "source-check": "Sources whose publisher was guessed",
    "left": "Fields that have no place in an entry",
    "stub": "Stubs: what a published entry needs is not all there",
}
"""Kind → its heading, the most important first."""


def to_do_list(notes: Iterable[Note], heading: str) -> str:
    """Markdown, with a box for each thing; `heading` says where it all comes from."""
    by_kind: dict[str, list[Note]] = {kind: [] for kind in _KINDS}
    for note in notes:
        by_kind[note.kind].append(note)
    lines = [f"# {heading}", ""]
    for kind, found in by_kind.items():
        if found:
            lines += [f"## {_KINDS[kind]} ({len(found)})", ""]
            lines += [f"- [ ] {line}" for line in _lines(found)]
            lines += [""]
    return "\n".join(lines)


def counted(notes: Iterable[Note]) -> Mapping[str, int]:
    """Heading → how many, in the order of the list."""
    found = [note.kind for note in notes]
    return {heading: found.count(kind) for kind, heading in _KINDS.items() if kind in found}


def _lines(notes: Iterable[Note]) -> Iterator[str]:
    """One for each note; what is said of several terms in the same words is said once."""
    by_text: dict[str, list[Note]] = {}
    for note in notes:
        by_text.setdefault(" ".join(note.text.split()), []).append(note)
    for text, found in by_text.items():
        if len(found) == 1:
            yield f"**{found[0].term}** ({found[0].place}): {text}"
        else:
            yield f"{text} — {', '.join(f'**{note.term}** ({note.place})' for note in found)}"
