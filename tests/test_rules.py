"""House style: advice unless the dictionary asks for more, and every mistake in the setting told."""

import dataclasses
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from dictionary.assembly import assemble
from dictionary.checking.rules import DEFAULTS, Rules, rules_from
from dictionary.model import problems as problems_module
from dictionary.model.problems import Problem
from dictionary.reading.config_file import read_config_file
from dictionary.site import Settings, settings_from

ROOT = Path(__file__).parent.parent
STRINGS = Path(__file__).parent / "cases" / "second_dictionary" / "eintraege" / "_strings.yml"
BREACHES = f"""\
headword: mentor
topics: [t]
definition: Someone who **helps**. They are "Mr Nobody
explanation: Ask.
legal: true
in_short: [{{label: {"a label of five words " * 3}, value: {"a fact of five words " * 5}}}]
examples: [A., B., C., D.]
see_also: [coach]
reviewed: 2126-01-01
"""
COACH = "headword: coach\ntopics: [t]\ndefinition: A coach trains you.\nsee_also: [mentor]\n"


def problems(rules: Rules, status: str, tmp_path: Path, text: str = BREACHES) -> list[Problem]:
    glossary = tmp_path / "glossary"
    glossary.mkdir()
    shutil.copy(STRINGS, glossary)
    (glossary / "_topics.yml").write_text("t: Topic\n", "utf-8")
    (glossary / "mentor.yml").write_text(f"{text}status: {status}\n", "utf-8")
    (glossary / "coach.yml").write_text(COACH, "utf-8")
    return assemble(tmp_path, Settings(name="Test", rules=rules)).problems


def test_a_dictionary_that_says_nothing_has_no_errors_of_style(tmp_path: Path) -> None:
    found = problems(Rules(), "published", tmp_path)
    assert {problem.severity for problem in found} == {"advice"}
    others = {"sentence-length", "definition-length", "retired-successor", "everyday-words"}
    others |= {"longest-sentence", "definition-grade", "explanation-grade"}  # test_prose.py
    others |= {"kind-words", "worn-phrases", "spelling-variety", "legal-flag", "names-in-one"}
    assert {problem.name for problem in found} == DEFAULTS.keys() - others


def test_the_default_asks_less_of_a_stub(tmp_path: Path) -> None:
    names = {problem.name for problem in problems(Rules(), "stub", tmp_path)}
    assert names.isdisjoint({"required-fields", "legal-source", "items-least", "explanation-length"})
    assert names >= {"definition-headword", "items-most"}


def test_a_level_is_that_of_every_status_for_which_the_rule_is_meant() -> None:
    rules, faults = rules_from({"definition-period": "error", "required-fields": "error"})
    assert faults == ()
    assert rules.definition_period == dataclasses.replace(
        DEFAULTS["definition-period"], published="error", stub="error", retired="error"
    )
    assert (rules.required_fields.published, rules.required_fields.stub) == ("error", "off")


def test_a_rule_that_is_off_says_nothing(tmp_path: Path) -> None:
    rules, faults = rules_from(dict.fromkeys(DEFAULTS, "off"))
    assert faults == ()
    assert problems(rules, "published", tmp_path) == []


def test_off_without_quotes_is_what_yaml_makes_of_it() -> None:
    assert yaml.safe_load("off") is False
    given = yaml.safe_load("{definition-period: off, definition-length: {stub: off, published: error}}")
    rules, faults = rules_from(given)
    assert faults == ()
    assert rules.definition_period.published == "off"
    assert (rules.definition_length.published, rules.definition_length.stub) == ("error", "off")


def test_one_status_can_be_stricter_than_the_rest(tmp_path: Path) -> None:
    rules, _ = rules_from({name: {"published": "error"} for name in DEFAULTS})
    assert {problem.severity for problem in problems(rules, "published", tmp_path)} == {"error"}


def test_and_stubs_stay_advice(tmp_path: Path) -> None:
    rules, _ = rules_from({name: {"published": "error"} for name in DEFAULTS})
    found = problems(rules, "stub", tmp_path)
    assert {problem.severity for problem in found} == {"advice"}


def test_numbers_and_names_can_be_changed(tmp_path: Path) -> None:
    rules, faults = rules_from(
        {
            "definition-length": {"most": 3},
            "explanation-length": {"least": 1, "most": 2},
            "items-most": {"items": {"examples": 4}},
            "items-least": {"items": {"examples": 5}},
            "required-fields": {"fields": ["origin"]},
        }
    )
    assert faults == ()
    said = {(problem.name, problem.message) for problem in problems(rules, "published", tmp_path)}
    assert ("definition-length", "The definition has 7 words; 3 is the most.") in said
    assert ("items-least", '"examples" of a published entry needs 5 items at least.') in said
    assert ("required-fields", 'A published entry needs the field "origin".') in said
    assert {name for name, _ in said}.isdisjoint({"explanation-length", "items-most"})


@pytest.mark.parametrize(
    ("given", "path", "message", "fix"),
    [
        ("error", (), "fields, one a line", 'write it like "definition-length: advice".'),
        (["error"], (), "fields, one a line", 'write it like "definition-length: advice".'),
        ({"definition-lenght": "error"}, ("definition-lenght",), "no rule", "did you mean definition-length?"),
        ({"definition_length": "error"}, ("definition_length",), "no rule", "did you mean definition-length?"),
        ({"E401": "error"}, ("E401",), "no rule", "use one of: definition-sentences,"),
        ({401: "error"}, (401,), "no rule", "use one of:"),
        ({"definition-period": "eror"}, ("definition-period",), '"eror" is not a level', "error, advice or off"),
        ({"definition-period": None}, ("definition-period",), '"" is not a level', "error, advice or off"),
        ({"definition-period": True}, ("definition-period",), '"on" is not a level', "error, advice or off"),
        ({"definition-period": ["error"]}, ("definition-period",), "is not a level", "error, advice or off"),
        ({"definition-period": {"stub": 3}}, ("definition-period", "stub"), '"3" is not a level', "error, advice"),
        ({"definition-period": {"level": "x"}}, ("definition-period", "level"), '"x" is not', "error, advice"),
        ({"definition-period": {"most": 3}}, ("definition-period", "most"), "no setting", "use one of: level,"),
        ({"definition-length": {"mots": 3}}, ("definition-length", "mots"), "no setting", "did you mean most?"),
        ({"definition-length": {"draft": "off"}}, ("definition-length", "draft"), "no setting", "use one of"),
        ({"definition-length": {"most": "30"}}, ("definition-length", "most"), '"30" is not', "a whole number"),
        ({"definition-length": {"most": 0}}, ("definition-length", "most"), '"0" is not', "a whole number"),
        ({"definition-length": {"most": 1.5}}, ("definition-length", "most"), '"1.5" is not', "a whole number"),
        ({"definition-length": {"most": True}}, ("definition-length", "most"), '"on" is not', "a whole number"),
        ({"explanation-length": {"least": 400}}, ("explanation-length", "least"), "greater", "exchange"),
        ({"explanation-length": {"most": 100}}, ("explanation-length", "most"), "greater", "exchange"),
        ({"kind-words": {"allow": "chairman"}}, ("kind-words", "allow"), "list of words", "allow: ["),
        ({"kind-words": {"also": ["guys"]}}, ("kind-words", "also"), "phrases, each with", "also: {"),
        ({"worn-phrases": {"also": {"synergy": None}}}, ("worn-phrases", "also"), "phrases, each", "also: {"),
        ({"longest-sentence": {"most": "x"}}, ("longest-sentence", "most"), '"x" is not', "a whole number"),
        ({"items-most": {"items": 3}}, ("items-most", "items"), "each field", "items: {examples: 3}"),
        ({"items-most": {"items": {"exmples": 3}}}, ("items-most", "items", "exmples"), "list", "mean examples?"),
        ({"items-most": {"items": {"origin": 3}}}, ("items-most", "items", "origin"), "list", "?"),
        ({"items-most": {"items": {"tips": "x"}}}, ("items-most", "items", "tips"), '"x" is not', "a whole number"),
        ({"required-fields": {"fields": "pos"}}, ("required-fields", "fields"), "list", "fields: [definition"),
        ({"required-fields": {"fields": ["source"]}}, ("required-fields", "fields", 0), "no field", "mean sources?"),
    ],
)
def test_what_is_wrong_in_the_setting_is_told(given: Any, path: tuple[Any, ...], message: str, fix: str) -> None:
    rules, (fault,) = rules_from(given)
    assert fault.path == path
    assert message in fault.message
    assert fix in fault.fix
    assert rules == Rules()


def test_everything_wrong_is_told_at_once_and_the_rest_is_kept() -> None:
    rules, faults = rules_from(
        {"definition-period": "error", "x": 1, "definition-length": {"published": "x", "stub": "y", "most": -1}}
    )
    assert [fault.path for fault in faults] == [
        ("x",),
        ("definition-length", "published"),
        ("definition-length", "stub"),
        ("definition-length", "most"),
    ]
    assert rules.definition_period.stub == "error"
    assert rules.definition_length == DEFAULTS["definition-length"]


def test_every_fault_is_one_plain_line() -> None:
    for given in ("x", {"a\nb": 1}, {"definition-period": "a\nb"}, {"definition-period": {("a", 1): 2}}):
        for fault in rules_from(given)[1]:
            assert f"{fault.message} {fault.fix}".isprintable()


def test_the_settings_of_a_site_have_its_rules() -> None:
    given = {"rules": {"definition-period": "error"}}
    config = {"site_name": "Test", "site_url": "https://x.example/", "repo_url": "", "extra": {"dictionary": given}}
    found, problems = settings_from(config, "en")
    assert problems == []
    assert found.rules.definition_period.stub == "error"


def test_a_wrong_rule_is_told_at_its_line() -> None:
    text = "site_url: https://x.example/\nextra:\n  dictionary:\n    rules:\n      definition-periot: error\n"
    file, faults = read_config_file("mkdocs.yml", text.encode())
    assert faults == []
    _, problems = settings_from(yaml.safe_load(text), "en", file)
    assert [(str(problem), problem.position.line) for problem in problems] == [
        (
            'mkdocs.yml:5:7: error[E201 setting-unknown] There is no rule "definition-periot". '
            "Fix: did you mean definition-period?",
            5,
        )
    ]


def test_every_rule_has_a_code_of_its_own_that_is_tabled() -> None:
    codes = [rule.code for rule in DEFAULTS.values()]
    assert len(set(codes)) == len(codes)
    assert all(code.startswith("S") and f"{code}  " in (problems_module.__doc__ or "") for code in codes)


def test_the_line_of_a_problem_says_how_much_it_weighs_and_which_rule_it_breaks(tmp_path: Path) -> None:
    rules, _ = rules_from({"definition-headword": {"published": "error"}})
    lines = [str(problem) for problem in problems(rules, "published", tmp_path)]
    assert [line for line in lines if "error[S403 definition-headword]" in line]
    assert [line for line in lines if "advice[S404 definition-markup]" in line]
    assert all("\n" not in line for line in lines)
