"""Which label of its entry a listed form is a form of: the one that is written most like it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

_COMPARED = 4
"""Neighbors on each side, in the order of beginnings and in that of endings: what is alike stands near."""
_LEAST_LIKENESS = 0.3
_BETWEEN_WORDS = re.compile(r"[\s\-\u2010\u2011]+")


def labels_of_forms(forms: Sequence[str], labels: Sequence[str]) -> Iterator[str]:
    """For each form its label: *curricula vitae* belongs to *curriculum vitae* and not to *CV*.

    `labels` are the headword and the aliases, in this order. An inflection has as many words as
    its label, and they begin alike one by one; a form that is like no alias belongs to the
    headword (*laid off* to *layoff*, *made redundant* to *redundancy* and not to *redundant*).
    Linear in what is written.
    """
    if not forms:
        return
    words = {label: _words(label) for label in labels}
    ahead = sorted((" ".join(parts), label) for label, parts in words.items())
    backward = sorted((text[::-1], label) for text, label in ahead)
    for form in forms:
        parts = _words(form)
        text = " ".join(parts)
        near = [labels[0], *_around(ahead, text), *_around(backward, text[::-1])]
        best = max(near, key=lambda label: _likeness(parts, words[label]))
        yield best if _likeness(parts, words[best]) >= _LEAST_LIKENESS else labels[0]


def _words(text: str) -> list[str]:
    return _BETWEEN_WORDS.split(text.lower())


def _around(ordered: list[tuple[str, str]], text: str) -> list[str]:
    place = bisect_left(ordered, (text, ""))
    return [label for _, label in ordered[max(0, place - _COMPARED) : place + _COMPARED]]


def _likeness(form: list[str], label: list[str]) -> float:
    """How much of two texts with as many words is the same, from 0 to 1."""
    if len(form) != len(label):
        return 0.0
    same = sum(_shared(one, other) for one, other in zip(form, label, strict=True))
    return 2 * same / (sum(map(len, form)) + sum(map(len, label)) or 1)


def _shared(one: str, other: str) -> int:
    """With how many equal characters two words begin."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
