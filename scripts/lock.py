"""Pin every dependency, with hashes, for all platforms: `make lock`; with `--upgrade`, the newest of each."""

import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Write requirements.lock. Needs uv; it is not among the dependencies."""
    command = ["uv", "pip", "compile", "pyproject.toml", "--extra", "dev", "--universal", "--generate-hashes"]
    command += ["--python-version", "3.11", "--no-emit-index-url", "--no-header", "--quiet", *sys.argv[1:]]
    command += ["--output-file", "requirements.lock"]
    return subprocess.run(command, cwd=PROJECT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
