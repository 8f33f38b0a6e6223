"""The code that templates become, kept: from build to build while somebody writes, and on the disk, as Python's own.

It is made anew where a template has changed, or anything that shapes what is made of it.
"""

import sys
from collections.abc import MutableMapping
from contextlib import suppress
from pathlib import Path

import jinja2
from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket

FOLDER = Path(__file__).parent / "templates" / "__pycache__"


class KeptTemplates(FileSystemBytecodeCache):
    """What the templates of an environment have become; `memory` holds it too, by a key for each template.

    Like Python's own cache it is not written where Python was told so, or where nothing can be written,
    and as trustworthy as the code beside it.
    """

    def __init__(
        self, environment: Environment, memory: MutableMapping[str, bytes] | None = None, folder: Path = FOLDER
    ) -> None:
        super().__init__(str(folder), "%s.jinja2")
        self._memory = {} if memory is None else memory
        self._shaped_by = _shaped_by(environment)

    def get_source_checksum(self, source: str) -> str:
        return super().get_source_checksum(self._shaped_by + source)

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            if bucket.key in self._memory:
                bucket.bytecode_from_string(self._memory[bucket.key])
            else:
                super().load_bytecode(bucket)
        except Exception:  # whatever is said of bytes that somebody has spoiled
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._memory[bucket.key] = bucket.bytecode_to_string()
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                Path(self.directory).mkdir(parents=True, exist_ok=True)
                super().dump_bytecode(bucket)


def _shaped_by(environment: Environment) -> str:
    """What decides, beside its text, which code a template becomes: to be compared.

    Filters and tests are part of it: those of constants are applied when the code is made.
    """
    settings = (
        environment.autoescape,
        environment.trim_blocks,
        environment.lstrip_blocks,
        environment.keep_trailing_newline,
        environment.undefined.__name__,
    )
    makers = (*environment.filters.values(), *environment.tests.values(), *map(type, environment.extensions.values()))
    files = {getattr(sys.modules.get(getattr(maker, "__module__", "")), "__file__", None) for maker in makers}
    states = sorted((file, _state(file)) for file in files if file)
    return repr((jinja2.__version__, settings, states))


def _state(file: str) -> tuple[int, int]:
    try:
        status = Path(file).stat()
    except OSError:  # packed into an archive, say
        return 0, 0
    return status.st_mtime_ns, status.st_size
