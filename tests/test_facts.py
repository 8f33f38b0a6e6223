"""What is told in short: a label that several facts have stands once."""

from dictionary.model.entry import Entry, Fact


def test_facts_of_one_label_stand_together() -> None:
    facts = [Fact(label=label, value=value) for label, value in (("Must they?", "Yes"), ("When", "Now"))]
    facts.append(Fact(label="Must they?", value="No"))
    entry = Entry(slug="x", path="glossary/x.yml", headword="x", topics=("t",), in_short=tuple(facts))
    assert [(label, [fact.value for fact in same]) for label, same in entry.facts_by_label] == [
        ("Must they?", ["Yes", "No"]),
        ("When", ["Now"]),
    ]
