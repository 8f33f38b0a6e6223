"""Settings under the plugin's key or in `extra.dictionary`: one model, and each with its own line."""

from collections.abc import Mapping
from typing import Any

import yaml

from dictionary.model.problems import Problem
from dictionary.reading.config_file import ConfigFile
from dictionary.site import Settings, settings_from

NAME = "dictionary"
"""The key of the plugin in `plugins:`, and of the settings in `extra:`."""
_TAG = "tag:yaml.org,2002:map"


def guest_settings(
    config: Mapping[str, Any], given: Mapping[str, Any], language: object, file: ConfigFile
) -> tuple[Settings, list[Problem]]:
    """Settings of a dictionary that is a guest, and what is wrong with them. The plugin's own key counts more."""
    extra = dict(config.get("extra") or {})
    of_extra = extra.get(NAME)
    if given:
        extra[NAME] = {**(of_extra if isinstance(of_extra, Mapping) else {}), **given}
    grafted = ConfigFile(file.path, _grafted(file.root)) if given else file
    found, problems = settings_from({**config, "extra": extra}, language, grafted)
    # What a host leaves out or calls otherwise is its own affair.
    return found, [problem for problem in problems if problem.code != "W601"]


def _grafted(root: yaml.Node | None) -> yaml.Node | None:
    """The file with what stands below the plugin's key put below `extra.dictionary`: places stay what they are."""
    own = _of_plugin(_below(root, "plugins"))
    if not isinstance(root, yaml.MappingNode) or not isinstance(own, yaml.MappingNode):
        return root
    beside = _below(_below(root, "extra"), NAME)
    pairs = [*own.value, *(beside.value if isinstance(beside, yaml.MappingNode) else ())]
    key = yaml.ScalarNode("tag:yaml.org,2002:str", NAME, own.start_mark, own.end_mark)
    extra_key = yaml.ScalarNode("tag:yaml.org,2002:str", "extra", own.start_mark, own.end_mark)
    settings = yaml.MappingNode(_TAG, pairs, own.start_mark, own.end_mark)
    extra = yaml.MappingNode(_TAG, [(key, settings)], own.start_mark, own.end_mark)
    others = [pair for pair in root.value if pair[0].value != "extra"]
    return yaml.MappingNode(root.tag, [(extra_key, extra), *others], root.start_mark, root.end_mark)


def _of_plugin(plugins: yaml.Node | None) -> yaml.Node | None:
    """What stands below the plugin's key; plugins are a list, or names with settings."""
    if isinstance(plugins, yaml.SequenceNode):
        return next((found for item in plugins.value if (found := _below(item, NAME))), None)
    return _below(plugins, NAME)


def _below(node: yaml.Node | None, name: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for key, value in pairs if key.value == name), None)
