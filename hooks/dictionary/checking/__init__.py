"""Entries and what they say of each other → coded problems."""
