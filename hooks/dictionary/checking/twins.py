"""Labels that readers cannot tell apart: the same word in letters of another alphabet.

Such a label is never found by who types the word, links nothing, and can put a second entry
in the place of the first. What nobody can see at all is refused where files are read (E108).
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping

from dictionary.language.folding import fold_label
from dictionary.language.lookalikes import Mixed, is_of, mixed, skeleton
from dictionary.model.entry import Dictionary, Entry
from dictionary.model.findings import Finding
from dictionary.model.problems import FieldPath, shown


def check_twins(dictionary: Dictionary, scripts: Collection[str]) -> Iterator[Finding]:
    """Words that mix alphabets, and labels that look like one of another entry. Linear in the labels.

    `scripts` are those of the dictionary's language.
    """
    mixing: list[tuple[Entry, FieldPath, str, Mixed]] = []
    alike: defaultdict[str, list[tuple[Entry, FieldPath, str]]] = defaultdict(list)
    for entry in dictionary.entries.values():
        for field, label in _labels(entry):
            if found := mixed(label, scripts):
                mixing.append((entry, field, label, found))
            else:
                alike[skeleton(label)].append((entry, field, label))
    if mixing:
        labels = {fold_label(label) for entry in dictionary.entries.values() for _, label in _labels(entry)}
        yield from _mixing(mixing, labels)
    for members in alike.values():
        if len(members) > 1:
            yield from _twins(members, scripts)


def _mixing(members: list[tuple[Entry, FieldPath, str, Mixed]], labels: Collection[str]) -> Iterator[Finding]:
    for entry, field, label, found in members:
        # In the letters that are meant it may be a label that is there already: who decides that is a person.
        is_taken = fold_label(label.replace(found.word, found.mended)) in labels
        yield Finding(
            entry,
            field,
            "E325",
            "mixed-alphabets",
            f'"{shown(found.word)}" mixes two alphabets: its "{found.odd}" is a {found.script} letter '
            f"that looks like another one.",
            f'write "{shown(found.mended)}", all of it in one alphabet.',
            None if is_taken else found.mended,
            part=found.word,
        )


def _twins(members: list[tuple[Entry, FieldPath, str]], scripts: Collection[str]) -> Iterator[Finding]:
    """Of labels that look alike, those in unusual letters, each with one of another entry."""
    # What is written in the language's own letters is usual: in Russian that is the Cyrillic twin.
    own = {label for _, _, label in members if is_of(label, scripts)}
    odd = {label for _, _, label in members if label not in own}
    if not odd:
        # Of two Japanese words nobody knows which is the wrong one; of two Latin ones that with other letters.
        odd = {label for label in own if _is_changed(label)} if any(map(str.isascii, own)) else own
    elif not own:
        odd = {label for label in odd if _is_changed(label)}
    usual = {entry.slug: label for entry, _, label in members if label not in odd}
    anybody = {entry.slug: label for entry, _, label in members}
    of_usual, of_anybody = _unlike(usual), _unlike(anybody)
    for entry, field, label in members:
        if label not in odd:
            continue
        labels, others = (usual, of_usual) if any(slug != entry.slug for slug in usual) else (anybody, of_anybody)
        folded_one = fold_label(label).lower()
        other = next((slug for slug, folded in others if slug != entry.slug and folded != folded_one), None)
        if other:
            yield Finding(
                entry,
                field,
                "E326",
                "looks-like-another",
                f'"{shown(label)}" looks like "{shown(labels[other])}" of {other}, but is written with other letters.',
                "choose another word." if field == ("headword",) else "remove it, or choose another word.",
            )


def _unlike(labels: Mapping[str, str]) -> list[tuple[str, str]]:
    """Slugs and folded labels, of equal labels the first two: whoever looks for another one finds it at once."""
    found: list[tuple[str, str]] = []
    counts: Counter[str] = Counter()
    for slug, label in labels.items():
        folded = fold_label(label).lower()
        counts[folded] += 1
        if counts[folded] <= 2:
            found.append((slug, folded))
    return found


def _is_changed(label: str) -> bool:
    """Whether a label has letters that look like basic ones."""
    return not label.isascii() and skeleton(label) != " ".join(label.lower().replace("’", "'").split())


def _labels(entry: Entry) -> Iterator[tuple[FieldPath, str]]:
    yield ("headword",), entry.headword
    for number, alias in enumerate(entry.aliases):
        yield ("aliases", number, "text"), alias.text
    for number, covered in enumerate(entry.covers):
        yield ("covers", number, "text"), covered.text
    for number, form in enumerate(entry.forms):
        yield ("forms", number), form
