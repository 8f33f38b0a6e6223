"""What is said of a text that breaks a rule, for the checks here and for those that run in a browser while one types.

A wording is found by its name. Its {braces} are filled in by whoever found the fault. The checks
say it in English, as they say everything; the form says it in the language of the site, where the
interface strings have it (`check_definition_length`, `check_definition_length_fix`).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

BRACES = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Wording:
    """A message and the way to mend what it is about."""

    message: str
    fix: str
    in_form: str = ""
    """The way to mend it in a form, where there are neither lines nor keys; empty where it is the same."""

    def said(self, **values: object) -> tuple[str, str]:
        """Message and mend with their braces filled in."""
        return _filled(self.message, values), _filled(self.fix, values)


def _filled(template: str, values: Mapping[str, object]) -> str:
    # All braces in one pass: a value may hold braces of its own.
    return BRACES.sub(lambda match: str(values[match[1]]), template)


_REQUIRED = 'A {status} entry needs the field "{field_name}".'
_EVERYDAY = '"{text}" is an everyday word: most sentences that hold it mean something else.'
_PHRASES = ", or list phrases in which it means something else in not_in."
_FILL_IN = "fill it in."
_UNKIND = '"{text}" leaves people out, or makes them small.'
_WORN = '"{text}" has been said so often that it says nothing.'
_BETTER = "write {better}; keep it only where the text is about the word."

WORDINGS: Mapping[str, Wording] = {
    # Definitions
    "definition-length": Wording(
        "The definition has {words} words; {most} is the most.",
        "keep what kind of thing it is and what sets it apart; move the rest to the explanation.",
    ),
    "definition-sentences": Wording(
        "A definition is one sentence.", "keep the first; move the rest to the explanation."
    ),
    "definition-period": Wording("The definition does not end with a period.", "end it with a period."),
    "definition-markup": Wording(
        "A definition is plain text, shown where nothing of this works: {text}",
        "remove the link, or the signs around the words; other entries are linked by themselves.",
    ),
    "name-markup": Wording("A name is plain text, and this would be seen as it is: {text}", "take these signs out."),
    "plain-markup": Wording(
        "This text is shown as it is written, and readers would see the signs: {text}",
        "take these signs out, and keep the words.",
    ),
    "definition-headword": Wording(
        'The definition does not contain "{text}".', "use the word in it, best at the beginning."
    ),
    # Explanations
    "explanation-short": Wording(
        "The explanation has {words} words; {least} to {most} is the plan.",
        "say more of what it means for the reader.",
    ),
    "explanation-long": Wording(
        "The explanation has {words} words; {least} to {most} is the plan.", "say less, or make two entries."
    ),
    "sentence-length": Wording("Sentences have {mean} words on average; {most} is plenty.", "cut the longest in two."),
    # What must be there
    "required-published": Wording(_REQUIRED, 'add a line "{field_name}: …", or write status: stub.', _FILL_IN),
    "required": Wording(_REQUIRED, 'add a line "{field_name}: …".', _FILL_IN),
    "legal-source": Wording(
        "An entry about the law needs a source of a public authority.",
        "add a source with authority: official.",
        "add one below Sources, and say there that its publisher is an authority.",
    ),
    "retired-successor": Wording(
        "A retired entry does not say where readers should go.",
        'add a line "replaced_by: …" with the name of an entry.',
        "name the entry that replaces it.",
    ),
    "field-missing": Wording('The field "{field_name}" is missing.', 'add a line "{field_name}: …".', _FILL_IN),
    # Notes by region; files say it in their own way
    "region-missing": Wording("The note does not say where this is so.", "choose a country or a region."),
    "region-twice": Wording(
        '"{text}" has a note already.', "write what you add into that one, or remove one of the two."
    ),
    # How many
    "items-most": Wording('"{field_name}" has more than {most} items.', "keep the most useful ones."),
    "items-most-one": Wording('"{field_name}" has more than {most} item.', "keep the most useful ones."),
    "items-least": Wording('"{field_name}" of a {status} entry needs {least} items at least.', "add another one."),
    # "In short"
    "fact-label": Wording(
        "The label has {words} words; {most} is the most.",
        "name what is told in a few words; where it holds goes into region.",
        "name what is told in a few words; where it holds has a box of its own.",
    ),
    "fact-value": Wording(
        "The fact has {words} words; {most} is the most.",
        "keep the number, the deadline or the answer; move the rest to the explanation.",
    ),
    # Days, years, addresses
    "dates-not-in-future": Wording(
        '"{field_name}" is {day}, which is still to come.', "write the day on which it was done; look at the year."
    ),
    "not-a-number": Wording('"{field_name}" needs a year, such as 2026.', "write four digits."),
    "not-a-web-address": Wording('"{text}" is not a web address.', "write the whole address, beginning with https://."),
    # Prose
    "kind-words": Wording(_UNKIND, _BETTER),
    "kind-words-out": Wording(_UNKIND, "leave it out."),
    "worn-phrases": Wording(_WORN, _BETTER),
    "worn-phrases-out": Wording(_WORN, "leave it out."),
    "spelling-variety": Wording(
        '"{text}" is how other countries write; the general text keeps to one spelling.',
        "write {better}; the notes of a region may keep its own spelling.",
    ),
    "longest-sentence": Wording('A sentence has {words} words; {most} is the most: "{text} …"', "cut it in two."),
    "grade": Wording(
        "This asks for about {years} years of school; {most} is the most.", "use shorter sentences and everyday words."
    ),
    "legal-flag": Wording(
        'The entry speaks of law ("{text}"), and does not say so.',
        "add a line legal: true, and an official source; or say it without words of law.",
        "say below More fields that it is about law, and add an official source; or say it without words of law.",
    ),
    # What is surely wrong
    "entry-unknown": Wording(
        '"{text}" has no entry here.', "write the name of an entry.", "choose one from the list, or remove it."
    ),
    "source-unknown": Wording(
        'None of the sources has the title "{text}".',
        "write the title of one of the sources, or add the source.",
    ),
    "self-reference": Wording("The entry names itself here.", "name another one."),
    "named-twice": Wording('"{text}" stands here twice.', "keep one."),
    "label-twice": Wording('"{text}" is a name of this entry already.', "keep one."),
    "word-explained": Wording(
        '"{text}" is explained already, in the entry "{entry}".',
        "suggest a change of that entry instead, or write in brackets behind your word what sets it apart.",
    ),
    "word-without-address": Wording(
        'No address can be made of "{text}": addresses have letters a to z and digits, and a few names are taken '
        "(index, con, aux, nul, com1 …).",
        'write another name in letters a to z, such as how it is said, and its own spelling below "{field_name}".',
    ),
    "word-without-letters": Wording('"{text}" has no letter or digit.', "write the word that the entry explains."),
    "word-is-address": Wording(
        "This is a web address, not a word.", 'write the word alone; addresses go into "{field_name}".'
    ),
    "word-is-contact": Wording(
        "This is a mail address or a phone number, not a word.",
        "write the word that the entry explains; an entry tells nobody's address or number.",
    ),
    "word-too-long": Wording(
        "This is longer than a word can be: {most} letters are the most.",
        'write the word or phrase alone; what it means goes into "{field_name}".',
    ),
    "label-elsewhere": Wording(
        '"{text}" is a name of the entry "{entry}" as well, so a link could be wrong.',
        "write autolink: false next to it in every entry that claims it, or remove it from one.",
        "say next to it that it is never linked by itself, or remove it.",
    ),
    "name-alone": Wording("This is not only a name.", "write your name alone, as it can stand on the page."),
    "name-without-letters": Wording('"{text}" has no letters.', "write your name, or leave this empty."),
    "text-too-long": Wording("This is longer than an entry can be.", "say less, or make two entries."),
    "former-address": Wording(
        '"{text}" cannot be a former address.',
        "write the part of the former address that came after the last part that stayed, such as old_name.",
    ),
    "label-without-letters": Wording(
        '"{text}" has no letter or digit, so it would link wherever these signs stand.',
        "add autolink: false, or remove it.",
        "say that it is never linked by itself, or remove it.",
    ),
    "successor-of-living-entry": Wording(
        "Only a retired entry is replaced by another one.",
        "write status: retired, or remove the line.",
        "make it a retired one, or empty this field.",
    ),
    "entry-or-term": Wording(
        "The other word is missing here, or it is named twice.",
        'write "entry" for a word that has an entry here, "term" for any other.',
        "fill in one of the two: a word that has an entry here, or any other word.",
    ),
    "pronunciation-without-sound": Wording(
        "This does not say how the word is pronounced.",
        'add "respelling", "ipa" or "note".',
        "write the word as it sounds.",
    ),
    "sense-id": Wording(
        '"{text}" cannot stand in the address of a sense.', "use lower-case letters a to z, digits and single hyphens."
    ),
    "sense-id-twice": Wording('"{text}" is the id of another sense already.', "give each sense a different id."),
    "link-in-plain-text": Wording(
        '"{excerpt}" stands in a text without links, and readers see the brackets.', 'write only the words: "{text}"'
    ),
    "raw-html": Wording(
        "HTML is shown as text here: {text}",
        "write it in Markdown, or put it in backticks.",
        "take it out; two stars before and after a word make it **bold**.",
    ),
    "heading": Wording(
        "Headings have no place in an entry: {text}",
        "make it bold, with ** around it; if a line of --- below made it one, leave a line empty above that.",
    ),
    "picture": Wording("Pictures have no place in an entry: {text}", "describe it in words."),
    "address-not-allowed": Wording(
        "A link must lead to a whole web address: {text}",
        "begin it with https://; write [[name]] for an entry.",
    ),
    "reference-link": Wording(
        "A link is written in one piece here, so this line would be shown as it is: {text}",
        "write [words](https://…) in the place of the link, and take this line out.",
    ),
    "brackets-unclosed": Wording("Two brackets begin here and do not end: {text}", "write ]] behind the name."),
    "brackets-empty": Wording(
        "A name or the words are missing between the double brackets: {text}", "write them there, or remove it."
    ),
    "brackets-unknown": Wording(
        "{text} leads nowhere: no entry has this name.", "take the double brackets off, or name another entry."
    ),
    # Names
    "everyday-headword": Wording(
        _EVERYDAY,
        f"add a line autolink: false{_PHRASES}",
        "say below More fields that it is never linked by itself, or in which phrases it means something else.",
    ),
    "everyday-name": Wording(
        _EVERYDAY,
        f"write autolink: false next to it{_PHRASES}",
        "say next to it that it is never linked by itself, or remove it.",
    ),
    "everyday-form": Wording(_EVERYDAY, f"remove it{_PHRASES}", "remove it."),
    "names-in-one": Wording(
        '"{text}" looks like several names, but counts as one.',
        "make each an item of its own; if it is one name, allow it in the rule names-in-one.",
        "write each in a box of its own.",
    ),
}


def string_names(wording: str) -> tuple[str, str]:
    """The interface strings that say a wording in another language: message and mend."""
    name = f"check_{wording.replace('-', '_')}"
    return name, f"{name}_fix"


STRINGS: Mapping[str, str] = {
    name: text
    for key, wording in WORDINGS.items()
    for name, text in zip(string_names(key), (wording.message, wording.in_form or wording.fix), strict=True)
}
"""Interface string → what it says where a dictionary does not say it: none of them is needed."""
