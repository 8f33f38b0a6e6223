"""Whoever signs what is said has a line of their own."""

import pytest

from dictionary.language.languages import language
from dictionary.language.letter_lines import letter_lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("May I bring notes? Kind regards, Gethin Prosser", ["May I bring notes?", "Kind regards,", "Gethin Prosser"]),
        ("Please do so by Friday. Ana Ortega", ["Please do so by Friday.", "Ana Ortega"]),
        ("I'd like to stay in touch. Pavel", ["I'd like to stay in touch.", "Pavel"]),
        ("When is it deleted? Thank you, Imani Osei-Bonsu", ["When is it deleted?", "Thank you,", "Imani Osei-Bonsu"]),
        ("He said “Go.” Zoran Ilić", ["He said “Go.”", "Zoran Ilić"]),
        # The author's own lines.
        ("Dear Ana,\nI resign.\n\nSincerely,\nJo", ["Dear Ana,", "I resign.", "Sincerely,", "Jo"]),
        # No names.
        ("I saw it. See you on Monday.", ["I saw it. See you on Monday."]),
        ("I was sent by Dr. Osei", ["I was sent by Dr. Osei"]),
        ("It was great. Then he left", ["It was great. Then he left"]),
        ("What do you want? A raise", ["What do you want? A raise"]),
        ("Ana Ortega", ["Ana Ortega"]),
        ("", [""]),
        ("よろしくお願いします。田中", ["よろしくお願いします。田中"]),
    ],
)
def test_lines(text: str, lines: list[str]) -> None:
    assert list(letter_lines(text, language("en").sentences)) == lines


def test_other_languages_have_other_words() -> None:
    text = "Darf ich anrufen? Mit freundlichen Grüßen, Jörg Ölschläger"
    assert letter_lines(text, language("de").sentences)[1:] == ("Mit freundlichen Grüßen,", "Jörg Ölschläger")
