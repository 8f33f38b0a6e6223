"""Files → records, or problems with line and column."""
