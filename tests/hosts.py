"""Small sites of somebody else, of different make, and a few entries for them."""

from pathlib import Path

from builds import build, environment

MENTOR = """headword: mentor
topics: [words]
definition: A mentor is a person who gives advice to somebody who wants to learn.
"""
RECRUITER = """headword: recruiter
topics: [words]
definition: A recruiter is a person who finds people for a job, as a mentor may.
"""
TOPICS = "words: {name: Words}\n"
MENTIONING = """# With mentions

Ask a mentor. Then see [[recruiter]], [[nothing of ours]] and [[1]](plain.md).

<details><summary>A recruiter in a summary</summary></details>
"""
PLAIN = (
    "# Without\n\nNothing here has a name. [[nothing|of ours]] ![[x.png]]\n\n| a | b |\n|---|---|\n| `[[a|b]]` | c |\n"
)
HOSTS = {
    "material": """
theme: {name: material, custom_dir: theirs, features: [navigation.instant, navigation.tabs]}
plugins: [search, blog, tags, {plugin}]
markdown_extensions: [attr_list, admonition, pymdownx.details, {pymdownx.arithmatex: {generic: true}}]
""",
    "mkdocs": "theme: mkdocs\nplugins: [search, {plugin}]\nuse_directory_urls: false\n",
    "readthedocs": "theme: readthedocs\nplugins: [search, {plugin}]\nnav: [index.md, mentions.md, plain.md]\n",
}


def host(folder: Path, settings: str) -> Path:
    docs = folder / "docs"
    (docs / "blog" / "posts").mkdir(parents=True)
    (folder / "theirs").mkdir()
    (folder / "theirs" / "main.html").write_text(
        '{% extends "base.html" %}{% block htmltitle %}<title>Theirs {{ t }}{{ dictionary }}</title>{% endblock %}'
    )
    (folder / "mkdocs.yml").write_text(f"site_name: A & B\nsite_url: http://localhost/host/\n{settings}")
    (docs / "index.md").write_text("---\ntitle: Theirs & ours\n---\n\n# Home\n\n[On](plain.md)\n")
    (docs / "mentions.md").write_text(MENTIONING)
    (docs / "plain.md").write_text(f"---\ntags: [one]\nlist: browse\ntemplate: main.html\n---\n{PLAIN}")
    formula = "$mentor$" if "arithmatex" in settings else "$x$"
    post = f"---\ndate: 2026-01-02\n---\n\n# A post\n\nFirst.\n\n<!-- more -->\n\nThe rest of it, with {formula}.\n"
    (docs / "blog" / "posts" / "post.md").write_text(post)
    return folder


def with_glossary(project: Path) -> Path:
    (project / "glossary").mkdir(exist_ok=True)
    for name, text in (("mentor.yml", MENTOR), ("recruiter.yml", RECRUITER), ("_topics.yml", TOPICS)):
        (project / "glossary" / name).write_text(text)
    return project


def built(project: Path, wheel: Path) -> Path:
    site = project.with_name(f"{project.name}-site")
    # Two of the themes write the time into the first page.
    done = build(project, site, env=environment(PYTHONPATH=str(wheel), SOURCE_DATE_EPOCH="1780000000"))
    assert done.returncode == 0, done.stdout
    return site


def pages(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*.html")}
