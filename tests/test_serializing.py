"""JSON that stays JSON wherever it is put."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawl import Crawl
from dictionary.exports.serializing import safe, to_json

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)
SIGNS = set("<>&\u2028\u2029")


@given(VALUES)
def test_nothing_in_it_means_something_to_a_page_or_a_script(value: object) -> None:
    text = to_json(value)
    assert not SIGNS & set(text)
    assert text.encode("utf-8")
    assert json.loads(text) == value


@given(VALUES)
def test_json_of_others_says_the_same_made_safe(value: object) -> None:
    text = json.dumps(value, ensure_ascii=False)
    assert json.loads(safe(text)) == json.loads(text)


def test_half_a_letter_can_be_written() -> None:
    assert to_json("\ud83d<") == '"\\ud83d\\u003c"\n'


def test_numbers_that_json_does_not_know_are_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        to_json(float("nan"))


@pytest.mark.parametrize("built", ["with_directory_urls", "by_properdocs", "second_dictionary"])
def test_no_json_file_of_a_site_holds_such_a_sign(built: str, request: pytest.FixtureRequest) -> None:
    site = Crawl(request.getfixturevalue(built))
    files = [path for path in site.files if path.endswith(".json")]
    assert {"api/v1/labels.json", "api/v1/lookup.json", "api/v1/schema/entry.schema.json"} < set(files)
    assert {"api/v1/texts.json", "api/v1/texts/0.json", "api/v1/words/0.json"} < set(files)
    assert [path for path in files if SIGNS & set(site.text(path))] == []
    for path in files:
        json.loads(site.text(path))
    # What a page holds of such data, it holds without them too.
    for page in site.real_pages():
        for piece in site.text(page.path).split('type="application/json">')[1:]:
            assert not SIGNS & set(piece.partition("</script>")[0]), page.path
