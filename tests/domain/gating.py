"""The real gate, made once for all tests that look through it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from wizard.domain.characters import Gate
from wizard.formdefs.character_tables import load_character_tables

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@cache
def the_gate() -> Gate:
    """Return the gate with the tables of `resources/characters/`."""
    return Gate(load_character_tables(RESOURCES))
