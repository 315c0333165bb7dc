"""An order while its rows are being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from wizard.domain.case import Answer, LineItem
from wizard.intake.takes import Cells


@dataclass(slots=True)
class Draft:
    """An order while its rows are being read.

    `mixed` holds the answers once they come from more than one row; `complete` is False as
    long as only rows were seen that lack the order's own cells. `numbers` are those of the lines
    in their order, where the file has such; `early` are places, cells and rows of lines that came
    before the row that says in which currency they are. `unsure` is True when nobody can tell
    whether its prices lack the tax that the platform leaves out.
    """

    cells: Cells
    line: int
    currency: str = ""
    doubt: bool = False
    unsure: bool = False
    complete: bool = True
    mixed: dict[str, Answer] | None = None
    lines: list[LineItem] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    early: list[tuple[int, Cells, int]] = field(default_factory=list)

    @property
    def is_odd(self) -> bool:
        """Return True when the prices are not simply yen with tax."""
        return bool(self.currency or self.doubt or self.unsure)

    def in_order(self) -> tuple[LineItem, ...]:
        """Return the lines by their numbers where all have one, else as they came."""
        if not self.numbers or not all(each.isascii() and each.isdigit() for each in self.numbers):
            return tuple(self.lines)
        places = sorted(range(len(self.lines)), key=lambda place: int(self.numbers[place]))
        return tuple(self.lines[place] for place in places)
