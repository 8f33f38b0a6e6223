"""Links, Markdown and HTML in texts that are shown as they are written, where readers would see the signs."""

import re

# What is surely markup; each pattern stops at the next sign of its kind, so that it takes linear time.
# Single signs (O*NET, snake_case, __init__, x[1](y), a lone backtick) are left alone.
_MARKUP = (
    re.compile(r"(?<!\w)\[\[[^\[\]\s](?:[^\[\]\n]*[^\[\]\s])?\]\]"),
    re.compile(r"(?<!\w)\[[^\[\]\n]+\]\((?=[^()\s]*[./#:])(?:[^()\s]|\([^()\s]*\))+\)"),
    re.compile(r"\bhttps?://\w[^\s<>]*", re.IGNORECASE),
    re.compile(r"(?<![\w*])\*\*[^\s*][^*\n]*\*\*(?![\w*])"),
    re.compile(r"(?<![\w*])\*[^\s*][^*\n]*\*(?![\w*])"),
)
_TAGS = (
    # Tags that come alone, and signs written out for HTML.
    re.compile(r"</?(?:br|hr|p|div|li|ul|ol|span|font|img|wbr)(?:\s[^<>]*)?/?>", re.IGNORECASE),
    re.compile(
        r"&(?:nbsp|amp|lt|gt|quot|apos|shy|[mn]dash|hellip|[lr][sd]quo|bull|rarr|#\d{2,6}|#x[\da-f]{2,6});", re.I
    ),
)
_IN_PLAIN = (
    *_MARKUP[1:2],
    *_MARKUP[3:],
    *_TAGS,
    # Two brackets that do not end; whole ones are told where links are looked at.
    re.compile(r"\[\[\w(?!.{0,300}\]\])[^\s\[\]]*"),
    # What only programs read: a line end or a quote mark behind a backslash.
    re.compile(r"(?:^|(?<=\s))\\[nrt](?=\s|$)|\\\""),
)
_IN_SENTENCES = (
    re.compile(r"`[^`\n]+`"),  # a name may be written as code
    # What stands at the beginning: a heading, an item of a list, a quotation; and the line below the head of a table.
    re.compile(r"\A\s*(?:#{1,6}|[-+*•]|\d{1,2}[.)]|>)(?= +\S)"),
    re.compile(r"\|? ?:?-{3,}:? ?\|"),
)
_MAYBE = re.compile(r"[*\[`<:#+|>•&\d-]")
_MAYBE_IN_PLAIN = re.compile(r"[*\[\]<&\\]")
_CLOSES_NOTHING = re.compile(r"(?<=\w)\]\]")
_ENDS_IN_SPACE = re.compile(r"\s[*`\]]*\Z")
_OPENING = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]*)?>(?=\S)")
_CLOSING = re.compile(r"(?<=\S)</([a-zA-Z][a-zA-Z0-9]*)>")


def markup_in(definition: str, names: tuple[str, ...] = ()) -> str:
    """The first piece of a definition that is surely a link or Markdown; empty if there is none.

    The signs of the entry's own names (`*args`, `_blank`) are its letters, not markup; where one of them is a tag,
    other tags may stand in the definition.
    """
    own = sorted((name for name in names if not name.isalnum()), key=len, reverse=True)
    for name in own if _MAYBE.search(definition) else ():
        definition = definition.replace(name, "x" * min(len(name), 3))
    tags = _TAGS[1:] if any("<" in name for name in own) else _TAGS
    return _marked(definition, (*_MARKUP, *tags, *_IN_SENTENCES))


def markup_in_name(name: str) -> str:
    """The same for a name, which may be written as code."""
    return "" if name.replace(" ", "").isalnum() else _marked(name, (*_MARKUP, *_TAGS[1:]))


def markup_in_plain(text: str) -> str:
    """The same for another text that is shown as it is. A web address may stand there."""
    if not _MAYBE_IN_PLAIN.search(text):
        return ""
    closing = _CLOSES_NOTHING.search(text) if "[" not in text else None
    return closing[0] if closing else _marked(text, _IN_PLAIN)


def _marked(text: str, patterns: tuple[re.Pattern[str], ...]) -> str:
    for pattern in patterns:
        for match in pattern.finditer(text):
            if not _ENDS_IN_SPACE.search(match[0]):
                return match[0]
    closings = {match[1]: match.start() for match in _CLOSING.finditer(text)}
    for opening in _OPENING.finditer(text):
        if closings.get(opening[1], -1) > opening.end():
            return opening[0]
    return ""
