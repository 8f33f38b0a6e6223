"""Pin every dependency, with hashes, for all platforms: `make lock`; the newest of each: `make upgrade`."""

import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent

LOCKS = (
    (("pyproject.toml", "--extra", "dev", "--extra", "import", "--extra", "typefaces"), "requirements.lock"),
    (("tests/interop/peers/requirements.in",), "tests/interop/peers/requirements.lock"),
    (("--group", "bench-peers"), "benchmarks/requirements.lock"),
)
"""What is wanted → the file that pins it."""


def uv() -> str | None:
    """The program that resolves for all platforms at once; installed now where there is none, or None."""
    beside = Path(sys.executable).with_name("uv")
    if found := shutil.which("uv") or shutil.which(beside):
        return found
    print("Installing uv, which is needed for this alone.", file=sys.stderr)
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "uv"], check=False)
    return shutil.which(beside)


def main() -> int:
    """Write the locks; the options of the command go on to `uv pip compile`."""
    program = uv()
    if program is None:
        print("uv is missing and could not be installed. Install it, then try again.", file=sys.stderr)
        return 1
    for source, lock in LOCKS:
        command = [program, "pip", "compile", *source, "--universal", "--generate-hashes"]
        command += ["--python-version", "3.11", "--no-emit-index-url", "--no-header", "--quiet", *sys.argv[1:]]
        command += ["--output-file", lock]
        if status := subprocess.run(command, cwd=PROJECT, check=False).returncode:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main())
