"""A list of orders as it is looked at: searched, sorted and ticked. Knows no Qt.

Searching and sorting are done here rather than in a proxy model: a proxy asks for two cells
at each comparison, this asks each order once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from wizard.domain.case import Order
from wizard.domain.form import Form
from wizard.ui.orders.rows import TRACES, CellMaker, Cells, Column, terms_of


class RowKind(StrEnum):
    """How the state of a row is drawn; always together with its words."""

    GOOD = "good"
    CAUTION = "caution"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class RowState:
    """The state of a row: its words, how it is drawn, how it sorts, and a sentence about it."""

    words: str = ""
    kind: RowKind = RowKind.PLAIN
    rank: int = 0
    help: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What was worked out of an order elsewhere; `state` None when that was not asked for."""

    order: Order
    cells: Cells
    haystack: str
    state: RowState | None = None


class Listing:
    """Orders by key, with what is worked out from them kept until they change.

    Args:
        form: the loaded definitions.
        state_of: works out the state of one order; called only for rows that are looked at.
    """

    def __init__(self, form: Form, state_of: Callable[[Order], RowState]) -> None:
        self.orders: dict[str, Order] = {}
        self.ticked: set[str] = set()
        self._maker = CellMaker(form)
        self._state_of = state_of
        self._cells: dict[str, Cells] = {}
        self._states: dict[str, RowState] = {}
        self._haystacks: dict[str, str] = {}
        self._search: tuple[str, ...] = ()
        self._sorted_by: tuple[Column, bool] | None = None

    def replace(self, orders: Iterable[Order] | dict[str, Order]) -> list[str]:
        """Take these orders; return the keys of those that stay but are not as they were.

        Args:
            orders: in their order; a great many by key, which costs less here.
        """
        before = self.orders
        if isinstance(orders, dict):
            self.orders = dict(orders)
        else:
            self.orders = {order.key: order for order in orders}
        changed = [key for key, order in before.items() if self.orders.get(key) is not order]
        for key in changed:
            self.forget(key)
        self.ticked &= self.orders.keys()
        return [key for key in changed if key in self.orders]

    def know(self, known: Iterable[Known]) -> None:
        """Take over what was worked out elsewhere, of orders that did not change meanwhile."""
        for each in known:
            key = each.order.key
            if self.orders.get(key) is each.order:
                self._cells[key] = each.cells
                self._haystacks[key] = each.haystack
                if each.state is not None:
                    self._states[key] = each.state

    def put(self, order: Order) -> bool:
        """Take the new content of one order; return False when there is no such order."""
        if order.key not in self.orders:
            return False
        self.orders[order.key] = order
        self.forget(order.key)
        return True

    def forget(self, key: str) -> None:
        """Forget what was worked out from an order."""
        self._cells.pop(key, None)
        self._states.pop(key, None)
        self._haystacks.pop(key, None)

    def forget_states(self) -> None:
        """Forget the states of all orders."""
        self._states.clear()

    def cells(self, key: str) -> Cells:
        """Return what the row of an order says."""
        cells = self._cells.get(key)
        if cells is None:
            cells = self._cells[key] = self._maker.cells(self.orders[key])
        return cells

    def state(self, key: str) -> RowState:
        """Return the state of an order."""
        state = self._states.get(key)
        if state is None:
            state = self._states[key] = self._state_of(self.orders[key])
        return state

    def tick(self, keys: Collection[str], on: bool) -> set[str]:
        """Tick or untick orders; return the keys for which that made a difference."""
        wanted = set(keys).intersection(self.orders)
        changed = wanted - self.ticked if on else wanted & self.ticked
        self.ticked ^= changed
        return changed

    def search(self, text: str) -> bool:
        """Look only for orders that hold every word; return False when that changes nothing."""
        terms = terms_of(text)
        if terms == self._search:
            return False
        self._search = terms
        return True

    def sort(self, column: Column | None, descending: bool) -> None:
        """Sort by a column; None goes back to the orders' own order."""
        self._sorted_by = None if column is None else (column, descending)

    @property
    def unknown(self) -> int:
        """Return how many orders must still be worked out to search and sort as asked."""
        if self.in_own_order:
            return 0
        return len(self.orders) - len(self._states if self.sorts_by_state else self._haystacks)

    @property
    def sorts_by_state(self) -> bool:
        """Return True while the rows are sorted by their state."""
        return self._sorted_by is not None and self._sorted_by[0] is Column.STATE

    @property
    def in_own_order(self) -> bool:
        """Return True while the rows stand as the orders do: not sorted, not searched."""
        return self._sorted_by is None and not self._search

    def wanted(self) -> list[str]:
        """Return the keys of the rows to show, from the top."""
        keys = list(self.orders)
        if self._search:
            keys = [key for key in keys if self._is_found(key)]
        if self._sorted_by is None:
            return keys
        column, descending = self._sorted_by
        values = {key: self._sort_value(key, column) for key in keys}
        known = [key for key in keys if values[key] is not None]
        known.sort(key=values.__getitem__, reverse=descending)
        # What has no value stands last both ways: it is what one still has to look for.
        return known + [key for key in keys if values[key] is None]

    def _is_found(self, key: str) -> bool:
        haystack = self._haystacks.get(key)
        if haystack is None:
            haystack = self._haystacks[key] = self._maker.haystack(
                self.orders[key], self.cells(key)
            )
        return all(term in haystack for term in self._search)

    def _sort_value(self, key: str, column: Column) -> Any:
        if column is Column.TICK:
            return key not in self.ticked
        if column is Column.STATE:
            return self.state(key).rank
        cells = self.cells(key)
        if column in TRACES:
            return cells.trace(column).value
        return {
            Column.NUMBER: _natural(cells.number),
            Column.TIME: cells.at,
            Column.ITEMS: cells.items or None,
            Column.YEN: cells.yen,
            Column.RECIPIENT: cells.recipient or None,
        }[column]


def runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Return the first and last of every run of consecutive numbers in ascending `rows`."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found


def _natural(text: str) -> tuple[int, int, str] | None:
    """Return a key that puts 9 before 10 and numbers before words; None for nothing."""
    digits = text.lstrip("#")
    if digits.isascii() and digits.isdigit():
        return (0, int(digits), "")
    return (1, 0, text) if text else None
