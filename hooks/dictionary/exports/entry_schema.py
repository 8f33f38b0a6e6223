"""The JSON Schema of entry files, for editors: `# yaml-language-server: $schema=…`."""

from dictionary.exports.schema import schema
from dictionary.exports.serializing import to_json
from dictionary.site import Site


def schema_file(site: Site) -> str:
    """The schema with the keys of this dictionary's vocabularies, in the order of the model."""
    dictionary = site.dictionary
    made = schema(dictionary.topics, dictionary.regions, dictionary.audiences, site.settings.rules)
    return to_json(made, indent=2)
