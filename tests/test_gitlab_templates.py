"""The texts that GitLab begins an issue with: of the shape of the forms they are made from."""

from pathlib import Path

import gitlab_templates
from dictionary.contributing.forms import FORM_FIELDS, fields_in
from dictionary.contributing.issue_body import form_of, read_body

FORM = """
body:
  - {type: input, id: entry, attributes: {label: Eintrag, description: "Ende --> der Adresse"}}
  - {type: textarea, id: comment, attributes: {label: Dein Kommentar}}
"""


def test_a_template_is_read_as_its_form_with_nothing_filled_in() -> None:
    fields = fields_in("comment", FORM)
    text = gitlab_templates.issue_template(fields)
    assert text.startswith("<!--\nEintrag: Ende - -> der Adresse\n-->\n\n### Eintrag\n\n\n\n### Dein Kommentar\n")
    assert text.count("-->") == 1
    assert form_of(text, {**FORM_FIELDS, "comment": fields}) == "comment"
    assert read_body(text, fields).texts == {}
    filled_in = text.replace("### Dein Kommentar\n\n", "### Dein Kommentar\n\nDanke.")
    assert read_body(filled_in, fields).texts == {"comment": "Danke."}


def test_forms_that_a_project_does_not_have_are_left_out(tmp_path: Path) -> None:
    assert gitlab_templates.main([], tmp_path) == 0
    assert list(tmp_path.iterdir()) == []
    form = tmp_path / ".github/ISSUE_TEMPLATE/comment.yml"
    form.parent.mkdir(parents=True)
    form.write_text(FORM, encoding="utf-8")
    (tmp_path / ".github/pull_request_template.md").write_text("Why?\n", encoding="utf-8")
    assert gitlab_templates.main([], tmp_path) == 0
    assert "### Eintrag" in (tmp_path / ".gitlab/issue_templates/comment.md").read_text(encoding="utf-8")
    assert (tmp_path / ".gitlab/merge_request_templates/Default.md").read_text(encoding="utf-8") == "Why?\n"
