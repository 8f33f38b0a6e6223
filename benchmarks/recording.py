"""Tables in README.md, each between two marks of its own."""

from pathlib import Path

README = Path(__file__).resolve().with_name("README.md")


def record(name: str, tables: str, readme: Path = README) -> None:
    """Put tables between the marks of this name. Raises ValueError when the file has not both of them."""
    text = readme.read_text(encoding="utf-8")
    begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    before, after = text[: text.index(begin)], text[text.index(end) :]
    readme.write_text(f"{before}{begin}\n\n{tables}\n\n{after}", encoding="utf-8")
