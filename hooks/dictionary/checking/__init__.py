"""Entries, articles, pages and their files → coded problems."""
