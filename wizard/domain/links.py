"""What orders have in common: groups that share an address, a phone, an IP address and so on.

Two orders are in one group when they share something that links by itself (`LinkKind.alone`),
or when a chain of such orders leads from one to the other. What is too common to link alone (the
name of a browser) is told only of orders that are in one group anyway. Work grows in step with
the number of orders: every value is looked at once, and no two orders are compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import is_

from wizard.domain.case import Order
from wizard.domain.form import Form
from wizard.domain.link_keys import KEYS, prefecture_of
from wizard.domain.link_rules import LinkKind, LinkReading, LinkRules

_MOST_REMEMBERED = 200_000  # keys of texts, per reading; a case has far fewer


@dataclass(frozen=True, slots=True)
class Shared:
    """One thing that orders of a group share.

    Attributes:
        kind: what it is.
        value: as it stands in the first of the orders.
        orders: keys of the orders that have it, in the case's order.
        by_item: the same by item of the kind: keys of the orders that have it in that item.
    """

    kind: LinkKind
    value: str
    orders: tuple[str, ...]
    by_item: tuple[tuple[str, ...], ...]

    @property
    def roles(self) -> tuple[str, ...]:
        """Return whose value it is (発注者, 配送先), in the order of the definitions."""
        pairs = zip(self.kind.items, self.by_item, strict=True)
        return tuple(dict.fromkeys(item.role for item, orders in pairs if orders and item.role))

    def orders_with(self, item_id: str) -> tuple[str, ...]:
        """Return the keys of the orders in which it stands in that item."""
        pairs = zip(self.kind.items, self.by_item, strict=True)
        return next((orders for item, orders in pairs if item.item == item_id), ())


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """Orders that belong together.

    Attributes:
        orders: their keys, in the case's order.
        shared: what they share, by kind, then what most of them share first.
    """

    orders: tuple[str, ...]
    shared: tuple[Shared, ...]

    def by_all(self) -> tuple[Shared, ...]:
        """Return what all orders of the group share."""
        return tuple(each for each in self.shared if len(each.orders) == len(self.orders))


def find_links(form: Form, orders: Sequence[Order]) -> tuple[LinkGroup, ...]:
    """Return the groups, by their first order; see `LinkFinder` for asking again and again."""
    return LinkFinder(form.links).groups(orders)


class LinkFinder:
    """Finds groups; remembers what it has read, so that asking again costs little.

    Not for several threads at a time. Orders are frozen, so a background thread may be given
    ``tuple(case.orders)``.

    Args:
        rules: what counts as a link.
    """

    def __init__(self, rules: LinkRules) -> None:
        self._kinds = rules.kinds
        self._ignored = {
            reading: frozenset(KEYS[reading](rules.ignored) if rules.ignored else ())
            for reading in LinkReading
        }
        self._keys: dict[LinkReading, dict[str, str]] = {reading: {} for reading in LinkReading}
        self._nobodys = tuple(f"{each.lower()}@" for each in rules.ignored_mailboxes)
        self._orders: tuple[Order, ...] = ()
        self._found: tuple[LinkGroup, ...] = ()

    def groups(
        self, orders: Iterable[Order], cancelled: Callable[[], bool] | None = None
    ) -> tuple[LinkGroup, ...]:
        """Return the groups of these orders, by their first order.

        Args:
            orders: of one case, in its order.
            cancelled: asked between kinds; when it says so, the groups found last are returned.
        """
        asked = tuple(orders)
        if len(asked) == len(self._orders) and all(map(is_, asked, self._orders)):
            return self._found
        shared: list[list[_Uses]] = []
        for kind in self._kinds:
            if cancelled is not None and cancelled():
                return self._found
            shared.append(self._shared_by(kind, asked))
        self._found = _groups(self._kinds, shared, asked)
        self._orders = asked
        return self._found

    def _shared_by(self, kind: LinkKind, orders: Sequence[Order]) -> list[_Uses]:
        """Return the uses of each value of a kind that at least two orders have."""
        columns = self._keys_of(kind, orders)
        count = Counter(chain.from_iterable(columns))
        repeated = {key for key, times in count.items() if times > 1}
        repeated -= {""} | self._ignored[kind.reading]
        if kind.reading is LinkReading.EMAIL:
            repeated = {key for key in repeated if not key.startswith(self._nobodys)}
        found: dict[str, list[list[int]]] = {key: [[] for _ in columns] for key in repeated}
        for number, column in enumerate(columns):
            for place, key in enumerate(column):
                if key in repeated:
                    found[key][number].append(place)
        together = (_Uses(places) for places in found.values())
        return sorted(
            (uses for uses in together if len(uses.places) > 1), key=lambda uses: uses.places[0]
        )

    def _keys_of(self, kind: LinkKind, orders: Sequence[Order]) -> list[list[str]]:
        """Return the key of each order for each item of a kind, "" for none."""
        columns = [_texts(link_item.item, orders) for link_item in kind.items]
        known = self._keys[kind.reading]
        if len(known) > _MOST_REMEMBERED:
            known.clear()
        fresh = [text for text in set(chain.from_iterable(columns)) if text not in known]
        if fresh:
            known.update(zip(fresh, KEYS[kind.reading](fresh), strict=True))
        keys = [list(map(known.__getitem__, column)) for column in columns]
        if kind.reading is LinkReading.ADDRESS:
            same = _with_prefecture(set(chain.from_iterable(keys)))
            if same:
                keys = [[same.get(key, key) for key in column] for column in keys]
        return keys


class _Uses:
    """Where one value stands: for each item of its kind, numbers of orders."""

    __slots__ = ("columns", "places")

    def __init__(self, columns: list[list[int]]) -> None:
        self.columns = columns
        filled = [column for column in columns if column]
        self.places = filled[0] if len(filled) == 1 else sorted(set(chain.from_iterable(filled)))


def _texts(item_id: str, orders: Sequence[Order]) -> list[str]:
    answers = [order.answers.get(item_id) for order in orders]
    return ["" if a is None or a.state is not None else a.text for a in answers]


def _with_prefecture(keys: set[str]) -> dict[str, str]:
    """Return, for keys of addresses that name no prefecture, the one key that only names it too.

    There is more than one 府中市: when several prefectures have such an address, the one
    without stays alone.
    """
    bare = {key for key in keys if key and not prefecture_of(key)}
    whole: dict[str, str] = {}
    doubtful: set[str] = set()
    if not bare:
        return whole
    for key in keys - bare:
        rest = key[len(prefecture_of(key)) :]
        if rest in bare:
            doubtful |= {rest} & whole.keys()
            whole[rest] = key
    return {rest: key for rest, key in whole.items() if rest not in doubtful}


def _groups(
    kinds: Sequence[LinkKind], shared: Sequence[list[_Uses]], orders: Sequence[Order]
) -> tuple[LinkGroup, ...]:
    tops = _tops(kinds, shared, len(orders))
    members: dict[int, list[int]] = {}
    for place, top in enumerate(tops):
        members.setdefault(top, []).append(place)
    linked = {top: places for top, places in members.items() if len(places) > 1}
    keys = [order.key for order in orders]
    told: dict[int, list[Shared]] = {top: [] for top in linked}
    for kind, values in zip(kinds, shared, strict=True):
        found: dict[int, list[Shared]] = {}
        for uses in values:
            for top, own in _by_group(kind, uses, tops, linked):
                found.setdefault(top, []).append(_shared(kind, own, orders, keys))
        for top, each in found.items():
            told[top] += sorted(each, key=lambda one: -len(one.orders))
    return tuple(
        LinkGroup(tuple(keys[place] for place in places), tuple(told[top]))
        for top, places in linked.items()
    )


def _by_group(
    kind: LinkKind, uses: _Uses, tops: list[int], linked: dict[int, list[int]]
) -> list[tuple[int, _Uses]]:
    """Return the uses of a value by group; a value that links has all its uses in one group."""
    if kind.alone:
        return [(tops[uses.places[0]], uses)]
    parts: dict[int, list[list[int]]] = {}
    for number, column in enumerate(uses.columns):
        for place in column:
            top = tops[place]
            if top in linked:
                parts.setdefault(top, [[] for _ in uses.columns])[number].append(place)
    own = ((top, _Uses(columns)) for top, columns in parts.items())
    return [(top, each) for top, each in own if len(each.places) > 1]


def _shared(kind: LinkKind, uses: _Uses, orders: Sequence[Order], keys: Sequence[str]) -> Shared:
    first = uses.places[0]
    number = next(n for n, column in enumerate(uses.columns) if column and column[0] == first)
    by_item = tuple(tuple([keys[place] for place in column]) for column in uses.columns)
    whole = tuple([keys[place] for place in uses.places]) if len(by_item) > 1 else by_item[0]
    return Shared(kind, orders[first].text(kind.items[number].item).strip(), whole, by_item)


def _tops(kinds: Sequence[LinkKind], shared: Sequence[list[_Uses]], count: int) -> list[int]:
    """Return for each order the first order of its group (union-find with path halving)."""
    root = list(range(count))
    for kind, values in zip(kinds, shared, strict=True):
        if not kind.alone:
            continue
        for uses in values:
            one = _top(root, uses.places[0])
            for place in uses.places:
                other = _top(root, place)
                # The earlier order stays on top, so that groups come in the order of the case.
                if other < one:
                    root[one] = other
                    one = other
                else:
                    root[other] = one
    return [_top(root, place) for place in range(count)]


def _top(root: list[int], place: int) -> int:
    while (above := root[place]) != place:
        root[place] = root[above]
        place = root[place]
    return place
