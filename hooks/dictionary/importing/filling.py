"""Records → the fields of their drafts: meanings, other names, sources, addresses. What no field takes is told."""

import re
from collections.abc import Mapping
from typing import get_args
from urllib.parse import urlsplit

from dictionary.contributing.pasted import cleaned
from dictionary.importing.draft import LINES, Draft, Resolver, listed_in, texts_in
from dictionary.importing.mapping import FieldMapping
from dictionary.importing.naming import is_short_for, slug_for
from dictionary.importing.records import Record
from dictionary.importing.texts import Converted, converted, first_paragraph, plain
from dictionary.language.folding import fold_label
from dictionary.language.languages import language as rules_of
from dictionary.language.sentences import split
from dictionary.linking.former_addresses import FormerAddress, parse
from dictionary.model.entry import Alias, Authority, PartOfSpeech, Sense, Source

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


def fill(draft: Draft, mapping: FieldMapping, resolve: Resolver, heads: Mapping[str, str], group: list[Draft]) -> None:
    draft.values["headword"] = draft.names.headword
    _meanings(draft, mapping, resolve, group)
    for member in group:
        _unused(draft, member.record, mapping)
        _other_names(draft, member, mapping, heads)
        _see_also(draft, member.record, mapping, resolve)
        _sources(draft, member.record, mapping)
        _addresses(draft, member.record, mapping)
        _small(draft, member.record, mapping, resolve)
    topics = [text for member in group for text in listed_in(member.record, mapping, "topics")]
    draft.topics = tuple(dict.fromkeys(plain(text) for text in topics if plain(text)))


def _meanings(draft: Draft, mapping: FieldMapping, resolve: Resolver, group: list[Draft]) -> None:
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


def _meaning(draft: Draft, member: Draft, mapping: FieldMapping, resolve: Resolver) -> tuple[str, str]:
    """Definition and explanation: the first sentence, and the whole text where it says more."""
    language = mapping.language
    marks = rules_of(language).sentences
    short = [_text(draft, member, text, resolve, language) for text in texts_in(member.record, mapping, "definition")]
    long = [_text(draft, member, text, resolve, language) for text in texts_in(member.record, mapping, "explanation")]
    expansions = [plain(text) for text in texts_in(member.record, mapping, "expansion")]
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


def _text(draft: Draft, member: Draft, source: str, resolve: Resolver, language: str) -> str:
    done: Converted = converted(cleaned(source, language), resolve, draft.slug)
    for kind, what in done.lost:
        draft.note(kind, what, member.record.place)
    return done.text


def _other_names(draft: Draft, member: Draft, mapping: FieldMapping, heads: Mapping[str, str]) -> None:
    record = member.record
    named: list[tuple[str, str]] = [(member.names.abbreviation, "abbreviation")] if member.names.abbreviation else []
    for target, kind in (("abbreviation", "abbreviation"), ("aliases", "synonym"), ("former", "former")):
        for text in (plain(each) for each in listed_in(record, mapping, target) if not each.startswith("/")):
            named.append((text, "abbreviation" if is_short_for(text, member.names.headword) else kind))
    named += [(plain(text), "synonym") for text in texts_in(record, mapping, "expansion")]
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


def _see_also(draft: Draft, record: Record, mapping: FieldMapping, resolve: Resolver) -> None:
    slugs: list[str] = list(draft.values.get("see_also", ()))
    for text in listed_in(record, mapping, "see_also"):
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
    for text in (part.strip() for value in texts_in(record, mapping, "sources") for part in LINES.split(value)):
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
    old = [*texts_in(record, mapping, "id"), *record.addresses]
    old += [text for text in listed_in(record, mapping, "aliases") if text.startswith("/")]
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


def _small(draft: Draft, record: Record, mapping: FieldMapping, resolve: Resolver) -> None:
    if examples := [
        plain(text) for value in texts_in(record, mapping, "examples") for text in LINES.split(value) if plain(text)
    ]:
        draft.values["examples"] = tuple(dict.fromkeys((*draft.values.get("examples", ()), *examples)))
    for text in texts_in(record, mapping, "pos"):
        kind = _KINDS.get(text) or _KINDS.get(text.casefold().rstrip("."))
        if kind in get_args(PartOfSpeech):
            draft.values["pos"] = kind
        else:
            draft.note("left", f"{mapping.of('pos')[0]}: {text}", record.place)
    for text in texts_in(record, mapping, "origin"):
        draft.values["origin"] = plain(converted(text, resolve, draft.slug).text)
    if people := [plain(text) for text in listed_in(record, mapping, "contributors") if plain(text)]:
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
