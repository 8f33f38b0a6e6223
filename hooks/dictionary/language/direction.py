"""In which direction a language is written, by its BCP 47 tag."""

_SCRIPTS = frozenset("adlm arab aran hebr mand mend nkoo rohg samr syrc thaa".split())
_LANGUAGES = frozenset("ar arc arz ckb dv fa he iw ks nqo ps sd syr ug ur yi".split())


def direction(tag: str) -> str:
    """`rtl` or `ltr`, as HTML names it. A script in the tag decides; else what the language is usually written in."""
    language, *others = tag.lower().split("-")
    script = next((each for each in others if len(each) == 4 and each.isalpha()), "")
    if script:
        return "rtl" if script in _SCRIPTS else "ltr"
    return "rtl" if language in _LANGUAGES else "ltr"
