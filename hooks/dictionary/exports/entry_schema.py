"""The JSON Schema of entry files, for editors: `# yaml-language-server: $schema=…`."""

import json

from dictionary.exports.schema import schema
from dictionary.site import Site


def schema_file(site: Site) -> str:
    """The schema with the keys of this dictionary's vocabularies, in the order of the model."""
    dictionary = site.dictionary
    made = schema(dictionary.topics, dictionary.regions, dictionary.audiences, site.settings.rules)
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
