"""The settings of the dictionary that is checked out."""

from project import configuration


def test_they_are_right() -> None:
    read = configuration()
    assert read.problems == []
    assert read.settings


def test_its_house_style_does_not_stop_anybody_from_beginning() -> None:
    """A stub is one good sentence: what a published entry must have is never asked of it as an error."""
    settings = configuration().settings
    assert settings
    assert settings.rules.required_fields.stub != "error"
    assert settings.rules.explanation_length.stub != "error"
