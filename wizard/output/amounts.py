"""Sums for paper: what is known, and how much of it is not, so that no sum misleads."""

from __future__ import annotations

from dataclasses import dataclass

from wizard.domain.case import LineItem, Order
from wizard.domain.item_types.numbers import read_integer, read_yen
from wizard.domain.totals import QUANTITY, UNIT_PRICE


@dataclass(frozen=True, slots=True)
class Amounts:
    """Sums over lines.

    Attributes:
        quantity: pieces, yen: tax included, as far as they are known.
        counted: lines with a quantity; priced: lines with quantity and price.
        lines: lines in all; empty_orders: orders that have no line at all.
    """

    quantity: int = 0
    yen: int = 0
    counted: int = 0
    priced: int = 0
    lines: int = 0
    empty_orders: int = 0

    def __add__(self, other: Amounts) -> Amounts:
        return Amounts(
            self.quantity + other.quantity,
            self.yen + other.yen,
            self.counted + other.counted,
            self.priced + other.priced,
            self.lines + other.lines,
            self.empty_orders + other.empty_orders,
        )

    @property
    def unpriced(self) -> int:
        """Return how many lines are not in the sum of yen."""
        return self.lines - self.priced

    @property
    def complete(self) -> bool:
        """Return whether `yen` is the whole sum."""
        return self.lines > 0 and not self.unpriced and not self.empty_orders


def line_amounts(line: LineItem) -> Amounts:
    """Return the amounts of one line; a missing or invalid value is not known."""
    pieces = _number(line, QUANTITY)
    price = _number(line, UNIT_PRICE)
    yen = None if pieces is None or price is None else pieces * price
    return Amounts(
        quantity=pieces or 0,
        yen=yen or 0,
        counted=pieces is not None,
        priced=yen is not None,
        lines=1,
    )


def order_amounts(order: Order) -> Amounts:
    """Return the amounts of an order."""
    if not order.lines:
        return Amounts(empty_orders=1)
    return sum(map(line_amounts, order.lines), Amounts())


def _number(line: LineItem, item_id: str) -> int | None:
    answer = line.answers.get(item_id)
    if answer is None or answer.is_empty or answer.state is not None:
        return None
    try:
        return read_integer(answer.text) if item_id == QUANTITY else read_yen(answer.text)
    except ValueError:
        return None
