"""Files as they were when nothing was wrong with them, kept while somebody writes.

One broken file must not hide what is done in the others: only what is broken is shown as it
was. A folder that is gone, or cannot be opened, counts for all that is in it.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace

from dictionary.reading.files import Files


def remembered(now: Files, broken: Collection[str], before: Files | None, glossary: str) -> Files:
    """What to keep for the next time: the files without problems, and of the broken ones what was kept of them."""
    mended = with_kept(now, broken, before, glossary)
    lost = {path for path in _paths(mended, glossary) if _is_broken(path, broken)}
    if before:
        lost -= _paths(before, glossary)
    return replace(
        mended,
        entries=_without(mended.entries, lost),
        pages=_without(mended.pages, lost),
        vocabularies={name: v for name, v in mended.vocabularies.items() if f"{glossary}/_{name}.yml" not in lost},
        strings=None if f"{glossary}/_strings.yml" in lost else mended.strings,
        wanted=None if f"{glossary}/_wanted.yml" in lost else mended.wanted,
        ledger=None if f"{glossary}/_ledger.yml" in lost else mended.ledger,
        problems=(),
    )


def with_kept(now: Files, broken: Collection[str], before: Files | None, glossary: str) -> Files:
    """The files as they are, but those that are broken as they were before, if they were there."""
    if not before:
        return now

    def is_kept(path: str) -> bool:
        return _is_broken(path, broken)

    def merged(new: Mapping[str, bytes], old: Mapping[str, bytes]) -> dict[str, bytes]:
        return dict(sorted({**new, **{path: data for path, data in old.items() if is_kept(path)}}.items()))

    vocabularies = {k: v for k, v in before.vocabularies.items() if is_kept(f"{glossary}/_{k}.yml")}
    # What is shown as it was may name a topic that has been taken away since then.
    former = before.former or before.vocabularies
    vocabularies = {**now.vocabularies, **vocabularies}
    is_needed = former != vocabularies and any(map(is_kept, (*before.entries, *before.pages)))
    keep_strings = before.strings is not None and is_kept(f"{glossary}/_strings.yml")
    return replace(
        now,
        entries=merged(now.entries, before.entries),
        pages=merged(now.pages, before.pages),
        vocabularies=vocabularies,
        former=former if is_needed else {},
        strings=before.strings if keep_strings else now.strings,
        wanted=before.wanted if is_kept(f"{glossary}/_wanted.yml") else now.wanted,
        ledger=before.ledger if is_kept(f"{glossary}/_ledger.yml") else now.ledger,
        problems=tuple(p for p in now.problems if not is_kept(p.path)),
    )


def _is_broken(path: str, broken: Collection[str]) -> bool:
    """Whether a problem was found in this file, or in a folder around it."""
    parts = path.split("/")
    return any("/".join(parts[:length]) in broken for length in range(1, len(parts) + 1))


def _paths(files: Files, glossary: str) -> set[str]:
    special = {f"{glossary}/_{name}.yml" for name in files.vocabularies}
    if files.strings is not None:
        special.add(f"{glossary}/_strings.yml")
    if files.wanted is not None:
        special.add(f"{glossary}/_wanted.yml")
    if files.ledger is not None:
        special.add(f"{glossary}/_ledger.yml")
    return {*files.entries, *files.pages, *special}


def _without(texts: Mapping[str, bytes], lost: Collection[str]) -> dict[str, bytes]:
    return {path: data for path, data in texts.items() if path not in lost}
