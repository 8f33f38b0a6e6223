"""A hook for one build of its own: how long each stage takes, as JSON for `run.py`.

It must be the first hook: it puts a clock around functions of `dictionary` before the other
hooks import them. A stage inside another (linking while a page is rendered) counts for itself
only. What no stage claims (the builder, its Markdown, the theme) is for `run.py` to work out.
"""

import json
import os
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from time import process_time
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from dictionary import assembly, site
from dictionary.exports import formats
from dictionary.linking import fields, markdown_extension
from dictionary.pages import pages


class _Clock:
    """Processor time by stage. The innermost stage runs, those around it stand still."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)
        self._running: list[str] = []
        self._since = process_time()

    def _book(self) -> None:
        now = process_time()
        if self._running:
            self.spent[self._running[-1]] += now - self._since
        self._since = now

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """What runs inside counts for this stage."""
        self._book()
        self._running.append(name)
        try:
            yield
        finally:
            self._book()
            self._running.pop()

    def end_of(self, name: str) -> None:
        """What ran since the last call counts for this stage."""
        self._book()
        self.spent[name] += self.spent.pop("unnamed", 0.0)


_clock = _Clock()


def _timed(stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def run(*args: Any, **kwargs: Any) -> Any:
        with _clock.stage(stage):
            return function(*args, **kwargs)

    return run


def _timed_iterator(stage: str, function: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
    @wraps(function)
    def run(*args: Any, **kwargs: Any) -> Iterator[Any]:
        items = function(*args, **kwargs)
        end = object()
        while True:
            with _clock.stage(stage):
                item = next(items, end)
            if item is end:
                return
            yield item

    return run


def _timed_assembly(assemble: Callable[..., Any]) -> Callable[..., Any]:
    def run(*args: Any, **kwargs: Any) -> Any:
        with _clock.stage("unnamed"):
            return assemble(*args, **kwargs, stopwatch=_clock.end_of)

    return run


def _put_clocks() -> None:
    assembly.assemble = _timed_assembly(assembly.assemble)
    for name in ("entry_page", "render_list", "list_pages", "redirect_page", "entry_front_matter", "with_front_matter"):
        setattr(pages, name, _timed("pages", getattr(pages, name)))
    # Linking, with everything that it needs: finding and choosing mentions, making links,
    # quoting their sentences, collecting explicit links and backlinks.
    fields.FieldRenderer.sentence = _timed("link", fields.FieldRenderer.sentence)  # type: ignore[method-assign]
    fields.FieldRenderer.explicit_targets = _timed("link", fields.FieldRenderer.explicit_targets)  # type: ignore[method-assign]
    markdown_extension._Linker.run = _timed("link", markdown_extension._Linker.run)  # type: ignore[method-assign]
    site.Build.backlinks.func = _timed("link", site.Build.backlinks.func)  # type: ignore[attr-defined]
    formats.files = _timed_iterator("exports", formats.files)


_put_clocks()


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    spent = {stage: seconds for stage, seconds in _clock.spent.items() if stage != "unnamed"}
    Path(os.environ["BENCHMARK_STAGES"]).write_text(json.dumps(spent), encoding="utf-8")
