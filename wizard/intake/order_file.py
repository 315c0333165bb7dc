"""What one order file holds, for previews and for taking over."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from wizard.domain.case import Case, Order
from wizard.domain.order_layout import OrderLayout
from wizard.domain.totals import Totals, case_totals


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row that was not taken in, kept so that the person can repair it.

    Attributes:
        line: line of the file where it begins, counted from 1.
        message: Japanese, what is wrong with it.
        cells: its cells as far as they can be told, card numbers masked.
        raw: its text as it stands in the file, card numbers masked.
    """

    line: int
    message: str
    cells: tuple[str, ...]
    raw: str


@dataclass(frozen=True)
class OrderFile:
    """What one order file holds.

    Attributes:
        path: where it was read.
        layout: whose layout it has.
        encoding: the Python name of the encoding that fitted.
        header: the names of its columns, in order.
        rows: rows read, without the header, blank ones and `row_problems`.
        orders: in the order of the file.
        row_problems: rows that were not taken in (the first thousand).
        notices: Japanese sentences, what was noticed or converted; gravest first.
        piece: which table of the file it is, empty where the file is the table.
    """

    path: Path
    layout: OrderLayout
    encoding: str
    header: tuple[str, ...]
    rows: int
    orders: tuple[Order, ...]
    row_problems: tuple[RowProblem, ...] = ()
    notices: tuple[str, ...] = ()
    piece: str = ""

    @cached_property
    def totals(self) -> Totals:
        """Return orders, lines, pieces, yen and period of the file."""
        return case_totals(Case(orders=self.orders))

    def with_numbers(self, numbers: Collection[str]) -> tuple[Order, ...]:
        """Return the orders that have one of the order numbers."""
        return tuple(order for order in self.orders if order.text("order.number") in numbers)
