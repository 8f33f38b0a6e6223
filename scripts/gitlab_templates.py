"""Write .gitlab/: the issue forms of .github/ISSUE_TEMPLATE/ as GitLab has them, and the pull-request template.

GitLab has no fields, only a text to begin with: the headings of the form, one below the other. So what is sent
there has the shape of what a form sends, and is read in the same way. Run it after you have changed a form.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from command import FINE, parser, run
from dictionary.contributing.forms import FORMS, FormField, fields_in
from dictionary.contributing.issue_body import headed

_PROJECT = Path(__file__).resolve().parent.parent
_EXAMPLES = (("scripts/gitlab_templates.py", "writes the files anew"),)


def main(arguments: Sequence[str] | None = None, project: Path = _PROJECT) -> int:
    """Always 0: forms that a project does not have are left out."""
    parser(__doc__ or "", _EXAMPLES).parse_args(arguments)
    for name, text in templates(project):
        file = project / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        print(f"Written: {name}")
    return FINE


def templates(project: Path) -> Iterator[tuple[str, str]]:
    """Path and text of every file."""
    for form in FORMS:
        source = project / ".github" / "ISSUE_TEMPLATE" / f"{form}.yml"
        if source.is_file():
            fields = fields_in(form, source.read_text(encoding="utf-8"))
            yield f".gitlab/issue_templates/{form}.md", issue_template(fields)
    pull_request = project / ".github" / "pull_request_template.md"
    if pull_request.is_file():
        # GitLab begins every merge request with the one of this name.
        yield ".gitlab/merge_request_templates/Default.md", pull_request.read_text(encoding="utf-8")


def issue_template(fields: Sequence[FormField]) -> str:
    """The headings of a form, and above them what to write below each, where readers of the issue do not see it."""
    hints = "".join(f"{field.heading}: {field.description}\n" for field in fields if field.description)
    # A hint must not end the remark that it stands in.
    return f"<!--\n{hints.replace('--', '- -')}-->\n\n{headed({}, fields, all_headings=True)}"


if __name__ == "__main__":
    sys.exit(run(main))
