"""Sums over the orders that stay right by looking only at the orders that changed.

A case may hold 10,000 orders, and turning a page must not walk them. Whoever sums up keeps one
small summary per order; the case's journal (`Case.order_changes`) names the orders to look at
again. Orders are frozen, so an order that is the same object has the same summary.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from wizard.domain.case import Case, Order

S = TypeVar("S")


class OrderCache(Generic[S]):
    """One summary per order of a case.

    Args:
        summarise: makes the summary of an order.
        come: told each summary that joins; gone: each that leaves (an order that changed
            leaves with its old summary and joins with the new one).
    """

    def __init__(
        self,
        summarise: Callable[[Order], S],
        come: Callable[[S], None],
        gone: Callable[[S], None],
    ) -> None:
        self._summarise = summarise
        self._come = come
        self._gone = gone
        self._case: Case | None = None
        self._read = 0
        self._primed = 0
        self._known: dict[str, tuple[Order, S]] = {}

    def update(self, case: Case) -> None:
        """Bring every summary up to date; costs nothing when no order changed."""
        if case is not self._case:
            self.clear()
            self._case = case
            self._read = len(case.order_changes)
            self._look_at(order.key for order in case.orders)
        elif self._read < len(case.order_changes):
            keys = dict.fromkeys(case.order_changes[self._read :])
            self._read = len(case.order_changes)
            self._look_at(keys)
        if len(self._known) != len(case.orders):
            # The list was filled without changes (a case being read): look at everything.
            self._look_at({*self._known, *(order.key for order in case.orders)})

    def prime(self, case: Case, count: int) -> bool:
        """Make the next `count` summaries, so that a first look can be taken in small steps.

        Returns:
            True when the next `update` has nothing left to do but what changed meanwhile.
        """
        if case is not self._case:
            self.clear()
            self._case = case
            self._read = len(case.order_changes)
            self._primed = 0
        orders = case.orders[self._primed : self._primed + count]
        self._primed += len(orders)
        self._look_at([order.key for order in orders])
        return self._primed >= len(case.orders)

    def clear(self) -> None:
        """Forget every summary; the next `update` makes them afresh."""
        for _, summary in self._known.values():
            self._gone(summary)
        self._known.clear()
        self._case = None

    def of(self, order: Order) -> S:
        """Return the summary of an order; made on the spot for one that is not in the case."""
        known = self._known.get(order.key)
        if known is not None and known[0] is order:
            return known[1]
        return self._summarise(order)

    def _look_at(self, keys: Iterable[str]) -> None:
        assert self._case is not None
        for key in keys:
            known = self._known.get(key)
            order = _find(self._case, key)
            if known is not None:
                if known[0] is order:
                    continue
                del self._known[key]
                self._gone(known[1])
            if order is not None:
                summary = self._summarise(order)
                self._known[key] = (order, summary)
                self._come(summary)


def _find(case: Case, key: str) -> Order | None:
    try:
        return case.order(key)
    except KeyError:
        return None
