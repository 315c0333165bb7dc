"""The files that are handed over beside the 申出書: list, size, ways out when it is too much."""
