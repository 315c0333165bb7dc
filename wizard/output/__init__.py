"""Makes what leaves the program: the 申出書, the copy-ready text."""
