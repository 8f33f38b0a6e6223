"""Categories of another glossary → topics: those that are there, new ones, and lines for `_topics.yml`."""

import re
from collections.abc import Iterable, Mapping

from dictionary.contributing.yaml_writing import written
from dictionary.importing.draft import Draft
from dictionary.importing.naming import slug_for
from dictionary.model.entry import Named

_NOTHING = re.compile(r"(?m)^[ \t]*(?:\{\}|null|~)[ \t]*(#.*)?$")


def placed(drafts: Iterable[Draft], known: Mapping[str, Named], fallback: str) -> dict[str, str]:
    """Give every draft its topics; returns those that are new, key → name.

    Categories are one where only capitals tell them apart. `fallback` is the key or the name of the topic of terms
    that have none.
    """
    keys = {_folded(topic.name): key for key, topic in known.items()} | {_folded(key): key for key in known}
    new: dict[str, str] = {}
    unplaced: list[Draft] = []

    def key_of(name: str) -> str:
        folded = _folded(name)
        if folded not in keys:
            key = slug_for(name) or f"topic-{len(new) + 1}"
            if key not in known:
                new.setdefault(key, name)
            keys[folded] = key
        return keys[folded]

    for draft in drafts:
        topics = tuple(dict.fromkeys(map(key_of, draft.topics)))
        if not topics:
            only = next(iter(known)) if len(known) == 1 else ""
            topics = (key_of(fallback or only or "glossary"),)
            unplaced.append(draft)
        draft.values["topics"] = topics
    if unplaced:
        many = f"and {len(unplaced) - 1:,} more " if len(unplaced) > 1 else ""
        unplaced[0].note(
            "topic", f"{many}went to {unplaced[0].values['topics'][0]}. Give them topics, or name that one well."
        )
    return new


def with_topics(text: str, new: Mapping[str, str]) -> str:
    """The file of topics with new ones at its end; every other byte stays."""
    if not new:
        return text
    text = _NOTHING.sub(lambda match: match[1] or "", text)
    if text and not text.endswith("\n"):
        text += "\n"
    return text + "".join(f"{written(key)}:\n  name: {written(name)}\n" for key, name in new.items())


def _folded(name: str) -> str:
    return " ".join(re.sub(r"[-_\s]+", " ", name).casefold().split())
