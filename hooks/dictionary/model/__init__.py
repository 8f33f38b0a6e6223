"""The records of a dictionary, their shapes, and what a problem is: everything else reads these."""
