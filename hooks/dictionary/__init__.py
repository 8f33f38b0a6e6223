"""A dictionary in plain files, read, checked, cross-referenced and turned into pages.

The rooms, from the top; imports run only downward, and a contract in `pyproject.toml` says so::

    running        a builder at work: the folder it writes, the files it watches, what stopped it
    assembly       files → one immutable `Site`, or problems
    pages          a `Site` → Markdown pages
    exports        a `Site` or `Build` → one file a format
    site           what one build knows
    contributing   an entry or a word ⇄ what readers send
    checking       entries, articles, pages → coded problems
    reading        files → records, or problems with line and column
    linking        text + index → mentions → linked, safe HTML
    language       what differs between languages and scripts
    model          the records, their shapes, what a problem is

Nothing in this package knows MkDocs, and nothing in it knows the subject of the
dictionary: the hooks next to it adapt the one, `glossary/` and `mkdocs.yml` hold
the other.
"""
