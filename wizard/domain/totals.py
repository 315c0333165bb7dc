"""How much was bought: per order and over the whole case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from wizard.domain.case import Answer, Case, Order
from wizard.domain.item_types.moments import read_moment
from wizard.domain.item_types.numbers import read_integer, read_yen
from wizard.domain.order_cache import OrderCache

QUANTITY = "order.items[].quantity"
UNIT_PRICE = "order.items[].unit_price"
PURCHASED_AT = "order.purchased_at"


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over the orders of a case.

    Attributes:
        orders: number of orders; lines: number of their lines.
        quantity: pieces, as far as they are known.
        yen: yen, tax included, as far as it is known.
        complete: True when there is an order and every line has a readable quantity and
            price, so that `yen` is the whole sum; else say 「わかっている分だけ」.
        first: earliest purchase (Asia/Tokyo), None when none is known; last: the latest.
        dated: number of orders whose time of purchase is known.
    """

    orders: int = 0
    lines: int = 0
    quantity: int = 0
    yen: int = 0
    complete: bool = False
    first: datetime | None = None
    last: datetime | None = None
    dated: int = 0


@dataclass(frozen=True, slots=True)
class OrderSums:
    """Sums over the lines of one order; `complete` as in `Totals`."""

    lines: int
    quantity: int
    yen: int
    complete: bool
    at: datetime | None


def order_sums(order: Order) -> OrderSums:
    """Return the sums of one order; missing and invalid values count as unknown."""
    quantity = yen = known = 0
    for line in order.lines:
        pieces = _number(line.answers.get(QUANTITY), read_integer)
        price = _number(line.answers.get(UNIT_PRICE), read_yen)
        quantity += pieces or 0
        if pieces is not None and price is not None:
            yen += pieces * price
            known += 1
    complete = bool(order.lines) and known == len(order.lines)
    return OrderSums(len(order.lines), quantity, yen, complete, purchased_at(order))


def order_total(order: Order) -> int | None:
    """Return the yen of an order; None when it has no line or a value is missing or invalid."""
    sums = order_sums(order)
    return sums.yen if sums.complete else None


def purchased_at(order: Order) -> datetime | None:
    """Return the time of purchase (Asia/Tokyo), None when it is missing or invalid."""
    text = order.text(PURCHASED_AT)
    if not text.strip():
        return None
    try:
        return read_moment(text).at
    except ValueError:
        return None


def _number(answer: Answer | None, read: Callable[[str], int]) -> int | None:
    if answer is None or answer.state is not None:
        return None
    try:
        return read(answer.text)
    except ValueError:
        return None


def case_totals(case: Case) -> Totals:
    """Return the sums over all orders; walks them all (see `TotalsKeeper`)."""
    return TotalsKeeper().totals(case)


class TotalsKeeper:
    """Keeps the sums of a case up to date, looking only at orders that changed."""

    def __init__(self) -> None:
        self._lines = self._quantity = self._yen = self._incomplete = self._dated = 0
        # Times are counted, not only the extremes kept: an order may leave again.
        self._times: dict[datetime, int] = {}
        self._ends: tuple[datetime, datetime] | None = None
        self._cache = OrderCache(order_sums, self._come, self._gone)

    def totals(self, case: Case) -> Totals:
        """Return the sums over all orders."""
        self._cache.update(case)
        if self._ends is None and self._times:
            self._ends = (min(self._times), max(self._times))
        first, last = self._ends or (None, None)
        complete = bool(case.orders) and self._incomplete == 0
        return Totals(
            len(case.orders),
            self._lines,
            self._quantity,
            self._yen,
            complete,
            first,
            last,
            self._dated,
        )

    def order_total(self, order: Order) -> int | None:
        """Return the yen of an order, None when it is not known."""
        sums = self._cache.of(order)
        return sums.yen if sums.complete else None

    def _come(self, sums: OrderSums) -> None:
        self._count(sums, 1)

    def _gone(self, sums: OrderSums) -> None:
        self._count(sums, -1)

    def _count(self, sums: OrderSums, sign: int) -> None:
        self._lines += sign * sums.lines
        self._quantity += sign * sums.quantity
        self._yen += sign * sums.yen
        self._incomplete += sign * (not sums.complete)
        if sums.at is None:
            return
        self._dated += sign
        left = self._times.get(sums.at, 0) + sign
        if left:
            self._times[sums.at] = left
        else:
            del self._times[sums.at]
        self._ends = None
