"""Made-up entries that are as large and as interlinked as real ones.

The same number and seed give the same files on every machine. An entry mentions five to ten
others: most anywhere in the dictionary, one in five among the best-known, as in real prose.
What it costs to build an entry must not depend on how many there are, so nothing here grows
with the number of entries but the number of files.
"""

import datetime
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice
from math import gcd
from typing import Any

import yaml

SEED = "dictionary"
BEST_KNOWN = 50
"""How many entries share one mention in five."""
MENTIONS = (5, 10)
ENTRIES_PER_ARTICLE = 100
NEIGHBORS = (1, 7)
"""Distances of the entries of *see also*, both ways: no reference is one-way."""


def _words(text: str) -> list[str]:
    return text.split()


_FIRST = _words(
    """
    annual blended casual central certified civic deferred direct distant early eastern entry-level external
    familiar federal final flexible formal founding general graduate group hidden honest hourly inner internal joint
    junior lateral layered linked local lower modern mutual national neutral open outer paid partial personal phased
    planned plain portable practical primary private public quiet regional remote reserve rolling rural seasonal
    second secure senior shared silent skilled special steady structured summer timed trusted upper urban verbal
    verified visiting voluntary weekly western winter written yearly
    """
)
_SECOND = _words(
    """
    absence access advice agency award board bonus budget campus candidate career chain channel circle client
    college community contact contract course craft credit culture degree desk employee exit factory family field
    garden guild harbor health hiring holiday housing income job kitchen labor leave library manager market member
    mentor mobility network notice office outreach partner pay pension portfolio program project quality record
    referral rest reward role salary school screening shift skill staff stock study supply talent task team tenure
    title trade training transfer travel union vacancy wage work workshop
    """
)
_LAST = _words(
    """
    account agreement allowance audit badge band benefit call ceiling certificate chart check claim clause code
    committee conversation cycle date day fair file form fund gap grade grant guide hour interview invitation letter
    level license limit list map meeting method model note offer order panel period permit plan point policy pool
    portal profile quota rate ratio reason report request review right round rule sample scale schedule scheme score
    season session sheet signal statement step summary survey table target term test tour track trial visit voucher
    window
    """
)
_CODE = "BCDFGHJKLMNPQRSTVWXZ"

_DEFINITIONS = (
    "{A} is an agreed way to settle what people at work may expect of each other before anything is signed.",
    "{A} is a short written record that says who asked for a change, when they asked and what was decided.",
    "{A} is a step between two stages of hiring in which both sides check what they were told so far.",
    "{A} is money, time or help that an employer gives on top of what the contract names.",
)
_OPENINGS = (
    "You usually hear about {a} from the person who will decide, a few days before it matters.",
    "Most people meet {a} for the first time when a letter arrives and an answer is due on Friday.",
    "Nobody explains {a} on the first day, so it helps to know what it looks like.",
)
_WITH_MENTION = (
    "It often comes after {b}, and the two are easy to mix up.",
    "If you have been through {b} before, the questions will sound familiar.",
    "Where there is {b}, ask first which of the two counts when they disagree.",
    "Some employers offer {b} instead, which may suit you better.",
    "Keep the papers of {b} together with it, because somebody will ask for both.",
    "A person who knows {b} well can tell you in five minutes what a handbook hides.",
    "The rules are close to those for {bs}, with one difference that matters later.",
    "You can say no, ask for {b}, or take a week to think about it.",
    "What people call {b} in one place may have quite another name elsewhere.",
    "Without {b}, the decision is made by whoever happens to be in the room.",
)
_PLAIN = (
    "Write down what was said on the same day, while you still remember the words.",
    "Ask who decides, by when, and what they will look at.",
    "The answer is rarely written on a website, and the person at the front desk may know it.",
    "Do not sign anything in the first hour, however friendly the room is.",
    "A polite question costs nothing and shows that you have read what they sent.",
    "If the date has passed, ask anyway; there is often a second list.",
    "Small employers do this by word of mouth, large ones by a form with a number.",
    "It is fine to bring notes and to read from them.",
    "Tell one person you trust what you decided, and why.",
    "Close with thanks, and with a date on which you will write again.",
)
_STEPS = (
    "Find out who is responsible and how they like to be asked.",
    "Read the last version and mark what has changed.",
    "Write three sentences that say what you want.",
    "Compare it with {b}, line by line.",
    "Ask for a day to think before you answer.",
    "Send a short thank-you note the same evening.",
)
_TIPS = (
    "Start with the easiest question. The hard one is easier to ask after it.",
    "Bring a copy of {b}, even if nobody asked for it.",
    "Say the number first if you know it, and stop talking.",
    "A quiet morning is a better time than a Friday afternoon.",
)
_MISTAKES = (
    "Waiting for a reminder that never comes.",
    "Taking {b} for granted because a friend got one.",
    "Agreeing on the phone and forgetting to ask for it in writing.",
)
_EXAMPLES = (
    "She asked for {a} before the summer and had it by autumn.",
    "After {a}, the whole team knew what the next year would bring.",
    "They had never heard of {a} until the second meeting.",
)
_DIFFERENCES = (
    "It comes later, and somebody else pays for it.",
    "It binds both sides; this one binds nobody.",
    "The two words are used for one thing in some places.",
)
_SITUATION = "Asking for it by email"
_SCRIPT = (
    "Good morning. I read the page you sent and have one question before I answer. Could you tell me "
    "who decides about {a}, and by when? I am glad to come by, or to talk on the phone."
)
_DAY = datetime.date(2026, 1, 5)


@dataclass(frozen=True, slots=True)
class Names:
    """The labels of one entry, different from those of all others."""

    slug: str
    headword: str
    aliases: tuple[str, ...]
    covers: tuple[str, ...]
    code: str | None
    """An abbreviation in capitals, for some."""


def entries(number: int, topics: Sequence[str], seed: str = SEED) -> Iterator[tuple[str, str]]:
    """File name and YAML text of every entry."""
    named = list(islice(_names(), number))
    for position in range(number):
        entry = _entry(position, named, topics, random.Random(f"{seed} {position}"))
        text = yaml.dump(entry, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=88)
        yield f"{named[position].slug}.yml", text


def articles(number: int, seed: str = SEED) -> Iterator[tuple[str, str]]:
    """File name and Markdown text of every article that belongs to `number` entries."""
    named = list(islice(_names(), number))
    for position in range(_articles_of(number)):
        yield f"{_article_slug(position)}.md", _article(position, named, random.Random(f"{seed} article {position}"))


def host_pages(number: int, entries: int, seed: str = SEED) -> Iterator[tuple[str, str]]:
    """File name and Markdown text of pages that mention `entries` entries as thickly as articles do."""
    named = list(islice(_names(), entries))
    for position in range(number):
        yield f"page-{position + 1}.md", _article(position, named, random.Random(f"{seed} host {position}"))


def _articles_of(number: int) -> int:
    return max(1, number // ENTRIES_PER_ARTICLE)


def _article_slug(position: int) -> str:
    return f"long-read-{position + 1}"


def _names() -> Iterator[Names]:
    labels = _labels()
    for position in count():
        headword = next(labels)
        aliases = tuple(next(labels) for _ in range(1 + position % 3))
        covers = tuple(next(labels) for _ in range(position % 2))
        code = _code(position) if position % 5 == 0 else None
        if position % 500 == 250:
            aliases = (f"{code}*{position}", *aliases)  # a sign that Markdown would read, as in O*NET
        yield Names(headword.replace(" ", "-"), headword, aliases, covers, code)


def _labels() -> Iterator[str]:
    """Different labels of two or three words, without end for our purposes, in a fixed scattered order."""
    sizes = (len(_FIRST) + 1, len(_SECOND), len(_LAST))
    total = sizes[0] * sizes[1] * sizes[2]
    stride = next(step for step in count(int(total * 0.618)) if gcd(step, total) == 1)
    for number in range(total):
        rest, last = divmod(number * stride % total, sizes[2])
        first, second = divmod(rest, sizes[1])
        words = (_SECOND[second], _LAST[last])
        # Number 0 stands for a label of two words.
        yield " ".join((_FIRST[first - 1], *words) if first else words)


def _code(position: int) -> str:
    """Four capitals, different for each position."""
    letters = []
    for _ in range(4):
        position, letter = divmod(position, len(_CODE))
        letters.append(_CODE[letter])
    return "".join(letters)


def _a(label: str) -> str:
    return f"{'an' if label[0] in 'aeiou' else 'a'} {label}"


def _mentioned(position: int, named: Sequence[Names], rng: random.Random) -> list[Names]:
    """The entries that one entry mentions, each once, never itself."""
    wanted = min(rng.randint(*MENTIONS), len(named) - 1)
    chosen: dict[str, Names] = {}
    while len(chosen) < wanted:
        best_known = rng.random() < 0.2
        other = rng.randrange(min(BEST_KNOWN, len(named)) if best_known else len(named))
        if other != position:
            chosen[named[other].slug] = named[other]
    return list(chosen.values())


def _fill(sentence: str, own: Names, other: Names, rng: random.Random) -> str:
    """A sentence with the other entry in one of its forms: headword, plural, alias or abbreviation."""
    label = other.headword if rng.random() < 0.7 else rng.choice(other.aliases)
    if other.code and rng.random() < 0.3:
        label = other.code
    return sentence.format(a=_a(own.headword), b=label, bs=f"{other.headword}s")


def _explanation(own: Names, mentioned: Sequence[Names], rng: random.Random) -> str:
    """About 150 to 250 words, in paragraphs; every entry of `mentioned` in one sentence."""
    linked = [_fill(s, own, o, rng) for s, o in zip(rng.sample(_WITH_MENTION, len(mentioned)), mentioned, strict=True)]
    if rng.random() < 0.3:
        linked[0] = f"See [[{mentioned[0].slug}]] first if you can. {linked[0]}"
    plain = rng.sample(_PLAIN, rng.randint(5, 9))
    plain[0] = "**{}** {}".format(*plain[0].split(maxsplit=1))
    middle = linked + plain[:-1]
    rng.shuffle(middle)
    sentences = [rng.choice(_OPENINGS).format(a=_a(own.headword)), *middle, plain[-1]]
    paragraphs = [" ".join(sentences[start : start + 4]) for start in range(0, len(sentences), 4)]
    if rng.random() < 0.2:
        paragraphs.insert(1, "- Ask early.\n- Ask in writing.\n- Ask again.")
    return "\n\n".join(paragraphs)


def _entry(position: int, named: Sequence[Names], topics: Sequence[str], rng: random.Random) -> dict[str, Any]:
    own = named[position]
    number = len(named)
    mentioned = _mentioned(position, named, rng)
    # The last two stand further down the page, in a step and in a tip.
    above, step, tip = mentioned[:-2] or mentioned, mentioned[-2:][0], mentioned[-1]
    near = {(position + way * distance) % number for distance in NEIGHBORS for way in (-1, 1)} - {position}
    related = [named[other].slug for other in sorted(near)]

    def filled(sentences: Sequence[str], most: int, other: Names) -> list[str]:
        fixed = [sentence for sentence in sentences if "{b}" in sentence]
        free = [sentence for sentence in sentences if "{b}" not in sentence]
        chosen = fixed + rng.sample(free, rng.randint(1, most - len(fixed)))
        return [_fill(sentence, own, other, rng) for sentence in rng.sample(chosen, len(chosen))]

    entry: dict[str, Any] = {
        "headword": own.headword,
        "pos": "noun",
        "grammar": "countable",
        "topics": rng.sample(topics, min(2, len(topics))),
        "definition": rng.choice(_DEFINITIONS).format(A=_a(own.headword).capitalize()),
        "explanation": _explanation(own, above, rng),
        "examples": [s.format(a=_a(own.headword)) for s in rng.sample(_EXAMPLES, 2)],
        "aliases": [*own.aliases, *([{"text": own.code, "kind": "abbreviation"}] if own.code else [])],
        "steps": filled(_STEPS, 6, step),
        "tips": filled(_TIPS, 4, tip),
        "mistakes": filled(_MISTAKES, 3, tip),
        "scripts": [{"situation": _SITUATION, "text": _SCRIPT.format(a=_a(own.headword))}],
        "sources": [
            {
                "title": f"What a {word} is for, and whom to ask about it",
                "publisher": "A public office",
                "year": 2020 + position % 6,
                "url": f"https://example.org/{own.slug}/{word}",
                "authority": "official",
                "note": "Purpose and usual order of events.",
            }
            for word in ("form", "rule", "date")
        ],
        "status": "published",
        "added": _DAY,
        "reviewed": _DAY + datetime.timedelta(days=position % 300),
        "contributors": ["Editorial team"],
    }
    if own.covers:
        entry["covers"] = list(own.covers)
    if position % 20 == 0:
        entry["not_in"] = [f"{own.headword} of old"]
    if len(related) > 1:
        entry["see_also"] = related
    if number > 1:
        entry["confusables"] = [{"entry": rng.choice(mentioned).slug, "difference": rng.choice(_DIFFERENCES)}]
    if position % 10 == 0:
        entry["articles"] = [_article_slug(position // 10 % _articles_of(number))]
    return entry


def _article(position: int, named: Sequence[Names], rng: random.Random) -> str:
    """About 1,000 words under five headings, with some forty mentions."""
    title = f"Long read {position + 1}"
    front_matter = f"---\ntitle: {title}\ndescription: How the pieces fit together.\nadded: {_DAY}\n---\n"
    parts = [front_matter, f"# {title}\n"]
    for section in range(5):
        sentences = [_fill(s, named[0], rng.choice(named), rng) for s in rng.sample(_WITH_MENTION, 8)]
        sentences += rng.sample(_PLAIN, 8)
        rng.shuffle(sentences)
        paragraphs = [" ".join(sentences[start : start + 4]) for start in range(0, 16, 4)]
        parts += [f"## Part {section + 1}\n", *(f"{paragraph}\n" for paragraph in paragraphs)]
    return "\n".join(parts)
