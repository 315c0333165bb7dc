"""What takes a value out of the kept cells of a row, and how such takers are put together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import itemgetter

from wizard.intake.cells import Value

Cells = tuple[str, ...]
Take = Callable[[Cells], Value | None]
Pick = Callable[[Cells], str]


def trimmer(kept: list[int]) -> Callable[[Sequence[str]], Cells]:
    """Return what cuts a whole row down to the cells at these places."""
    if len(kept) == 1:
        only = kept[0]
        return lambda row: (row[only],)
    return itemgetter(*kept) if kept else lambda _row: ()


def first_of(takes: Sequence[Take]) -> Take:
    """Return what gives the first value that one of several gives."""
    if len(takes) == 1:
        return takes[0]

    def first(cells: Cells) -> Value | None:
        for take in takes:
            value = take(cells)
            if value is not None:
                return value
        return None

    return first


def unless(take: Take, other: Pick) -> Take:
    """Return what gives a value only where another cell says something else."""

    def differing(cells: Cells) -> Value | None:
        value = take(cells)
        return None if value is None or value[0] == other(cells) else value

    return differing


def always(text: str) -> Take:
    """Return what gives the same text for every row."""
    return lambda _cells: (text, "", None)
