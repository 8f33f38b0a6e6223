"""A builder at work → the folder it writes, swapped whole; the files it watches; what stopped it, in plain words."""
