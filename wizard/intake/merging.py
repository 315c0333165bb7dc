"""Joining orders from a file with those that the case already has.

Orders meet by platform and number. What is missing is filled; a value that already stands is
never overwritten unless the person accepts that very difference.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Sequence
from dataclasses import dataclass

from wizard import texts
from wizard.domain.case import Case, Order, Place
from wizard.domain.changes import Act, Change, Group, Insert, SetAnswer
from wizard.intake.answers import settled
from wizard.intake.comparing import Comparison
from wizard.intake.decode import stop_if as stop_if
from wizard.intake.differing import Difference as Difference
from wizard.intake.differing import accepted_of
from wizard.intake.known_orders import KnownOrders, whole_number
from wizard.intake.likeness import TRACKING

Cancel = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What taking orders over would do.

    Attributes:
        new: orders that the case does not have.
        same: incoming orders that the case has and that change or fill nothing.
        filled: incoming orders that the case has and to which they add what is missing.
        differences: values that would overwrite one that stands, and lines that an order
            lacks; carried out only when accepted.
        fills: changes that fill what is missing.
        end: how many orders the case has, where new ones go by default.
        met: keys of the orders of the case that the incoming ones are or belong to.
    """

    new: tuple[Order, ...]
    same: tuple[Order, ...]
    filled: tuple[Order, ...]
    differences: tuple[Difference, ...]
    fills: tuple[Change, ...]
    end: int
    met: frozenset[str] = frozenset()

    def act(
        self,
        accept: Collection[Place] = frozenset(),
        index: int | None = None,
        step: str = "",
        *,
        cancelled: Cancel | None = None,
    ) -> Act:
        """Return the whole taking over as one act that undo takes back at once.

        Args:
            accept: places of `differences` whose value of the file is to be taken; where several
                are offered for one place, the `choice` of one of them.
            index: where the new orders go; None puts them after the others.
            step: id of the step on which it is done.
            cancelled: asked at every order; True gives up.

        Raises:
            Cancelled: `cancelled` said so.
        """
        at = self.end if index is None else index
        changes: list[Change] = []
        for offset, order in enumerate(self.new):
            stop_if(cancelled)
            changes.append(Insert(Group.ORDERS, at + offset, settled(order)))
        changes += self.fills
        changes += _changes_of(accepted_of(self.differences, accept))
        return Act(texts.Intake.ACT_TAKE_OVER, tuple(changes), step)


def merge(
    case: Case,
    incoming: Sequence[Order],
    *,
    completes: bool = False,
    cancelled: Cancel | None = None,
) -> MergePlan:
    """Compare orders from a file with those of a case.

    An order of the case without a platform (typed by hand) meets any order of its number.
    Orders that occur twice in `incoming` are joined with one another in the same way. A parcel
    (without a platform) meets the only order of its number, whatever that one's platform: of the
    whole number (A-1), else of the number without what a parcel list adds to it (A). One without
    a number meets the only order with its delivery's name and postal code.

    Args:
        case: the case as it stands.
        incoming: orders of a file.
        completes: `OrderLayout.completes` of the file's layout: payments, too, meet orders of
            any platform, and leave the platform as it stands.
        cancelled: asked at every order; True gives up. The case is only looked at.

    Raises:
        Cancelled: `cancelled` said so.
    """
    known = known_of(case.orders, completes=completes, cancelled=cancelled)
    new: dict[str, Order] = {}
    same: list[Order] = []
    filled: list[Order] = []
    differences: list[Difference] = []
    fills: list[Change] = []
    met: set[str] = set()
    parcels = _Parcels()
    for order in incoming:
        stop_if(cancelled)
        standing = known.find(order)
        if standing is None:
            new[order.key] = order
            known.put(order)
            continue
        met.add(standing.key)
        one_more = completes and parcels.is_one_more(standing, order, new)
        comparison = Comparison(standing, order, completes=completes, one_more=one_more)
        if completes and any(_is_tracking(change) for change in comparison.fills):
            parcels.add(standing, order)
        differences += comparison.differences
        if comparison.fills:
            known.put(comparison.after())
        if standing.key in new:
            new[standing.key] = known.by_key[standing.key]
        elif comparison.fills:
            fills += comparison.fills
            filled.append(order)
        elif not comparison.differences:
            same.append(order)
    return MergePlan(
        tuple(map(known.told_apart, new.values()) if completes else new.values()),
        tuple(same),
        tuple(filled),
        tuple(differences),
        tuple(fills),
        len(case.orders),
        frozenset(met).difference(new),
    )


class _Parcels:
    """Which parcels have brought their tracking numbers to an order in one taking over."""

    def __init__(self) -> None:
        self._numbers: dict[str, set[str]] = {}

    def is_one_more(self, standing: Order, parcel: Order, new: Container[str]) -> bool:
        """Return True when another parcel of the order has come just now, by its whole number."""
        if standing.key in new and standing.key not in self._numbers and standing.text(TRACKING):
            self.add(standing, standing)
        others = self._numbers.get(standing.key, set())
        return bool(others) and whole_number(parcel) not in others

    def add(self, standing: Order, parcel: Order) -> None:
        """Remember a parcel whose tracking number now stands."""
        self._numbers.setdefault(standing.key, set()).add(whole_number(parcel))


def _is_tracking(change: Change) -> bool:
    return isinstance(change, SetAnswer) and change.place.item == TRACKING


def known_of(
    orders: Sequence[Order], *, completes: bool, cancelled: Cancel | None = None
) -> KnownOrders:
    """Return orders by what they are known by; see `merge`.

    Raises:
        Cancelled: `cancelled` said so.
    """
    known = KnownOrders((), completes=completes)
    for order in orders:
        stop_if(cancelled)
        known.put(order)
    return known


def _changes_of(accepted: Sequence[Difference]) -> list[Change]:
    changes: list[Change] = []
    inserted: dict[str, int] = {}
    for each in accepted:
        owner = each.place.owner
        if each.line is None:
            changes.append(SetAnswer(each.place, each.old, each.new))
        else:
            index = each.line_index + inserted.get(owner, 0)
            inserted[owner] = inserted.get(owner, 0) + 1
            changes.append(Insert(Group.LINES, index, each.line, owner))
    return changes
