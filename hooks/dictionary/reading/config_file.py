"""The text of mkdocs.yml → where each setting stands in it, or why it cannot be read.

The values come from the builder, which knows of environments and of other files that a
configuration can begin with (`INHERIT`); this only finds their places, so that a message can name
file and line.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from dictionary.model.problems import FieldPath, Position, Problem, shown
from dictionary.reading.decoding import decode
from dictionary.reading.positions import position_of
from dictionary.reading.yaml_complaints import explained

_ENVIRONMENT = "!ENV"
_INHERIT = "INHERIT"
_STANDARD_INPUT = "standard input"
_Pair = tuple[yaml.Node, yaml.Node]


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """A configuration by its path, as people see it."""

    path: str
    root: yaml.Node | None = None
    inherited: "ConfigFile | None" = None
    """The file that this one begins with."""
    _below: dict[int, Mapping[str, _Pair]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was looked at so far: a place in the memory, for nodes have no other name → the settings there."""

    @property
    def chain(self) -> Iterator["ConfigFile"]:
        """The file itself, and those that it begins with, the nearest first."""
        file: ConfigFile | None = self
        while file:
            yield file
            file = file.inherited

    def holder(self, setting: FieldPath) -> "ConfigFile":
        """The file in which a setting stands; of several the nearest, for that one counts."""
        return max(self.chain, key=lambda file: file._depth(setting))

    def _depth(self, setting: FieldPath) -> int:
        """How many names of a setting stand here, from the first one."""
        node, depth = self.root, 0
        for name in setting:
            pair = self._pair(node, name)
            if pair is None:
                break
            node, depth = pair[1], depth + 1
        return depth

    def position(self, setting: FieldPath, of_name: bool = False) -> Position:
        """Where a setting's value (or its name) stands; the nearest setting around it if it is absent."""
        place, node = Position(), self.root
        for name in setting:
            pair = self._pair(node, name)
            if pair is None:
                break
            place = position_of(pair[0] if of_name or _is_nothing(pair[1]) else pair[1])
            node = pair[1]
        return place

    def _pair(self, node: yaml.Node | None, name: str | int) -> _Pair | None:
        """A setting by its name, the first one of that name."""
        if not isinstance(node, yaml.MappingNode):
            return None
        if id(node) not in self._below:
            backwards = [(key.value, (key, value)) for key, value in reversed(node.value)]
            self._below[id(node)] = {name: pair for name, pair in backwards if isinstance(name, str)}
        return self._below[id(node)].get(name) if isinstance(name, str) else None

    def variable(self, setting: FieldPath) -> str:
        """The variable of the environment that a setting is taken from; empty if it is none."""
        node = self.root
        for name in setting:
            pair = self._pair(node, name)
            node = pair[1] if pair else None
        if node is None or node.tag != _ENVIRONMENT:
            return ""
        first = node.value[0] if isinstance(node, yaml.SequenceNode) and node.value else node
        return str(first.value)

    def names(self, setting: FieldPath = ()) -> tuple[str, ...]:
        """The names that stand below a setting, or at the top of the file."""
        node = self.root
        for name in setting:
            pair = self._pair(node, name)
            node = pair[1] if pair else None
        return tuple(str(key.value) for key, _ in node.value) if isinstance(node, yaml.MappingNode) else ()


def read_config_file(path: str, data: bytes) -> tuple[ConfigFile, list[Problem]]:
    """The places of all settings. With problems, the builder cannot read the file or would read it wrongly."""
    text, problems = decode(path, data)
    if text is None:
        return ConfigFile(path), problems
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        return ConfigFile(path), [explained(error, text, path)]
    except RecursionError:
        return ConfigFile(path), [
            _problem(path, Position(), "E103", "unreadable", "The settings are nested too deeply.")
        ]
    if root is None:
        message = "There is no setting in this file."
        return ConfigFile(path), [
            _problem(path, Position(), "E101", "empty-file", message, 'begin it with "site_name: …".')
        ]
    if not isinstance(root, yaml.MappingNode):
        message = "This should be settings, one a line, each with a name, a colon and a value."
        return ConfigFile(path), [
            _problem(path, position_of(root), "E105", "not-fields", message, 'write "name: value".')
        ]
    return ConfigFile(path, root), list(_twice(root, path))


def project_of(config: Mapping[str, Any]) -> Path:
    """The folder of a builder's configuration; of one that has no file, that in which the builder runs."""
    path = config.get("config_file_path")
    return Path(path).parent if path else Path()


def settings_of(config: Mapping[str, Any]) -> tuple[ConfigFile, list[Problem]]:
    """The files of a builder's configuration; none where it comes from standard input, and is read already."""
    path = config.get("config_file_path")
    if not path:
        return ConfigFile(_STANDARD_INPUT), []
    file, problems = read_config_file(Path(path).name, Path(path).read_bytes())
    file, more = with_inherited(file, Path(path).parent)
    return file, [*problems, *more]


def with_inherited(file: ConfigFile, project: Path) -> tuple[ConfigFile, list[Problem]]:
    """A configuration with the files that it begins with. The builder says itself when one is not there."""
    waiting, found, problems = file, [file], list[Problem]()
    while name := _inherits(waiting):
        path = os.path.normpath(os.path.join(os.path.dirname(waiting.path), name))  # noqa: PTH118, PTH120
        shown_path = path.replace(os.sep, "/")
        if any(each.path == shown_path for each in found):
            break
        try:
            data = (project / path).read_bytes()
        except (OSError, ValueError):
            break
        waiting, wrong = read_config_file(shown_path, data)
        # Nothing has to stand in a file that another begins with.
        problems += [problem for problem in wrong if problem.code != "E101"]
        found.append(waiting)
    whole = found.pop()
    for each in reversed(found):
        whole = replace(each, inherited=whole)
    return whole, problems


def _inherits(file: ConfigFile) -> str:
    pair = file._pair(file.root, _INHERIT)
    is_name = pair is not None and isinstance(pair[1], yaml.ScalarNode) and pair[1].tag != _ENVIRONMENT
    return str(pair[1].value) if pair and is_name else ""


def _twice(root: yaml.MappingNode, path: str) -> Iterator[Problem]:
    """Settings that stand in the file twice: the builder would take the last, and drop the first without a word."""
    waiting: list[yaml.Node] = [root]
    met: set[int] = set()
    while waiting:
        node = waiting.pop()
        if id(node) in met:
            continue
        met.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            waiting += node.value
        elif isinstance(node, yaml.MappingNode):
            first: dict[str, int] = {}
            for key, value in node.value:
                waiting.append(value)
                if not isinstance(key, yaml.ScalarNode) or key.value == "<<":
                    continue
                if key.value in first:
                    message = f'"{shown(key.value)}" is here a second time; the first is on line {first[key.value]}.'
                    fix = "keep one of the two, with all that stands below them."
                    yield _problem(path, position_of(key), "E106", "field-twice", message, fix)
                first.setdefault(key.value, key.start_mark.line + 1)


def _is_nothing(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.value and not node.style


def _problem(
    path: str, position: Position, code: str, name: str, message: str, fix: str = "write fewer levels."
) -> Problem:
    return Problem(path=path, position=position, code=code, name=name, message=message, fix=fix)
