"""An entry or a word ⇄ what readers send: addresses of forms, edit pages and mail."""
