"""Settings under the plugin's key or in `extra.dictionary`: one model, and each with its own line."""

from collections.abc import Mapping
from typing import Any

import yaml

from dictionary.model.problems import Problem
from dictionary.reading.config_file import ConfigFile
from dictionary.reading.settings import ROOT, SettingsReader
from dictionary.site import Settings, settings_from

NAME = "dictionary"
"""The key of the plugin in `plugins:`, and of the settings in `extra:`."""
_PREVIEWS = "previews"
"""A setting that only a guest has: its own pages show them always."""
_TAG = "tag:yaml.org,2002:map"


def guest_settings(
    config: Mapping[str, Any], given: Mapping[str, Any], language: object, file: ConfigFile
) -> tuple[Settings, bool, list[Problem]]:
    """Settings of a dictionary that is a guest, whether pages show previews, and what is wrong with all that.

    The plugin's own key counts more.
    """
    extra = dict(config.get("extra") or {})
    of_extra = extra.get(NAME)
    if given:
        extra[NAME] = {**(of_extra if isinstance(of_extra, Mapping) else {}), **given}
    grafted = _grafted(file) if given else file
    reader = SettingsReader(grafted)
    has_previews = True
    if isinstance(of_all := extra.get(NAME), Mapping):
        extra[NAME] = {name: value for name, value in of_all.items() if name != _PREVIEWS}
        has_previews = _previews(reader, of_all)
    found, problems = settings_from({**config, "extra": extra}, language, grafted)
    # What a host leaves out or calls otherwise is its own affair.
    return found, has_previews, [problem for problem in (*reader.problems, *problems) if problem.code != "W601"]


def _previews(reader: SettingsReader, given: Mapping[str, Any]) -> bool:
    value = given.get(_PREVIEWS, True)
    if isinstance(value, bool):
        return value
    message, fix = f'"{_PREVIEWS}" needs true or false.', f'write "{_PREVIEWS}: false", or remove the line.'
    reader.report((*ROOT, _PREVIEWS), "E203", "not-yes-or-no", message, fix)
    return True


def _grafted(file: ConfigFile) -> ConfigFile:
    """Each file with what stands below the plugin's key put below `extra.dictionary`: places stay what they are."""
    inherited = _grafted(file.inherited) if file.inherited else None
    return ConfigFile(file.path, _moved(file.root), inherited)


def _moved(root: yaml.Node | None) -> yaml.Node | None:
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
