"""The dictionary's part of mkdocs.yml → checked values, or problems with their lines.

`SettingsReader` reads one mapping after the other; a wrong value is reported and left out, so
that all wrong settings show in one run. Parts that grow (rules of style, say) read theirs with it.
"""

import difflib
import posixpath
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from dictionary.language.nearness import surely
from dictionary.model.problems import FieldPath, Problem, shown
from dictionary.reading.config_file import ConfigFile

ROOT: FieldPath = ("extra", "dictionary")
PARTS = ("entries", "articles", "topics", "contribute")
"""First parts of addresses, and folders below `docs/`."""
TAKEN = frozenset({"api", "assets", "downloads", "embed", "oembed", "print", "search", "v1"})
"""Folders of the finished site that are not the dictionary's to name."""

_PART = re.compile(r"[^\W_][\w-]*")
_DRIVE = re.compile(r"[A-Za-z]:")
_REPO_URL = 'remove the line, and write "repo_url: …" at the start of a line.'
_MAIL = re.compile(r"[^\s@?&/:]+@[^\s@?&/:]+")


@dataclass(slots=True)
class SettingsReader:
    """Reads settings; collects what is wrong with them."""

    file: ConfigFile
    problems: list[Problem] = field(default_factory=list)

    def mapping(self, given: object, setting: FieldPath, known: Collection[str]) -> Mapping[str, Any]:
        """What stands below a setting, without names that are not known. Left empty, it is no setting at all."""
        if given is None:
            return {}
        name = setting[-1]
        if not isinstance(given, Mapping):
            message = f'"{name}" needs settings below it, one a line, each with a name, a colon and a value.'
            self.report(setting, "E203", "not-settings", message, f"indent them below it: {', '.join(known)}.")
            return {}
        for key in given:
            if key not in known:
                self.unknown((*setting, key), known)
        return {key: value for key, value in given.items() if key in known}

    def unknown(self, setting: FieldPath, known: Collection[str]) -> None:
        """Report a name that is no setting, with the closest that is one."""
        name = str(setting[-1])
        close = difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.6)
        fix = f"did you mean {close[0]}?" if close else f"remove it, or use one of: {', '.join(known)}."
        message = f'There is no setting "{shown(name)}" below "{setting[-2]}".'
        self.report(setting, "E201", "setting-unknown", message, fix, surely(name, close), of_name=True)

    def text(
        self, given: Mapping[str, Any], setting: FieldPath, default: str, may_be_empty: bool = False
    ) -> str | None:
        """One text; the default when it is not given, None when it is wrong."""
        name = setting[-1]
        if name not in given:
            return default
        value = given[str(name)]
        if value is None or (isinstance(value, str) and not value.strip()):
            if may_be_empty and value is not None:
                return ""
            otherwise = f'remove the line: then it is "{default}"' if default else "remove the line"
            self.report(
                setting, "E205", "empty", f'"{name}" is empty.', f"write a value after the colon, or {otherwise}."
            )
            return None
        if isinstance(value, str):
            return value.strip()
        if isinstance(value, list | Mapping):
            fix = f'write one, without brackets or hyphens: "{name}: {default or "…"}".'
            self.report(setting, "E203", "not-a-text", f'"{name}" needs one value, not several.', fix)
        else:
            message = f'"{name}" needs a text; YAML reads {shown(str(value))} as something else.'
            self.report(setting, "E207", "not-a-text", message, "put it in quotes.")
        return None

    def choice(
        self, given: Mapping[str, Any], setting: FieldPath, choices: Collection[str], default: str, name: str, what: str
    ) -> str | None:
        """One of a few words; `name` is that of the problem, `what` a sentence's end. None when it is wrong."""
        found = self.text(given, setting, default)
        if found is None or found in choices:
            return found
        close = difflib.get_close_matches(found.lower(), choices, n=1, cutoff=0.6)
        fix = f"did you mean {close[0]}?" if close else f"use one of: {', '.join(choices)}."
        self.report(setting, "E204", name, f'"{shown(found)}" is {what}', fix, surely(found, close))
        return None

    def report(
        self,
        setting: FieldPath,
        code: str,
        name: str,
        message: str,
        fix: str,
        replacement: str | None = None,
        of_name: bool = False,
    ) -> None:
        """Add a problem at a setting's value, or at its name."""
        file = self.file.holder(setting)
        if variable := file.variable(setting):
            message = f"{message} It comes from the environment, where {variable} is set."
        position = file.position(setting, of_name)
        self.problems.append(
            Problem(
                path=file.path,
                position=position,
                code=code,
                name=name,
                message=message,
                fix=fix,
                replacement=replacement,
            )
        )


def read_endpoint(reader: SettingsReader, given: object) -> str:
    """`contribute.endpoint`, the address that takes what readers write; empty where there is none.

    `contribute` itself is a word, the first part of addresses, or has settings below it: `path` is the word then.
    """
    if not isinstance(given, Mapping):
        return ""
    setting = (*ROOT, "contribute")
    known = reader.mapping(given, setting, ("path", "endpoint"))
    endpoint = reader.text(known, (*setting, "endpoint"), "", may_be_empty=True) or ""
    if endpoint and not takes_forms(endpoint):
        message = f'"{shown(endpoint)}" is not a web address to which a browser sends what readers write.'
        fix = "write the whole address, beginning with https://."
        reader.report((*setting, "endpoint"), "E206", "not-a-web-address", message, fix)
        return ""
    return endpoint


_OWN_COMPUTER = ("localhost", "127.0.0.1", "::1")


def takes_forms(address: str) -> bool:
    """Whether this is an address to which readers' words may be sent: nobody on the way can read them."""
    if not is_web_address(address):
        return False
    parts = urlsplit(address)
    return parts.scheme == "https" or parts.hostname in _OWN_COMPUTER


def read_folders(reader: SettingsReader, given: Mapping[str, Any], defaults: Mapping[str, str]) -> dict[str, str]:
    """`glossary`, `entries`, `articles`, `topics`: those that are right, or the defaults where they are wrong."""
    values = dict(defaults)
    if glossary := reader.text(given, (*ROOT, "glossary"), defaults["glossary"]):
        values["glossary"] = _folder(reader, (*ROOT, "glossary"), glossary) or defaults["glossary"]
    owners: dict[str, str] = {}
    for name in PARTS:
        setting, values_of = (*ROOT, name), given
        if name == "contribute" and isinstance(given.get(name), Mapping):
            setting, values_of = (*setting, "path"), given[name]
        part = reader.text(values_of, setting, defaults[name])
        part = part.strip("/") if part else part
        if not part:
            if part == "":
                reader.report(setting, "E203", "not-a-part", f'"{name}" names no folder.', f'write "{defaults[name]}".')
            continue
        if not _PART.fullmatch(part):
            message = f'"{shown(part)}" cannot be the first part of an address.'
            fix = f'use one word of letters, digits and hyphens, such as "{defaults[name]}".'
            reader.report(setting, "E203", "not-a-part", message, fix)
        elif part.casefold() in TAKEN:
            message = f'The site already has a folder "{part}" of its own.'
            reader.report(setting, "E603", "name-taken", message, f'use another word, such as "{defaults[name]}".')
        elif (owner := owners.setdefault(part.casefold(), name)) != name:
            message = f'"{name}" and "{owner}" have the same name, "{part}", and so the same addresses.'
            reader.report(setting, "E603", "name-taken", message, "give each of them a name of its own.")
        else:
            values[name] = part
    return values


def _folder(reader: SettingsReader, setting: FieldPath, given: str) -> str | None:
    """A folder below the project, as a path with `/`."""
    plain = posixpath.normpath(given)
    fault = None
    if given.startswith(("/", "~")) or _DRIVE.match(given):
        fault = "begins outside the project", "name a folder inside the project, such as glossary."
    elif "\\" in given:
        fault = "has backslashes between its folders", f"write {given.replace(chr(92), '/')}."
    elif plain.startswith("..") or plain == ".":
        fault = "is not inside the project", "name a folder inside the project, such as glossary."
    if fault:
        reader.report(setting, "E203", "not-a-folder", f'"{shown(given)}" {fault[0]}.', fault[1])
        return None
    return plain


def read_repository(reader: SettingsReader, given: object, hosts: Collection[str]) -> dict[str, str]:
    """`branch`, `host` and `mail`, as far as they are right."""
    setting = (*ROOT, "repository")
    if isinstance(given, Mapping) and "url" in given:
        message = "The address of the repository is not given here."
        reader.report((*setting, "url"), "E201", "setting-unknown", message, _REPO_URL, of_name=True)
        given = {key: value for key, value in given.items() if key != "url"}
    elif is_web_address(given):
        message = '"repository" needs settings below it, and its address is not given here.'
        reader.report(setting, "E203", "not-settings", message, _REPO_URL)
        given = {}
    known = reader.mapping(given, setting, ("host", "branch", "mail"))
    host = reader.choice(known, (*setting, "host"), hosts, "github", "host-unknown", "not a host that we know.")
    mail = reader.text(known, (*setting, "mail"), "", may_be_empty=True)
    if mail and not _MAIL.fullmatch(mail):
        message = f'"{shown(mail)}" is not an address of mail.'
        reader.report((*setting, "mail"), "E206", "not-an-address", message, 'write it like "name@example.org".')
        mail = None
    found = {"host": host, "branch": reader.text(known, (*setting, "branch"), "main"), "mail": mail}
    return {name: value for name, value in found.items() if value is not None}


def check_site_addresses(reader: SettingsReader, config: Mapping[str, Any]) -> None:
    """`site_url` and `repo_url`: what the site says about itself to others."""
    for name in ("site_url", "repo_url"):
        value = config.get(name)
        if value and not is_web_address(value):
            message = f'"{name}" is not a web address.'
            fix = "write the whole address, with https:// before it, or remove the line."
            reader.report((name,), "E206", "not-a-web-address", message, fix)
    if not config.get("site_url"):
        message = '"site_url" is missing, so data files and previews on other sites name pages without their host.'
        fix = 'add a line "site_url: https://…/" with the address that the site will have.'
        reader.report(("site_url",), "W601", "no-site-url", message, fix)


def check_name_of_settings(reader: SettingsReader, extra: object) -> None:
    """Whether the dictionary's settings stand under a name that is nearly right, and so are not found."""
    if isinstance(extra, Mapping) and "dictionary" not in extra:
        for name in difflib.get_close_matches("dictionary", [str(key) for key in extra], n=1, cutoff=0.8):
            message = f'There is no setting "{shown(name)}" below "extra".'
            setting = ("extra", name)
            reader.report(
                setting, "E201", "setting-unknown", message, "did you mean dictionary?", "dictionary", of_name=True
            )


def is_web_address(text: object) -> bool:
    """Whether this is a whole address of the web."""
    if not isinstance(text, str) or any(char.isspace() for char in text):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False
