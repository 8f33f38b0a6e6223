"""A dictionary in plain files, read, checked, cross-referenced and turned into pages.

The rooms, in the order in which data flows::

    entry → loading → checks → term_index → linking → markdown_extension
          → fields → pages (+ templates/) → exports/

Nothing in this package knows MkDocs, and nothing in it knows the subject of the
dictionary: the hooks next to it adapt the one, `glossary/` and `mkdocs.yml` hold
the other.
"""
