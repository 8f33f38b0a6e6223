"""Names where a file has keys: what people write in a form → the keys of fields, of their parts and of vocabularies."""

import re
from collections.abc import Collection, Mapping

from dictionary.contributing.single_texts import without_bullet

_BETWEEN = (re.compile(r"[^\w\s'’()-]+"), re.compile(r"[^\w\s'’()-]+|\band\b", re.IGNORECASE))
"""What people put between the names of a list, or behind the last; a name may hold the word that joins two."""
_PART = re.compile(r"(\s*(?:[-*•]\s+)?)\*{0,2}([^\W\d][^:：*\n]{0,60}?)\*{0,2}[ \t]?[:：](?!//)\*{0,2}[ \t]*(.*)")
_BEFORE_DASH = re.compile(r"(\s*)\*{0,2}([^\W\d][^-–—*\n]{0,60}?)\*{0,2} +[-–—]+ +(\S.*)")
_COUNTRIES = {
    **dict.fromkeys(("usa", "u.s.", "u.s.a.", "america", "united states of america"), "US"),
    **dict.fromkeys(("u.k.", "gb", "britain", "great britain"), "UK"),
}
"""What people write for two regions that nearly every dictionary of English has."""
_ARTICLE = re.compile(r"(?:an?|the)\s+", re.IGNORECASE)


def with_keys(text: str, names: Mapping[str, str]) -> str:
    """A list with the keys of a vocabulary, for what is written as its names or with other capitals.

    `names` maps each key to the name that readers see. What is neither stays as it is.
    """
    known = {_folded(name): key for key, name in names.items()} | {_folded(key): key for key in names}

    def key_of(part: str) -> str:
        return known.get(_folded(part), part.strip())

    lines = []
    for line in text.split("\n"):
        item = without_bullet(line)[0]
        key = key_of(item)
        ways = [[part for part in map(str.strip, between.split(item)) if part] for between in _BETWEEN]
        named = next((way for way in ways if all(key_of(part) in names for part in way)), item.split(","))
        lines.append(key if key in names else ", ".join(map(key_of, named)))
    return "\n".join(lines)


def with_keys_before(text: str, names: Mapping[str, str]) -> str:
    """Notes, each behind a key and a colon, with keys in place of names. What is neither stays as it is."""
    known = {_folded(name): key for key, name in names.items()}
    lines = []
    for line in text.split("\n"):
        before, colon, note = line.partition(":")
        # Signs of a list or stress around the name are not its own.
        key = known.get(_folded(without_bullet(before.replace("*", ""))[0])) if colon else None
        lines.append(f"{key}: {note.lstrip('* ')}" if key else line)
    return "\n".join(lines)


def with_part_keys(text: str, names: Mapping[str, str]) -> str:
    """Lines `part: value` with the keys of the parts, for what is written as their names or with signs round them.

    `names` maps each key to what the form calls the part.
    """
    known = {_folded(name): key for key, name in names.items()} | {_folded(key): key for key in names}
    lines = []
    for line in text.split("\n"):
        found = _PART.fullmatch(line)
        key = known.get(_folded(found[2])) if found else None
        lines.append(f"{found[1]}{key}: {found[3]}".rstrip() if found and key else line)
    return "\n".join(lines)


def without_label(text: str, labels: Collection[str]) -> str:
    """A text without the name of its own field before it: `Definition: A word is …`. Nothing else is taken off.

    The name may stand on a line of its own, or before a dash.
    """
    known = {_folded(label) for label in labels}
    first, end, rest = text.partition("\n")
    if rest.strip() and _folded(first.strip("*#: ")) in known:
        return rest.strip("\n")
    found = _PART.fullmatch(first) or _BEFORE_DASH.fullmatch(first)
    if not found or _folded(found[2]) not in known:
        return text
    return (found[1] + found[3] + end + rest if found[3] else rest).strip("\n") or text


def with_keys_in_parentheses(text: str, *vocabularies: Mapping[str, str]) -> str:
    """Names with what is said of them behind, `word (United Kingdom, short form)`, with keys in the parentheses.

    Each vocabulary maps keys to names. Parentheses that say anything else belong to the name.
    """
    known = {
        form: key for names in vocabularies for key, name in names.items() for form in (_folded(key), *_forms(name))
    }
    known |= {form: key for form, key in _COUNTRIES.items() if key in known.values()}
    lines = []
    for line in text.split("\n"):
        head, opening, tail = line.rstrip().rpartition(" (")
        pieces = [known.get(_folded(piece)) for piece in re.split(r"[,;/]|\band\b", tail.removesuffix(")"))]
        keys = [key for key in pieces if key]
        is_known = opening and tail.endswith(")") and len(keys) == len(pieces)
        lines.append(f"{head} ({', '.join(keys)})" if is_known else line)
    return "\n".join(lines)


def _forms(name: str) -> tuple[str, ...]:
    return _folded(name), _folded(_ARTICLE.sub("", name, count=1))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
