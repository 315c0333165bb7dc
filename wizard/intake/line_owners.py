"""Which lines surely belong to an order: they are not offered to another one as if they were its.

One request is one order. A shop system's own log names the order; who else bought in the same
second must not get that line, for it would put an innocent address beside a purchase.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from wizard.intake.access_line import AccessLine
from wizard.intake.leads import Clue


class Owners:
    """Remembers the lines of orders."""

    def __init__(self) -> None:
        self._spots: dict[tuple[Path, int], list[Clue]] = {}
        self._ids: dict[str, list[Clue]] = {}

    def add(self, clue: Clue, lines: Iterable[AccessLine]) -> None:
        """Remember lines that are beyond doubt an order's, and its numbers."""
        for line in lines:
            self._spots.setdefault((line.path, line.offset), []).append(clue)
            if line.done_id in clue.ids:
                self._ids.setdefault(line.done_id, []).append(clue)

    def other(self, line: AccessLine, clue: Clue) -> str:
        """Return the number of the other order whose line it is; empty where that is not sure."""
        if line.done_id and line.done_id in clue.ids:
            return ""
        found = self._spots.get((line.path, line.offset)) or self._ids.get(line.done_id, [])
        keys = {each.key for each in found}
        return found[0].number if len(keys) == 1 and clue.key not in keys else ""
