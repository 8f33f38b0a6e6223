"""What the form on the page needs to know: shapes, rules, words, where to send; and each entry as its file has it.

Written for `docs/assets/contribute.js`. The checks that run there are those of `checking/style_checks.py`, with
the same numbers and words (`model/wordings.py`); `tests/cases/live_checks.yml` holds for both.
"""

import dataclasses
import datetime
from collections.abc import Mapping
from functools import partial
from typing import Any

from dictionary.checking.rules import Rule, Rules, name_of
from dictionary.contributing.form_page import MADE_FOR
from dictionary.contributing.forms import FORMS, MORE, REMOVED
from dictionary.contributing.hosts import LOGIN_BUDGET, Repository
from dictionary.exports.json_api import ROOT
from dictionary.exports.serializing import to_json
from dictionary.exports.web import Made, Web
from dictionary.language.record import Language
from dictionary.linking.forbidden import ELEMENTS
from dictionary.model.entry import Entry
from dictionary.model.shapes import ListOf, MapOf, RecordOf, Scalar, Shape, fields_of
from dictionary.model.wordings import WORDINGS, string_names
from dictionary.reading.interface import FORM_WORDS, Strings, parts_of
from dictionary.site import Build, Site

FORM = f"{ROOT}/form.json"


def files(build: Build, web: Web) -> Made:
    """Path below the site's root and text of every file."""
    site = build.site
    yield FORM, _file(form(site))
    for entry in site.dictionary.entries.values():
        yield f"{ROOT}/form/{entry.slug}.json", build.of_entry("form_data", entry, partial(_of_entry, entry, site, web))


def _of_entry(entry: Entry, site: Site, web: Web) -> str:
    result = {
        "entry": entry.slug,
        "headword": entry.headword,
        "path": web.path(site.settings.entry_page(entry.slug)),
        "fields": fields_as_written(entry),
    }
    return _file(result)


def _file(result: dict[str, Any]) -> str:
    # In the order of the model: by that, records are written as text.
    return to_json({"result": result})


def form(site: Site) -> dict[str, Any]:
    """Everything that is the same whatever the entry."""
    t, settings, dictionary = site.strings, site.settings, site.dictionary
    vocabularies = {name: getattr(dictionary, name) for name in ("topics", "regions", "audiences")}
    return {
        "made_for": MADE_FOR,
        "fields": {
            name: {
                **_field(spec.shape, Entry, name),
                "required": spec.required,
                "label": t.texts[f"field_{name}"],
                "parts": {part: t.texts[f"part_{name}_{part}"] for part in parts_of(spec.shape)},
            }
            for name, spec in fields_of(Entry).items()
        },
        "keys": {name: list(keys) for name, keys in vocabularies.items()},
        "names": {name: {key: named.name for key, named in keys.items()} for name, keys in vocabularies.items()},
        "articles": {slug: article.title for slug, article in dictionary.articles.items()},
        "rules": rules(settings.rules),
        "messages": messages(t),
        "language": language(settings.language_rules),
        "elements": sorted(ELEMENTS),
        "prose": prose(settings.language_rules, settings.rules),
        "words": {name: t.texts[name] for name in sorted(FORM_WORDS)},
        "sending": sending(site),
    }


def fields_as_written(entry: Entry) -> dict[str, Any]:
    """Field → value, without those that have their usual value."""
    return {
        name: _plain(getattr(entry, name))
        for name, default in _defaults(Entry).items()
        if getattr(entry, name) != default and (getattr(entry, name) or isinstance(default, bool))
    }


def rules(given: Rules) -> dict[str, Any]:
    """The rules of house style by their names in code, with levels and numbers."""
    found: dict[str, Any] = {}
    for item in dataclasses.fields(given):
        rule: Rule = getattr(given, item.name)
        parts = {part.name: _plain(getattr(rule, part.name)) for part in dataclasses.fields(rule)}
        found[item.name] = {"name": name_of(item.name), **parts}
    return found


def messages(t: Strings) -> dict[str, dict[str, str]]:
    """Wording → message and mend, in the language of the site as far as it has them."""
    found = {}
    for key, wording in WORDINGS.items():
        message, fix = string_names(key)
        found[key] = {
            "message": t.texts.get(message, wording.message),
            "fix": t.texts.get(fix, wording.in_form or wording.fix),
        }
    return found


def language(rules: Language) -> dict[str, Any]:
    """What the language adds to the rules for words and sentences."""
    sentences = {part.name: _plain(getattr(rules.sentences, part.name)) for part in dataclasses.fields(rules.sentences)}
    return {**sentences, "tag": rules.tag, "everyday": sorted(rules.everyday), "irregular": _plain(rules.irregular)}


def prose(rules: Language, given: Rules) -> dict[str, Any]:
    """The lists of words by which prose is looked through, as the dictionary wants them, and the formula of grades."""
    known = rules.prose
    return {
        "kind_words": dict(given.kind_words.of(known.unkind)),
        "worn_phrases": dict(given.worn_phrases.of(known.worn)),
        "spelling_variety": dict(given.spelling_variety.of(known.other_variety)),
        "legal": list(given.legal_flag.of(dict.fromkeys(known.legal, ""))),
        "grade": known.grade.__name__ if known.grade else None,
    }


def sending(site: Site) -> dict[str, Any]:
    """Where what is written can go, and the headings of each field there."""
    settings = site.settings
    repository = settings.repository
    return {
        "forms": {
            form: [{"id": field.id, "kind": field.kind, "label": field.heading} for field in repository.fields[form]]
            for form in FORMS
        },
        "more": MORE,
        "removed": REMOVED,
        "host": host_data(repository) if repository.url else None,
        "mail": repository.mail,
        "titles": {
            "new-entry": site.strings.form_title_new,
            "suggest-change": site.strings.form_title_change,
        },
    }


def host_data(repository: Repository) -> dict[str, Any]:
    """What the browser needs to build the addresses of `contributing/suggest.py`."""
    host = repository.spelling
    return {
        "name": repository.host,
        "forms": {form: repository.place(host.form, form=form) for form in FORMS if repository.has(form)},
        "field": host.field,
        "issue": repository.place(host.issue),
        "title": host.title,
        "body": host.body,
        "budget": host.budget,
        "login": host.login,
        "login_budget": LOGIN_BUDGET,
    }


def _field(shape: Shape, record: type, name: str) -> dict[str, Any]:
    default = _defaults(record)[name]
    usual = {"default": default} if isinstance(default, bool | str) else {}
    return {"shape": _shape(shape), **usual}


def _shape(shape: Shape) -> dict[str, Any]:
    match shape:
        case ListOf(item):
            return {"list": _shape(item)}
        case MapOf(key, value):
            written = value.text.written if isinstance(value, Scalar) and value.text else None
            return {"map": {"key_of": key.key_of, "written": written}}
        case RecordOf(record, shorthand):
            parts = {
                name: {**_field(spec.shape, record, name), "required": spec.required}
                for name, spec in fields_of(record).items()
            }
            return {"record": parts, "shorthand": shorthand}
        case Scalar():
            return {
                "of": shape.of,
                "choices": list(shape.choices),
                "written": shape.text.written if shape.text else None,
                "key_of": shape.key_of,
                "web_address": shape.web_address,
            }


def _defaults(record: type) -> Mapping[str, Any]:
    return {
        item.name: item.default_factory() if item.default_factory is not dataclasses.MISSING else item.default
        for item in dataclasses.fields(record)
        if item.name in fields_of(record)
    }


def _plain(value: object) -> Any:
    """A value of the model as JSON has it; records without what is as usual."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        usual = _defaults(type(value))
        return {
            name: _plain(getattr(value, name)) for name, default in usual.items() if getattr(value, name) != default
        }
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value
