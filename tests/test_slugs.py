"""How labels become addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dictionary.language.slugs import heading_id, is_page_name, slug_of


@pytest.mark.parametrize(
    ("label", "slug"),
    [
        ("job interview", "job-interview"),
        ("  Job   Interview ", "job-interview"),
        ("follow-up", "follow-up"),
        ("résumé", "resume"),
        ("re\u0301sume\u0301", "resume"),
        ("401(k) plan", "401k-plan"),
        ("two weeks' notice", "two-weeks-notice"),
        ("two weeks’ notice", "two-weeks-notice"),
        ("L&D", "l-and-d"),
        ("DE & I", "de-and-i"),
        ("1:1", "1-1"),
        ("O*NET", "o-net"),
        ("U.S. visa", "us-visa"),
        ("right–to–work", "right-to-work"),
        ("Straßenbahn", "strassenbahn"),
        ("ﬁrst job", "first-job"),
        ("../../etc/passwd", "etc-passwd"),
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        ("F♯", "f-sharp"),
        ("C", "c"),
        ("C!", "c-exclamation-mark"),
        ("C?", "c-question-mark"),
        ("C^", "c-caret"),
        ("!C", "exclamation-mark-c"),
        ("C~", "c-tilde"),
        ("Yahoo!", "yahoo"),
        ("Why me?", "why-me"),
        ("C/C++", "c-c-plus-plus"),
        ("C#/.NET", "c-sharp-dot-net"),
        (".NET", "dot-net"),
        ("ASP.NET", "aspnet"),
        ("Node.js", "nodejs"),
        ("A+", "a-plus"),
        ("A-", "a-minus"),
        ("A−", "a-minus"),
        ("A*", "a-star"),
        ("A★", "a-star"),
        ("C--", "c-minus-minus"),
        ("-1", "minus-1"),
        ("10−5", "10-5"),
        ("≥ 5", "greater-than-or-equal-to-5"),
        ("ü < ö", "u-o"),
        ("x∞", "x-infinity"),
        ("Acme®", "acme"),
        ("№ 5", "no-5"),
        ("long- and short-term", "long-and-short-term"),
        ("*args", "star-args"),
        ("LGBTQ+", "lgbtq-plus"),
        ("+1", "plus-1"),
        ("@", "at"),
        ("%", "percent"),
        ("50 %", "50-percent"),
        ("$", "dollar"),
        ("24/7", "24-7"),
        ("#OpenToWork", "opentowork"),
        ("#1", "number-1"),
        ("Sec. 401", "sec-401"),
        ("x²", "x2"),
        ("Łódź", "lodz"),
        ("œuvre", "oeuvre"),
        ("Ørsted", "orsted"),
        ("đồng", "dong"),
        ("İstanbul", "istanbul"),
        ("þing", "thing"),
        ("導師", "導師"),
        ("C言語", "c言語"),
        ("нетворкинг", "нетворкинг"),
        ("Ελλάδα", "ελλάδα"),
        ("नौकरों", "नौकरों"),
        ("مصاحبه", "مصاحبه"),
        ("men\u034ftor", "mentor"),
        ("a\U000e0041\u3164", "a"),
        ("!!!", ""),
        ("", ""),
    ],
)
def test_address_of_a_label(label: str, slug: str) -> None:
    assert slug_of(label) == slug


@given(st.text())
def test_an_address_made_of_any_label_is_a_name_of_files_everywhere(label: str) -> None:
    slug = slug_of(label)
    assert slug_of(slug) == slug
    assert all(part.isalnum() or not part.isascii() for part in slug.split("-")) or slug == ""
    assert not set(slug) & set('/\\.:*?"<>| \0')
    assert slug == slug.strip("-")


@pytest.mark.parametrize("slug", ["", "index", "con", "nul", "com1", "lpt9", "a" * 101, "導" * 34])
def test_what_cannot_be_the_address_of_a_page(slug: str) -> None:
    assert not is_page_name(slug)


@pytest.mark.parametrize("slug", ["a", "contact", "com10", "a" * 100, "導" * 33, "c-plus-plus"])
def test_what_can_be_the_address_of_a_page(slug: str) -> None:
    assert is_page_name(slug)


@pytest.mark.parametrize(
    ("heading", "id"),
    [
        ("What a good request contains", "what-a-good-request-contains"),
        ("Who to ask: ten names", "who-to-ask-ten-names"),
        ("The résumé", "the-resume"),
        ("Über uns", "uber-uns"),
        ("Straße", "straße"),
        ("導師 и наставник", "導師-и-наставник"),
        ("コーチ", "コーチ"),
        ("!", ""),
    ],
)
def test_ids_of_headings_keep_their_letters(heading: str, id: str) -> None:
    assert heading_id(heading, "-") == id
