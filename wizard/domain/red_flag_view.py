"""The orders of a case as the suggestions of `wizard.domain.red_flags` look at them, and say them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from itertools import islice

from wizard import texts
from wizard.domain.case import Order
from wizard.domain.flag_rules import FlagRules, RedFlag
from wizard.domain.item_types.moments import read_moment
from wizard.domain.link_keys import name_keys
from wizard.domain.link_words import named, order_names
from wizard.domain.links import LinkGroup, Shared
from wizard.domain.totals import PURCHASED_AT, OrderSums, order_sums

BUYER_NAME = "order.buyer.name"
_SAID_AT_MOST = 3  # sentences of one suggestion
_SAYS = texts.RedFlags


class Seen:
    """The orders of one case, looked at once for all suggestions."""

    def __init__(
        self, orders: Sequence[Order], groups: Sequence[LinkGroup], rules: FlagRules
    ) -> None:
        self.orders = orders
        self.rules = rules
        self.names = order_names(orders)
        self.sums: list[OrderSums] = [order_sums(order) for order in orders]
        self.position = {order.key: place for place, order in enumerate(orders)}
        self.buyers = dict(zip(self.position, keys_of(orders, BUYER_NAME, name_keys), strict=True))
        self.shared: dict[str, list[Shared]] = {}
        for group in groups:
            for each in group.shared:
                self.shared.setdefault(each.kind.id, []).append(each)

    def by(self, item: str, *kinds: str) -> list[tuple[str, tuple[str, ...]]]:
        """Return each value that several orders share in an item, with these orders."""
        found = []
        for kind in kinds:
            for each in self.shared.get(kind, ()):
                orders = each.orders_with(item)
                if len(orders) > 1:
                    found.append((each.value, orders))
        return found

    def in_order(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Return keys of orders in the case's order."""
        return tuple(sorted(set(keys), key=self.position.__getitem__))

    def names_differ(self, keys: Sequence[str]) -> int:
        """Return 0 when all names of the persons who ordered differ, 1 when some do, else 2."""
        different = len({self.buyers[key] for key in keys} - {""})
        return 2 if different < 2 else int(different < len(keys))

    def clock(self, key: str, at: datetime) -> str:
        """Return the time of day of an order, with seconds where its time has some."""
        known = read_moment(self.orders[self.position[key]].text(PURCHASED_AT)).has_seconds
        return f"{at:{_SAYS.SECONDS if known else _SAYS.MINUTES}}"

    def when(self, key: str, at: datetime) -> str:
        """Return day and time of an order (Asia/Tokyo)."""
        return _SAYS.DAY.format(at=at, clock=self.clock(key, at))

    def say(
        self,
        flag: str,
        sentence: str,
        keys: Iterable[str],
        evidence: Sequence[str] = (),
        **words: str,
    ) -> RedFlag:
        """Return a suggestion; the sentence gets `orders` and `count`."""
        orders = self.in_order(keys)
        count = f"{len(orders):,}"
        text = sentence.format(orders=named(orders, self.names), count=count, **words)
        return RedFlag(flag, _SAYS.LABELS[flag], text, orders, tuple(evidence))


def keys_of(
    orders: Sequence[Order], item: str, keys: Callable[[Sequence[str]], list[str]]
) -> list[str]:
    """Return the keys of an item of every order, "" where there is none."""
    return keys([order.text(item) for order in orders]) if orders else []


def listed(said: Iterable[str], count: int) -> str:
    """Return sentences one below the other; of many only the first, and how many more.

    Args:
        said: the sentences, made when they are asked for.
        count: how many there are.
    """
    rows = list(islice(said, _SAID_AT_MOST))
    if count > _SAID_AT_MOST:
        rows.append(_SAYS.AND_MORE.format(count=f"{count - _SAID_AT_MOST:,}"))
    return "\n".join(rows)


def holds(whole: str, part: str) -> bool:
    """Return whether a key is a part of another one; 1-2-3 is no part of 1-2-34."""
    at = whole.find(part)
    while at >= 0:
        end = at + len(part)
        before = at and part[0].isdigit() and whole[at - 1].isdigit()
        behind = end < len(whole) and part[-1].isdigit() and whole[end].isdigit()
        if not before and not behind:
            return True
        at = whole.find(part, at + 1)
    return False
