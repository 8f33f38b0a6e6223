"""The JSON Schemas of a dictionary's files, for editors: `# yaml-language-server: $schema=…`."""

from collections.abc import Mapping

from dictionary.contributing.editor_line import ENTRY_SCHEMA, FOLDER
from dictionary.exports.json_api import ROOT
from dictionary.exports.schema import keyed_schema, listed_schema, schema
from dictionary.exports.serializing import to_json
from dictionary.exports.web import Made, Web
from dictionary.model.entry import NamedTopic, Wanted
from dictionary.reading.files import VOCABULARIES
from dictionary.site import Build, Site

VOCABULARY_SCHEMA = f"{FOLDER}/vocabulary.schema.json"
WANTED_SCHEMA = f"{FOLDER}/wanted.schema.json"


def files(build: Build, web: Web) -> Made:
    """The schema of an entry's file, where editors elsewhere can read it."""
    yield f"{ROOT}/schema/entry.schema.json", schema_file(build.site)


def schema_file(site: Site) -> str:
    """The schema with the keys of this dictionary's vocabularies, in the order of the model."""
    dictionary = site.dictionary
    made = schema(dictionary.topics, dictionary.regions, dictionary.audiences, site.settings.rules)
    return to_json(made, indent=2)


def schema_files(site: Site) -> dict[str, str]:
    """Path below the project → text, of the schema of each kind of file."""
    keys = {name: list(getattr(site.dictionary, name)) for name in VOCABULARIES}
    return {
        ENTRY_SCHEMA: schema_file(site),
        # One schema for three files: what only topics have says so itself, and the checks tell it elsewhere.
        VOCABULARY_SCHEMA: to_json(
            keyed_schema(NamedTopic, "Topics, regions or audiences", "What entries write"), indent=2
        ),
        WANTED_SCHEMA: to_json(listed_schema(Wanted, "Words that need an entry", keys), indent=2),
    }


def patterns(glossary: str) -> Mapping[str, str | list[str]]:
    """Schema → the files that it is for, as editors name both in their settings."""
    return {
        f"./{ENTRY_SCHEMA}": [f"{glossary}/*.yml", f"!{glossary}/_*.yml"],
        f"./{VOCABULARY_SCHEMA}": [f"{glossary}/_{name}.yml" for name in VOCABULARIES],
        f"./{WANTED_SCHEMA}": f"{glossary}/_wanted.yml",
    }
