"""What is a whole web address, and what is wrong with a text that should be one."""

import re

from dictionary.model.problems import shown
from dictionary.model.wordings import WORDINGS

# A host has two parts at least, or is the reader's own computer. Each part ends at the next point,
# so that a wrong sign after a thousand points is noticed as fast as after one.
_HOST_PART = r"[^\s/?#@\\<>\".:]+"
_PORT = r":0*(?:6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5]?[0-9]{1,4})"
_WEB_ADDRESS = re.compile(
    rf"https?://(?:{_HOST_PART}(?:\.{_HOST_PART})+\.?|localhost)(?:{_PORT})?(?:[/?#][^\s\\<>\"]*)?",
    re.IGNORECASE,
)
# What people leave the scheme off of: names of hosts, no mail addresses and no other schemes.
_BEGINS_AS_A_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?=[/?#]|$)", re.IGNORECASE)
_AROUND = re.compile(r"<([^<>]*)>|\[[^\[\]]*\]\(([^\s()]*)\)|\(([^()]*)\)")
_SCHEME = re.compile(r"https?:/{0,2}(?=[^/\s])", re.IGNORECASE)
_END_OF_SENTENCE = re.compile(r"([^()\s]+)\)[.,;:]+")
_PASSWORD = re.compile(r"(https?://)[^/?#\s@]*@", re.IGNORECASE)
_TOO_HIGH = re.compile(r"https?://[^/?#\s@]+:[0-9]+(?=[/?#]|$)", re.IGNORECASE)


def is_web_address(text: str) -> bool:
    """Whether a text is a whole address that begins with http:// or https://, and nothing of the sentence around it."""
    return _WEB_ADDRESS.fullmatch(text) is not None and not _END_OF_SENTENCE.fullmatch(text)


def address_fault(text: str) -> tuple[str, str, str | None]:
    """Message, mend and replacement for a text that is no web address."""
    message, fix = WORDINGS["not-a-web-address"].said(text=shown(text))
    begun = [*re.finditer(r"https?://", text, re.IGNORECASE)]
    if around := _AROUND.fullmatch(text):
        inside = next(part for part in around.groups() if part is not None).strip()
        if is_web_address(inside):
            return f'Signs stand around the web address: "{shown(text)}".', "write the address alone.", inside
    if _BEGINS_AS_A_HOST.match(text) and is_web_address(f"https://{text}"):
        return message, fix, f"https://{text}"
    if end := _END_OF_SENTENCE.fullmatch(text):
        message = f'Signs of a sentence stand behind the web address: "{shown(text)}".'
        return message, "write the address alone.", end[1] if is_web_address(end[1]) else None
    if len(begun) > 1 and re.search(r"[\s,;]", text[: begun[1].start()]):
        return f'Here are two web addresses: "{shown(text)}".', "keep one; the other needs a source of its own.", None
    if not begun and _SCHEME.match(text):
        return f'A slash is missing in the web address: "{shown(text)}".', "write https://, with two of them.", None
    if begun and re.search(r"\s", text):
        return (
            f'There is a space in the web address: "{shown(text)}".',
            "take it out; where it belongs to the address, write %20.",
            None,
        )
    if _PASSWORD.match(text) and "\\" not in text:
        return (
            f'A name or a password stands before the @ of the web address: "{shown(text)}".',
            "write the address without it.",
            None,
        )
    if _TOO_HIGH.match(text):
        return f'"{shown(text)}" has a port that no address can have.', "write 65535 at most, or leave it out.", None
    return message, fix, None
