"""Counting for the suggestions of `wizard.domain.red_flags`: pieces of one item, close times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from wizard.domain.case import Order
from wizard.domain.item_types.numbers import read_integer
from wizard.domain.link_keys import name_keys
from wizard.domain.totals import QUANTITY

ITEM_NAME = "order.items[].name"


@dataclass(slots=True)
class ItemCount:
    """How often one item was ordered.

    Attributes:
        name: as it stands in the first order.
        pieces: over all orders, as far as quantities are known.
        orders: keys of the orders that have it.
    """

    name: str
    pieces: int = 0
    orders: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Burst:
    """Orders that follow each other closely: first and last time (Asia/Tokyo), and their keys."""

    first: datetime
    last: datetime
    orders: tuple[str, ...]


def item_counts(orders: Sequence[Order]) -> list[ItemCount]:
    """Return each item with its pieces, those ordered most first; widths and spaces do not count."""
    lines = [
        (order.key, answer.text, line.answers.get(QUANTITY))
        for order in orders
        for line in order.lines
        if (answer := line.answers.get(ITEM_NAME)) is not None and answer.state is None
    ]
    names = list(dict.fromkeys(name for _, name, _ in lines))
    known = dict(zip(names, name_keys(names), strict=True)) if names else {}
    counts: dict[str, ItemCount] = {}
    for order, name, quantity in lines:
        key = known[name]
        if not key:
            continue
        count = counts.get(key)
        if count is None:
            count = counts[key] = ItemCount(name.strip())
        if not count.orders or count.orders[-1] != order:
            count.orders.append(order)
        if quantity is not None and quantity.state is None:
            count.pieces += _pieces(quantity.text)
    return sorted(counts.values(), key=lambda count: -count.pieces)


def bursts(times: Sequence[tuple[datetime, str]], minutes: int, least: int) -> list[Burst]:
    """Return runs of at least so many orders, all within so many minutes of the run's first.

    Args:
        times: time (aware) and key of each order, in any order.
        minutes: how long a run may last.
        least: how many orders make one.
    """
    within = timedelta(minutes=minutes)
    found: list[Burst] = []
    run: list[tuple[datetime, str]] = []
    for at, key in sorted(times):
        if run and at - run[0][0] > within:
            found += _burst(run, least)
            # What is left of the run may be the beginning of the next one.
            run = [each for each in run if at - each[0] <= within] if len(run) < least else []
        run.append((at, key))
    return found + _burst(run, least)


def _burst(run: Sequence[tuple[datetime, str]], least: int) -> list[Burst]:
    if len(run) < least:
        return []
    return [Burst(run[0][0], run[-1][0], tuple(key for _, key in run))]


def _pieces(text: str) -> int:
    if text.isascii() and text.isdigit():
        return int(text)
    try:
        return read_integer(text)
    except ValueError:
        return 0
