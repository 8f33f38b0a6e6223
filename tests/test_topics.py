"""Topics have pages, and so an introduction; regions and audiences have none."""

import pytest

from dictionary.model.entry import NamedTopic
from dictionary.reading.loading import load_vocabulary

TEXT = b"bread: {name: Bread, description: About bread., introduction: Bread is baked. So are rolls.}\n"


def test_a_topic_may_have_an_introduction() -> None:
    found, problems = load_vocabulary("glossary/_topics.yml", TEXT)
    assert problems == []
    topic = found["bread"]
    assert isinstance(topic, NamedTopic)
    assert topic.introduction == "Bread is baked. So are rolls."


@pytest.mark.parametrize("name", ["regions", "audiences"])
def test_nothing_else_may(name: str) -> None:
    _, problems = load_vocabulary(f"glossary/_{name}.yml", TEXT)
    assert [problem.code for problem in problems] == ["E201"]
