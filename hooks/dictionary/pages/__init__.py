"""A `Site` → the Markdown pages of entries, lists and redirects, through the templates in this room."""
