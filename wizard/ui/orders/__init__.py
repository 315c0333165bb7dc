"""The orders of a case in the window: the table, the form for one, and taking in a file."""
