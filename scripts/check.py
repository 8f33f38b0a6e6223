"""Say everything that is wrong in the files below glossary/ and docs/: `make check`."""

import sys

from dictionary.assembly import assemble
from dictionary.model.problems import errors
from project import PROJECT, configuration


def main() -> int:
    """Print all problems; exit status 1 when there is one that must be mended."""
    read = configuration()
    problems, entries = read.problems, 0
    if read.settings:
        assembly = assemble(PROJECT, read.settings, read.docs)
        problems = [*problems, *assembly.problems]
        entries = len(assembly.site.dictionary.entries) if assembly.site else 0
    for problem in problems:
        print(problem)
    must = len(errors(problems))
    print(f"{entries} entries, {must} errors, {len(problems) - must} pieces of advice.")
    return 1 if must else 0


if __name__ == "__main__":
    sys.exit(main())
