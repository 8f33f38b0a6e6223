"""A text → the same text as YAML has to be told it."""

import yaml

_STR = "tag:yaml.org,2002:str"


def quoted(text: str) -> str:
    """A text of one line in quotes: straight double ones, or single ones around what holds double ones."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def as_written(text: str) -> str:
    """A text of one line without quotes where YAML takes it for what it is, otherwise with them."""
    try:
        node = yaml.compose(f"[{text}]", Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return quoted(text)
    items = node.value if isinstance(node, yaml.SequenceNode) else []
    is_text = len(items) == 1 and isinstance(items[0], yaml.ScalarNode) and items[0].tag == _STR
    return text if is_text and items[0].value == text and not items[0].style else quoted(text)
