"""Keeps a case in one file, and the person's settings and recent cases beside the program."""
