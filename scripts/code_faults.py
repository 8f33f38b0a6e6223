"""Code that Python or the templates' reader cannot read: file, line, and what is wrong. Imports nothing of ours."""

from collections.abc import Iterator
from pathlib import Path

import jinja2


def faults(project: Path) -> Iterator[str]:
    """One sentence for each file below `hooks/` that cannot be read as code."""
    for path in sorted((project / "hooks").rglob("*")):
        name = path.relative_to(project).as_posix()
        try:
            if path.suffix == ".py":
                compile(path.read_bytes(), name, "exec", dont_inherit=True)
            elif path.suffix == ".j2":
                jinja2.Environment().parse(path.read_text("utf-8"), name)
        except (SyntaxError, jinja2.TemplateSyntaxError) as error:
            said = error.msg if isinstance(error, SyntaxError) else error.message
            yield f"{name}:{error.lineno or 1}: the code cannot be read: {(said or 'no more is known').rstrip('.')}."
        except (OSError, ValueError) as error:
            yield f"{name}: the file cannot be read: {error}."


def told(outcome: str) -> bool:
    """Whether something below `hooks/` cannot be read; said, with what comes of it."""
    unreadable = list(faults(Path(__file__).resolve().parent.parent))
    if unreadable:
        print(*unreadable, outcome, sep="\n", flush=True)
    return bool(unreadable)
