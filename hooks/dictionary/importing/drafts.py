"""Records of another glossary → drafts of entries, each with what is left to do about it. Reads and writes nothing."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, get_args
from urllib.parse import urlsplit

from dictionary.contributing.pasted import cleaned
from dictionary.importing.mapping import FieldMapping, target_of
from dictionary.importing.naming import Names, is_short_for, names_of, slug_for
from dictionary.importing.records import Fault, Place, Progress, Record, RefusedError
from dictionary.importing.texts import Converted, converted, first_paragraph, plain
from dictionary.language.folding import fold_label
from dictionary.language.languages import language as rules_of
from dictionary.language.sentences import split
from dictionary.linking.former_addresses import FormerAddress, parse
from dictionary.model.entry import Alias, Authority, PartOfSpeech, Sense, Source

_PARTS = re.compile(r"[;|\n]|(?<=\S), (?=\S)")
_LINES = re.compile(r"[;|\n]")
_MARKDOWN_LINK = re.compile(r"\[([^\[\]]*)\]\((\S+?)\)")
_ADDRESS = re.compile(r"https?://[^\s<>\"|;]+[^\s<>\"|;.,)]")
_OFFICIAL = re.compile(
    r"\.gov(?:\.\w\w)?$|\.gob\.\w\w$|\.gouv\.\w\w$|\.int$|\.mil$|\.go\.\w\w$|(?:^|\.)europa\.eu$|\.bund\.de$"
)
_ACADEMIC = re.compile(r"\.edu(?:\.\w\w)?$|\.ac\.\w\w$|(?:^|\.)doi\.org$")
_KINDS = {
    word: kind
    for kind, words in {
        "noun": "noun n substantive substantiv nomen nom sustantivo sostantivo substantivo rzeczownik 名詞 名词 اسم",
        "verb": "verb v verbe verbo werkwoord czasownik 動詞 动词 فعل",
        "adjective": "adjective adj adjektiv adjectif adjetivo aggettivo przymiotnik 形容詞 形容词 صفة",
        "adverb": "adverb adv adverbe adverbio avverbio advérbio przysłówek 副詞 副词",
        "phrase": "phrase expression phrasal idiom ausdruck",
    }.items()
    for word in words.split()
}
_EVERY = 1_000


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that a person should look at."""

    kind: str
    place: Place
    term: str
    text: str


@dataclass(slots=True)
class Draft:
    """An entry that is not written yet."""

    slug: str
    record: Record
    names: Names
    values: dict[str, Any] = field(default_factory=dict)
    topics: tuple[str, ...] = ()
    """Names of topics, as they were."""
    notes: list[Note] = field(default_factory=list)

    def note(self, kind: str, text: str, place: Place | None = None) -> None:
        """Remember what is left to do."""
        self.notes.append(Note(kind, place or self.record.place, self.names.whole, text))


@dataclass(frozen=True, slots=True)
class Standing:
    """What the dictionary holds already."""

    slugs: Collection[str] = frozenset()
    labels: Mapping[str, str] = field(default_factory=dict)
    """Folded label → the slug of its entry."""


@dataclass(slots=True)
class Drafted:
    """All drafts, and the terms that need none."""

    drafts: list[Draft]
    there: list[tuple[Draft, str]]
    """With the slug of the entry that explains the term already."""
    notes: list[Note]
    """About records of which no entry can be made."""


def drafted(records: Iterable[Record], mapping: FieldMapping, standing: Standing, say: Progress) -> Drafted:
    """Drafts in the order of the records. Raises `RefusedError` where two of them are about one term."""
    found = Drafted([], [], [])
    started: list[Draft] = []
    for record in records:
        if names := _named(record, mapping):
            started.append(Draft("", record, names))
        else:
            found.notes += _without_term(record, mapping)
    groups = _by_headword(started)
    merged = {id(draft): group for group in groups.values() for draft in group if len(group) > 1}
    taken = set(standing.slugs)
    first: list[Draft] = []
    for draft in started:
        label = fold_label(draft.names.headword)
        group = groups[label]
        if group[0] is not draft:
            draft.slug = group[0].slug
            continue
        if label in standing.labels:
            draft.slug = standing.labels[label]
            found.there.append((draft, draft.slug))
            continue
        draft.slug = _free(draft, mapping, taken)
        taken.add(draft.slug)
        first.append(draft)
    resolve = _Resolver(started, standing, mapping)
    heads = {fold_label(draft.names.headword): draft.slug for draft in started} | dict(standing.labels)
    for number, draft in enumerate(first, 1):
        group = merged.get(id(draft), [draft])
        _fill(draft, mapping, resolve, heads, group)
        if "definition" in draft.values or "senses" in draft.values:
            found.drafts.append(draft)
        else:
            _undefined(draft, mapping, found)
        if number % _EVERY == 0:
            say("Writing drafts", number)
    _close_shared_names(found.drafts, standing)
    return found


def _close_shared_names(drafts: list[Draft], standing: Standing) -> None:
    """A name that several entries have must not link by itself to one of them."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for draft in drafts:
        for alias in draft.values.get("aliases", ()):
            owners[fold_label(alias.text)].add(draft.slug)
    for label, slug in standing.labels.items():
        if label in owners:
            owners[label].add(slug)
    for draft in drafts:
        kept = []
        for alias in draft.values.get("aliases", ()):
            others = sorted(owners[fold_label(alias.text)] - {draft.slug})
            if others:
                draft.note("name-shared", f'"{alias.text}" is also a name of {", ".join(others)}.')
            kept.append(replace(alias, autolink=alias.autolink and not others))
        if kept:
            draft.values["aliases"] = tuple(kept)


def _named(record: Record, mapping: FieldMapping) -> Names | None:
    """The names of a record; an abbreviation is one where nothing else is."""
    term = next(iter(_texts(record, mapping, "term")), "")
    short = next(iter(_texts(record, mapping, "abbreviation")), "")
    if not term and short:
        long = next(iter(_texts(record, mapping, "expansion")), "")
        return Names(plain(long), plain(short)) if is_short_for(plain(short), plain(long)) else Names(plain(short))
    names = names_of(term)
    return names if any(map(str.isalnum, names.headword)) else None


def _without_term(record: Record, mapping: FieldMapping) -> Iterator[Note]:
    told = "; ".join(f"{name}: {text}" for name, texts in record.values.items() for text in texts)
    others = [name for name in record.values if name in mapping.other_languages and target_of(name) == "term"]
    kind = "language" if others else "term"
    yield Note(kind, record.place, plain(record.values[others[0]][0]) if others else "?", told)


def _by_headword(drafts: list[Draft]) -> dict[str, list[Draft]]:
    """Folded headword → its drafts: several where parentheses tell them apart. Refuses those that nothing does."""
    groups: defaultdict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        groups[fold_label(draft.names.headword)].append(draft)
    faults = []
    for group in groups.values():
        seen: dict[str, Draft] = {}
        for draft in group:
            other = seen.setdefault(fold_label(draft.names.qualifier) if draft.names.qualifier else "", draft)
            if other is not draft:
                message = f'"{draft.names.whole}" is here a second time; the first is at {other.record.place}.'
                fix = "keep one of the two, or tell them apart by a word in parentheses behind each."
                faults.append(Fault(draft.record.place, message, fix))
    if faults:
        raise RefusedError(*faults)
    return groups


def _free(draft: Draft, mapping: FieldMapping, taken: Collection[str]) -> str:
    """A name that no other entry has."""
    names = draft.names
    own = [
        text
        for text in (*_texts(draft.record, mapping, "id"), *draft.record.addresses)
        if "/" not in text and ":" not in text
    ]
    own = [text for text in own if not text.isdigit()]
    for slug in (slug_for(*own), slug_for(names.headword), slug_for(names.whole)):
        if slug and slug not in taken:
            return slug
    base = slug_for(names.headword, *own) or "term"
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"


class _Resolver:
    """What links and "see also" name → the slug of an entry."""

    def __init__(self, drafts: list[Draft], standing: Standing, mapping: FieldMapping) -> None:
        self._by_name: dict[str, str] = {}
        self._by_label: dict[str, str] = {}
        for draft in drafts:
            for name in (*draft.record.names, *_texts(draft.record, mapping, "id"), draft.slug):
                self._by_name.setdefault(name, draft.slug)
                self._by_name.setdefault(name.casefold(), draft.slug)
            written = plain(next(iter(_texts(draft.record, mapping, "term")), ""))
            for label in filter(None, (draft.names.headword, draft.names.whole, written)):
                self._by_label.setdefault(fold_label(label), draft.slug)
        for draft in drafts:
            others = [
                text
                for target in ("aliases", "abbreviation", "former")
                for text in _texts(draft.record, mapping, target)
            ]
            for label in (draft.names.abbreviation, *others):
                if label:
                    self._by_label.setdefault(fold_label(plain(label)), draft.slug)
        for label, slug in standing.labels.items():
            self._by_label.setdefault(label, slug)
        for slug in standing.slugs:
            self._by_name.setdefault(slug, slug)

    def __call__(self, target: str) -> str | None:
        target = target.strip()
        folded = fold_label(target)
        return (
            self._by_name.get(target)
            or self._by_name.get(target.casefold())
            or (self._by_label.get(folded) if folded else None)
            or self._by_name.get(slug_for(target))
        )


def _fill(
    draft: Draft, mapping: FieldMapping, resolve: _Resolver, heads: Mapping[str, str], group: list[Draft]
) -> None:
    draft.values["headword"] = draft.names.headword
    _meanings(draft, mapping, resolve, group)
    for member in group:
        _unused(draft, member.record, mapping)
        _other_names(draft, member, mapping, heads)
        _see_also(draft, member.record, mapping, resolve)
        _sources(draft, member.record, mapping)
        _addresses(draft, member.record, mapping)
        _small(draft, member.record, mapping, resolve)
    topics = [text for member in group for text in _listed(member.record, mapping, "topics")]
    draft.topics = tuple(dict.fromkeys(plain(text) for text in topics if plain(text)))


def _meanings(draft: Draft, mapping: FieldMapping, resolve: _Resolver, group: list[Draft]) -> None:
    if len(group) == 1:
        definition, explanation = _meaning(draft, draft, mapping, resolve)
        if definition:
            draft.values["definition"] = definition
        if explanation:
            draft.values["explanation"] = explanation
        if draft.names.qualifier:
            draft.values["pattern"] = draft.names.whole
        return
    senses, texts, ids = [], [], set()
    for number, member in enumerate(group, 1):
        definition, explanation = _meaning(draft, member, mapping, resolve)
        label = member.names.qualifier or str(number)
        id = slug_for(label) or f"sense-{number}"
        while id in ids:
            id = f"{id}-{number}"
        ids.add(id)
        if not definition:
            draft.note("definition", f'"{member.names.whole}" has none.', member.record.place)
            continue
        senses.append(Sense(id=id, label=label, definition=definition))
        texts += [f"**{member.names.whole}**\n\n{explanation}"] if explanation else []
    if senses:
        draft.values["senses"] = tuple(senses)
        draft.note("senses", f"Several meanings became one entry: {', '.join(sense.label for sense in senses)}.")
    if texts:
        draft.values["explanation"] = "\n\n".join(texts)


def _meaning(draft: Draft, member: Draft, mapping: FieldMapping, resolve: _Resolver) -> tuple[str, str]:
    """Definition and explanation: the first sentence, and the whole text where it says more."""
    language = mapping.language
    marks = rules_of(language).sentences
    short = [_text(draft, member, text, resolve, language) for text in _texts(member.record, mapping, "definition")]
    long = [_text(draft, member, text, resolve, language) for text in _texts(member.record, mapping, "explanation")]
    expansions = [plain(text) for text in _texts(member.record, mapping, "expansion")]
    texts = [text for text in (*short, *long) if text]
    if len(texts) > 1 and plain(texts[1]).startswith(plain(texts[0])):
        del texts[0]  # the longer one begins with it
    if not texts and expansions:
        if not member.names.abbreviation and not is_short_for(member.names.headword, expansions[0]):
            return expansions[0], ""
        draft.note("definition-short", "Its definition only says what it stands for. Write one full sentence.")
        return f"{member.names.abbreviation or member.names.headword}: {expansions[0].rstrip('.')}.", ""
    whole = "\n\n".join(dict.fromkeys(texts))
    paragraph = next((words for text in texts if (words := first_paragraph(text))), "")
    if not paragraph:
        return "", whole
    definition = next(iter(split(paragraph, marks)), paragraph)
    if definition == plain(whole) and not re.search(r"\[\[|\]\(|`", whole):
        whole = ""
    return definition, whole


def _text(draft: Draft, member: Draft, source: str, resolve: _Resolver, language: str) -> str:
    done: Converted = converted(cleaned(source, language), resolve, draft.slug)
    for kind, what in done.lost:
        draft.note(kind, what, member.record.place)
    return done.text


def _other_names(draft: Draft, member: Draft, mapping: FieldMapping, heads: Mapping[str, str]) -> None:
    record = member.record
    named: list[tuple[str, str]] = [(member.names.abbreviation, "abbreviation")] if member.names.abbreviation else []
    for target, kind in (("abbreviation", "abbreviation"), ("aliases", "synonym"), ("former", "former")):
        for text in (plain(each) for each in _listed(record, mapping, target) if not each.startswith("/")):
            named.append((text, "abbreviation" if is_short_for(text, member.names.headword) else kind))
    named += [(plain(text), "synonym") for text in _texts(record, mapping, "expansion")]
    aliases: list[Alias] = list(draft.values.get("aliases", ()))
    seen = {draft.names.headword.casefold(), *(alias.text.casefold() for alias in aliases)}
    folded = {fold_label(draft.names.headword), *(fold_label(alias.text) for alias in aliases)}
    for text, kind in named:
        if not text or text.casefold() in seen:
            continue
        seen.add(text.casefold())
        owner = heads.get(fold_label(text))
        if owner is not None and owner != draft.slug:
            draft.note("name-taken", f'"{text}" is an entry of its own: {owner}.', record.place)
        elif not any(map(str.isalnum, text)):
            draft.note("name", f'"{text}" has no letter or digit.', record.place)
        else:
            if fold_label(text) in folded:
                kind = "spelling"
            folded.add(fold_label(text))
            aliases.append(Alias(text=text, kind=kind))  # type: ignore[arg-type]  # one of the kinds above
    if aliases:
        draft.values["aliases"] = tuple(aliases)


def _see_also(draft: Draft, record: Record, mapping: FieldMapping, resolve: _Resolver) -> None:
    slugs: list[str] = list(draft.values.get("see_also", ()))
    for text in _listed(record, mapping, "see_also"):
        link = _MARKDOWN_LINK.fullmatch(text)
        wanted = (
            (link[2].rstrip("/").rpartition("/")[2], link[1], link[2])
            if link
            else (text, plain(text), text.strip("<>"))
        )
        slug = next((found for each in wanted if (found := resolve(each))), None)
        if slug is None:
            draft.note("see-also", f'"{text}" is no entry.', record.place)
        elif slug != draft.slug and slug not in slugs:
            slugs.append(slug)
    if slugs:
        draft.values["see_also"] = tuple(slugs)


def _sources(draft: Draft, record: Record, mapping: FieldMapping) -> None:
    sources: list[Source] = list(draft.values.get("sources", ()))
    for text in (part.strip() for value in _texts(record, mapping, "sources") for part in _LINES.split(value)):
        if not text:
            continue
        if link := _MARKDOWN_LINK.search(text):
            title, url = plain(link[1]), link[2]
        else:
            address = _ADDRESS.search(text)
            url = address[0] if address else ""
            title = plain(text.replace(url, "") if url else text).strip(" ,;:()-–—<>")
        url = url if _ADDRESS.fullmatch(url) else ""
        host = _host(url)
        if not (title or host):
            draft.note("source", text, record.place)
            continue
        sources.append(
            Source(title=title or _title_of(url), publisher=host or title, url=url or None, authority=_authority(host))
        )
        draft.note(
            "source-check",
            f"{title or url}: look at its title, its publisher and what kind of publisher it is.",
            record.place,
        )
    unique = {(source.title, source.url): source for source in sources}
    if unique:
        draft.values["sources"] = tuple(unique.values())


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _title_of(url: str) -> str:
    parts = urlsplit(url)
    last = parts.path.rstrip("/").rpartition("/")[2]
    words = re.sub(r"\.\w{2,5}$", "", last).replace("-", " ").replace("_", " ").strip()
    return words or _host(url)


def _authority(host: str) -> Authority:
    if _OFFICIAL.search(host):
        return "official"
    return "academic" if _ACADEMIC.search(host) else "commercial" if host.endswith(".com") else "professional"


def _addresses(draft: Draft, record: Record, mapping: FieldMapping) -> None:
    """Old names of files and ids, as they were, where they are no longer the address."""
    old = [*_texts(record, mapping, "id"), *record.addresses]
    old += [text for text in _listed(record, mapping, "aliases") if text.startswith("/")]
    kept: dict[str, str] = {}
    for text in old:
        former = parse(text.strip("/"))
        if not isinstance(former, FormerAddress):
            if text != draft.slug and not re.match(r"[a-z]+:", text):
                draft.note("address", f"{text} {former.message}.", record.place)
        elif former.key != draft.slug:
            kept.setdefault(former.key, former.path)
    if kept:
        draft.values["redirect_from"] = tuple(dict.fromkeys((*draft.values.get("redirect_from", ()), *kept.values())))


def _small(draft: Draft, record: Record, mapping: FieldMapping, resolve: _Resolver) -> None:
    if examples := [
        plain(text) for value in _texts(record, mapping, "examples") for text in _LINES.split(value) if plain(text)
    ]:
        draft.values["examples"] = tuple(dict.fromkeys((*draft.values.get("examples", ()), *examples)))
    for text in _texts(record, mapping, "pos"):
        kind = _KINDS.get(text) or _KINDS.get(text.casefold().rstrip("."))
        if kind in get_args(PartOfSpeech):
            draft.values["pos"] = kind
        else:
            draft.note("left", f"{mapping.of('pos')[0]}: {text}", record.place)
    for text in _texts(record, mapping, "origin"):
        draft.values["origin"] = plain(converted(text, resolve, draft.slug).text)
    if people := [plain(text) for text in _listed(record, mapping, "contributors") if plain(text)]:
        draft.values["contributors"] = tuple(dict.fromkeys((*draft.values.get("contributors", ()), *people)))


def _unused(draft: Draft, record: Record, mapping: FieldMapping) -> None:
    """Everything that no field of an entry takes."""
    terms = [name for name in mapping.of("term") if name in record.values]
    for name, texts in record.values.items():
        if name in mapping.other_languages:
            draft.note("language", f"{name}: {' | '.join(texts)}", record.at(name))
        elif name not in mapping.fields:
            same = [text for text in texts if text not in record.values.get(terms[0], ())] if terms else texts
            if same:
                draft.note("left", f"{name}: {' | '.join(texts)}", record.at(name))
        elif name in terms[1:] or (name in terms and len(texts) > 1):
            others = [text for text in texts if text != record.values[terms[0]][0]]
            if others:
                draft.note("left", f"{name}: {' | '.join(others)}", record.at(name))


def _undefined(draft: Draft, mapping: FieldMapping, found: Drafted) -> None:
    """A term that nothing explains is no entry; whatever else it has is told."""
    record = draft.record
    told = "; ".join(f"{name}: {' | '.join(texts)}" for name, texts in record.values.items())
    is_elsewhere = any(
        target_of(name) in ("definition", "explanation") for name in record.values if name in mapping.other_languages
    )
    found.notes.append(Note("language" if is_elsewhere else "definition", record.place, draft.names.whole, told))


def _texts(record: Record, mapping: FieldMapping, target: str) -> Iterator[str]:
    """The values of the fields that become this, the best field first."""
    for name in mapping.of(target):
        yield from record.values.get(name, ())


def _listed(record: Record, mapping: FieldMapping, target: str) -> list[str]:
    """The same, where one value may name several things."""
    pattern = _LINES if record.is_list else _PARTS
    return [part.strip() for text in _texts(record, mapping, target) for part in pattern.split(text) if part.strip()]
