"""The leads of all orders while logs are read: by time, and only those nearest to an order.

Each lead is kept once, however many orders it is near to, so that a minute with hundreds of
orders and thousands of lines costs no more than it must.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from operator import attrgetter

from wizard.intake.leads import Clue, Kind, Lead

_MOST_LEADS = 300  # of one order, the nearest ones; kinds that say more go first
_MOST_NAMED = 50  # lines that name one order
_LEAST_KEPT = 10_000  # leads that are kept in any case
_BY_WEIGHT = (Kind.FINAL, Kind.NEAR, Kind.OTHER)
_SECONDS = attrgetter("seconds")


class LeadStore:
    """Keeps leads.

    Args:
        clues: of all orders.
        width: how many seconds from the time of an order a lead may be.
        ask: called now and then during long work; raises to give up.
    """

    def __init__(self, clues: Sequence[Clue], width: int, ask: Callable[[], None]) -> None:
        self._clues = clues
        self._width = width
        self._ask = ask
        self._near: dict[Kind, list[Lead]] = {kind: [] for kind in _BY_WEIGHT}
        self._named: dict[str, list[Lead]] = {}
        for clue in clues:
            self._named.update((each, []) for each in clue.ids)
        self._sure = {clue.system_id for clue in clues if clue.system_id}
        self._count, self._most = 0, _LEAST_KEPT
        self._sorted = True

    def is_named(self, done_id: str) -> bool:
        """Return True for the number of one of the orders."""
        return done_id in self._named

    def add(self, lead: Lead, *, near: bool) -> None:
        """Keep a lead that names an order or, with `near`, is in the time of one."""
        named = self._named.get(lead.line.done_id) if lead.line.done_id else None
        if named is not None and len(named) < _MOST_NAMED:
            named.append(lead)
        if near:
            self._near[lead.kind].append(lead)
            self._sorted = False
            self._count += 1
            if self._count > self._most:
                self._thin()

    def of(self, clue: Clue) -> list[Lead]:
        """Return the leads of an order.

        A line whose number is surely another order's is not among them.
        """
        self._sort()
        found = [lead for number in clue.ids for lead in self._named.get(number, ())]
        for kind in _BY_WEIGHT:
            found += self._nearest(clue, self._near[kind], _MOST_LEADS - len(found))
        return found

    # --- inside -------------------------------------------------------------------------------

    def _nearest(self, clue: Clue, leads: list[Lead], most: int) -> list[Lead]:
        """Return up to `most` leads in the time of an order, the nearest ones."""
        if clue.at is None or most <= 0:
            return []
        low = bisect_left(leads, clue.at - self._width, key=_SECONDS)
        high = bisect_right(leads, clue.at + clue.blur + self._width, key=_SECONDS)
        right = bisect_left(leads, clue.at, key=_SECONDS)
        left = right - 1
        found: list[Lead] = []
        while len(found) < most and (left >= low or right < high):
            after = clue.off(leads[right].seconds) if right < high else None
            before = -clue.off(leads[left].seconds) if left >= low else None
            if before is None or (after is not None and after <= before):
                lead, right = leads[right], right + 1
            else:
                lead, left = leads[left], left - 1
            number = lead.line.done_id
            if not number or (number not in clue.ids and number not in self._sure):
                found.append(lead)
        return found

    def _sort(self) -> None:
        if not self._sorted:
            for leads in self._near.values():
                leads.sort(key=_SECONDS)
            self._sorted = True

    def _thin(self) -> None:
        """Forget the leads that are not among the nearest of any order."""
        self._sort()
        kept: dict[Kind, dict[int, Lead]] = {kind: {} for kind in _BY_WEIGHT}
        for clue in self._clues:
            self._ask()
            for kind, leads in self._near.items():
                kept[kind].update((id(e), e) for e in self._nearest(clue, leads, _MOST_LEADS))
        self._near = {kind: sorted(leads.values(), key=_SECONDS) for kind, leads in kept.items()}
        self._count = sum(map(len, self._near.values()))
        self._most = max(_LEAST_KEPT, 2 * self._count)
