"""A dictionary that does not exist yet: the texts of its first files, made from those of this project.

Nothing of our subject goes along: what speaks of it in the words of the interface has words of its own in `strings/`,
one file for each language, which says who has checked it. A language without such a file begins in English.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from dictionary.contributing.entry_text import canonical
from dictionary.contributing.new_entry import NoName, file_name
from dictionary.contributing.yaml_writing import written
from dictionary.language.slugs import slug_of

_STRINGS = Path(__file__).with_name("strings")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What somebody says of a new dictionary."""

    name: str
    subject: str
    """What it is about, in a few words: the first topic."""
    language: str = "en"
    url: str = ""
    repository: str = ""
    host: str = "github"
    color: str = ""
    """The color of links and bars in light, `#rrggbb`; that of this project where it is empty."""
    dark_color: str = ""


@dataclass(frozen=True, slots=True)
class _Words:
    """What a first site says, in one language."""

    word: str
    slug: str
    definition: str
    home: str
    parts: Mapping[str, str]
    """Setting → first part of addresses."""
    pages: tuple[str, str, str, str, str]
    """Navigation: home, dictionary, topics, articles, taking part."""


_FIRST: Mapping[str, _Words] = {
    "en": _Words(
        "dictionary",
        "dictionary",
        "A dictionary is a list of words that says what each of them means.",
        "What the words of this subject mean: {subject}.",
        {},
        ("Home", "Dictionary", "Topics", "Articles", "Contribute"),
    ),
    "de": _Words(
        "Wörterbuch",
        "woerterbuch",
        "Ein Wörterbuch ist eine Sammlung von Wörtern, die von jedem sagt, was es bedeutet.",
        "Was die Wörter dieses Gebiets bedeuten: {subject}.",
        {"entries": "lexikon", "articles": "artikel", "topics": "themen", "contribute": "mitmachen"},
        ("Startseite", "Lexikon", "Themen", "Artikel", "Mitmachen"),
    ),
    "ja": _Words(
        "辞書",
        "jisho",
        "辞書は、言葉を集めてそれぞれの意味を説明したものです。",
        "{subject}に関する言葉の意味を調べる辞書です。",
        {},
        ("ホーム", "索引", "分類", "記事", "参加する"),
    ),
    "ar": _Words(
        "معجم",
        "mujam",
        "المعجم قائمة كلمات تبين معنى كل كلمة منها.",
        "معاني كلمات هذا المجال: {subject}.",
        {},
        ("الرئيسية", "المعجم", "المواضيع", "المقالات", "شارك"),
    ),
}
TRANSLATED = tuple(_FIRST)
"""Languages in which a new dictionary speaks at once."""


def strings_of(base: str, language: str) -> str:
    """The file of the interface: the lines of `base`, with what `strings/` has for the language in their place."""
    text = base
    for name in dict.fromkeys(("en" if base_is_english(base) else language, language.partition("-")[0])):
        file = _STRINGS / f"{name}.yml"
        if file.is_file():
            given: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
            for key, words in given.items():
                line = f"{key}: {written(words)}"
                text = re.sub(rf"(?m)^{re.escape(key)}:.*$", lambda _, line=line: line, text)  # type: ignore[misc]
    return text


def base_is_english(base: str) -> bool:
    """Whether a file of the interface is the English one."""
    return re.search(r"(?m)^pos_noun: noun$", base) is not None


def files_of(plan: Plan, configuration: str, strings: str, tokens: str) -> dict[str, str]:
    """Path → text of every file that a new dictionary does not share with this project.

    `configuration` is our mkdocs.yml, `strings` the file of the interface in the nearest language that there is,
    `tokens` the file of colors.
    """
    words = _FIRST.get(plan.language.partition("-")[0], _FIRST["en"])
    parts = {
        "entries": "dictionary",
        "articles": "articles",
        "topics": "topics",
        "contribute": "contribute",
        **words.parts,
    }
    topic = file_name(slug_of(plan.subject))
    key = "general" if isinstance(topic, NoName) else topic
    entry = canonical({"headword": words.word, "topics": (key,), "definition": words.definition})
    return {
        "mkdocs.yml": _configuration(configuration, plan, words, parts),
        "glossary/_strings.yml": strings_of(strings, plan.language),
        "glossary/_topics.yml": f"# Topics, in the order of the site. key: name\n{key}: {written(plan.subject)}\n",
        "glossary/_regions.yml": "{} # countries and regions, if words differ between them. key: name\n",
        "glossary/_audiences.yml": "{} # readers for whom entries matter most, if that helps. key: name\n",
        f"glossary/{words.slug}.yml": entry,
        "docs/index.md": _home(plan, words),
        "docs/assets/tokens.css": _colored(tokens, plan),
        "README.md": _readme(plan, words.slug),
    }


def _configuration(text: str, plan: Plan, words: _Words, parts: Mapping[str, str]) -> str:
    """Our settings with those of the new dictionary in their place; hooks and house style stay."""
    name = slug_of(plan.name) if slug_of(plan.name).isascii() and slug_of(plan.name) else "dictionary"
    url = plan.url or f"https://{name}.example/"
    changes = {
        r"site_name:.*": f"site_name: {written(plan.name)}",
        r"site_description:.*": f"site_description: {written(words.home.format(subject=plan.subject))}",
        r"site_url:.*": f'site_url: !ENV [SITE_URL, "{url}"]',
        r"copyright:.*\n": "",
        r"repo_url:.*": (
            f'repo_url: !ENV [REPO_URL, "{plan.repository}"]'
            if plan.repository
            else "# repo_url: https://… where this repository lives; then readers can suggest changes there"
        ),
        r"  language:.*": f"  language: {plan.language}",
        r"      host:.*": f"      host: !ENV [REPO_HOST, {plan.host}] # or github, gitlab, forgejo",
        r"      spelling-variety:.*\n": "",
        # In quotes, too: whoever made this project from another may have written it so.
        r"    contribute: [^\s#].*\n": "",
        **{rf"    {part}: [^\s#].*": f"    {part}: {value}" for part, value in parts.items() if part != "contribute"},
    }
    for pattern, line in changes.items():
        text = re.sub(rf"(?m)^{pattern}", lambda _, line=line: line, text, count=1)  # type: ignore[misc]
    text = text.replace(
        f"    topics: {parts['topics']}\n", f"    topics: {parts['topics']}\n    contribute: {parts['contribute']}\n", 1
    )
    named = dict(zip(("home", "entries", "topics", "articles", "contribute"), words.pages, strict=True))
    pages = [f"  - {named['home']}: index.md"] + [
        f"  - {label}: {parts[part]}/index.md" for part, label in named.items() if part != "home"
    ]
    return re.sub(r"(?ms)^nav:\n.*?(?=^\S)", "nav:\n" + "\n".join(pages) + "\n\n", text, count=1)


def _home(plan: Plan, words: _Words) -> str:
    front = {"title": plan.name, "description": words.home.format(subject=plan.subject)}
    lines = [f"{key}: {written(value)}" for key, value in front.items()]
    return "\n".join(["---", *lines, "template: home.html", "hide: [toc]", "---", ""])


def _colored(tokens: str, plan: Plan) -> str:
    """The file of colors with those that were asked for: the first scheme is the light one, the second the dark one."""
    for number, color in enumerate((plan.color, plan.dark_color)):
        if color:
            found = [*re.finditer(r"(?m)^  --(?:accent|accent-strong|rule): [^;]+;", tokens)]
            scheme = [match for match in found if (match.start() > tokens.find('"slate"')) == bool(number)]
            for match in reversed(scheme):
                line = re.sub(r": [^;]+;", f": {color};", match[0])
                tokens = tokens[: match.start()] + line + tokens[match.end() :]
    return tokens


def _readme(plan: Plan, slug: str) -> str:
    return f"""# {plan.name}

A dictionary of words: {plan.subject}. Its entries are in `glossary/`, one file each, such as
`glossary/{slug}.yml`; its pages are in `docs/`.

With Python 3.11 or newer and `make`, nothing else:

```console
make serve   # the site at http://localhost:8000/, rebuilt as you write
make check   # what is wrong, with file, line and the way to mend it
```

## Write an entry

Make a file such as `glossary/{slug}.yml`; its name is the address, in lower-case letters, digits and hyphens. Three
lines are enough: `headword`, `topics` (their keys are in `glossary/_topics.yml`) and `definition`, one full sentence.
`scripts/new.py` asks for them, `scripts/import.py` brings a glossary that you have. Then `make check`.

## More

[CONTRIBUTING.md](CONTRIBUTING.md) says how to take part, [DEVELOPING.md](DEVELOPING.md) where to change what,
[MAINTAINING.md](MAINTAINING.md) what to set up where the repository lives. Look first at `mkdocs.yml`: the address of
the site stands there.
"""
