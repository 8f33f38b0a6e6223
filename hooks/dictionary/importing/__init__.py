"""A glossary of another make → entries of this dictionary, and a list of what is left to do."""
