"""Text and the index of all labels → mentions → linked, safe HTML; and which address each label has."""
