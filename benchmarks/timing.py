"""What one process costs, for the other benchmarks."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Cost:
    """What one build took."""

    seconds: float
    """By the clock on the wall."""
    processor: float
    """Seconds of processor time, of all its threads: says more than the clock when the machine has other work."""
    peak: int
    """Largest resident memory of the process, in bytes."""


def timed(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Run a command in a folder and wait for it; what it says goes to `build.log` there.

    Raises RuntimeError, with the end of what it said, when it fails.
    """
    settings = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **(environment or {})}
    # What Python and the template engine make of code is kept, as it is for whoever builds a site again.
    settings.pop("PYTHONDONTWRITEBYTECODE", None)
    log = folder / "build.log"
    with log.open("w", encoding="utf-8") as output:
        start = perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=settings, stdout=output, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        said = log.read_text(encoding="utf-8", errors="replace")[-4_000:]
        raise RuntimeError(f"{' '.join(map(str, command))} failed in {folder.name}:\n{said}")
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024))


def spread(costs: Sequence[Cost], of: Callable[[Cost], float]) -> str:
    """Seconds: the median, the least and the most."""
    seconds = [of(cost) for cost in costs]
    return f"{median(seconds):.1f} ({min(seconds):.1f} to {max(seconds):.1f})"


def ratio(costs: Sequence[Cost], to: Sequence[Cost], of: Callable[[Cost], float]) -> str:
    """How many times the medians of other builds those of these are."""
    return f"{median(map(of, costs)) / median(map(of, to)):.2f}"


def megabytes(size: int) -> str:
    """As the tables have it: `1,234`."""
    return f"{size / 1_000_000:,.0f}"


def say(text: str) -> None:
    """Progress, beside the tables."""
    print(text, file=sys.stderr, flush=True)
