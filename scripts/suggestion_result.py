"""What the job that reads a suggestion hands to the job that acts on it: one small JSON file.

The reading job has met contributed text, so the other one believes nothing of what it says: every
value is looked at again here. This module needs the standard library alone, as the whole of
the job that may write does.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, get_args

State = Literal["nothing", "thanks", "to-mend", "ready"]
STATES: tuple[State, ...] = get_args(State)
OUTCOMES = ("said", "opened", "refused", "touched")
"""`said` is the one reply of a state that needs no pull request; the others belong to `ready`."""
LINK = "%LINK%"
"""Stands in a reply for the pull request (`exports/suggestion_reply.py` writes it)."""

_MOST = 200_000
# As GitHub allows them; a bot's ends in [bot], and that of a company's account in _ and its short name.
_LOGIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]{0,38})(?:\[bot\])?")
_PATH = re.compile(r"(?:\w[\w.-]*/)+[a-z0-9]+(?:-[a-z0-9]+)*\.yml")
_LINE = re.compile(r"[^\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]{1,200}")
_TEXT = re.compile(r"[^\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]*")
_FILE = re.compile(r"[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]*")  # with line ends of Windows


class ResultError(ValueError):
    """Why a file is not what the reading job makes, in a plain sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What is to be done about one issue."""

    issue: int
    state: State
    replies: Mapping[str, str] = field(default_factory=dict)
    """Outcome → reply, as Markdown."""
    path: str = ""
    """The file that changes, below the project."""
    text: str = ""
    """What it should hold."""
    title: str = ""
    """Of the commit and the pull request; made of names of files and fields only."""
    summary: str = ""
    """For those who review it: what it does to the links, as Markdown."""
    login: str = ""
    """The account that sent it."""
    account: int = 0
    """Its number."""

    @property
    def branch(self) -> str:
        return f"suggestion/{self.issue}"

    @property
    def folder(self) -> str:
        return self.path.rpartition("/")[0]

    def as_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=True, indent=1, sort_keys=True)


def read_result(source: str) -> Result:
    """The result that a file holds. Raises ResultError for whatever the reading job does not write."""
    if len(source) > 6 * _MOST:
        raise ResultError("The result is too long.")
    try:
        given = json.loads(source)
    except (ValueError, RecursionError):
        raise ResultError("The result is not JSON.") from None
    if not isinstance(given, dict) or given.keys() != Result.__dataclass_fields__.keys():
        raise ResultError("The result has not the parts that it should have.")
    replies = given.pop("replies")
    if not isinstance(replies, dict):
        raise ResultError("The replies are no texts by name.")
    _check(given, replies)
    return Result(**given, replies=replies)


def _check(given: Mapping[str, Any], replies: Mapping[str, Any]) -> None:
    is_ready = given["state"] == "ready"
    needed = {"ready": set(OUTCOMES[1:]), "nothing": set()}.get(given["state"], {"said"})
    rules = (
        ("issue", _is_number(given["issue"])),
        ("state", given["state"] in STATES),
        ("replies", replies.keys() == needed and all(map(_is_text, replies.values()))),
        ("path", _matches(_PATH, given["path"]) if is_ready else given["path"] == ""),
        ("text", _is_text(given["text"], _FILE) and bool(given["text"]) == is_ready),
        ("title", _matches(_LINE, given["title"]) if is_ready else given["title"] == ""),
        ("summary", _is_text(given["summary"]) and (is_ready or given["summary"] == "")),
        ("login", _matches(_LOGIN, given["login"])),
        ("account", _is_number(given["account"])),
    )
    for name, is_right in rules:
        if not is_right:
            raise ResultError(f'The result has a "{name}" that cannot be.')


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < 10**15


def _is_text(value: object, pattern: re.Pattern[str] = _TEXT) -> bool:
    return isinstance(value, str) and len(value) <= _MOST and pattern.fullmatch(value) is not None


def _matches(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None
