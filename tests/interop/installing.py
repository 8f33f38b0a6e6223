"""What the scripts that find or install other people's programs say: where these are."""

import os
import subprocess

import pytest

from builds import PROJECT


def installed_by(script: str, variable: str = "") -> str:
    """The line that a script of ours prints; it is not asked where the environment has its answer already.

    A program that is missing is a failure, with the words of the script.
    """
    if chosen := os.environ.get(variable):
        return chosen
    done = subprocess.run([str(PROJECT / "scripts" / script)], cwd=PROJECT, check=False, text=True, capture_output=True)
    if done.returncode != 0:
        pytest.fail(done.stderr, pytrace=False)
    return done.stdout.removesuffix("\n")
