"""Links by which readers change the dictionary."""

import posixpath


def edit_uri(path: str, docs: str = "docs") -> str:
    """Address of a source file for the builder's edit links, which start in its docs folder."""
    return posixpath.relpath(path, docs)
