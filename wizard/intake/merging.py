"""Joining orders from a file with those that the case already has.

Orders meet by platform and number. What is missing is filled; a value that already stands is
never overwritten unless the person accepts that very difference.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from wizard import texts
from wizard.domain.case import Case, Order, Place
from wizard.domain.changes import Act, Change, Group, Insert, SetAnswer
from wizard.intake.answers import settled
from wizard.intake.comparing import Comparison
from wizard.intake.comparing import Difference as Difference
from wizard.intake.decode import stop_if as stop_if
from wizard.intake.known_orders import KnownOrders

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
    """

    new: tuple[Order, ...]
    same: tuple[Order, ...]
    filled: tuple[Order, ...]
    differences: tuple[Difference, ...]
    fills: tuple[Change, ...]
    end: int

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
            accept: places of `differences` whose value of the file is to be taken.
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
        changes += _changes_of([each for each in self.differences if each.place in accept])
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
    (without a platform) meets the only order of its number, whatever that one's platform; one
    without a number meets the only order with its delivery's name and postal code.

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
    for order in incoming:
        stop_if(cancelled)
        standing = known.find(order)
        if standing is None:
            new[order.key] = order
            known.put(order)
            continue
        comparison = Comparison(standing, order, completes=completes)
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
        tuple(new.values()),
        tuple(same),
        tuple(filled),
        tuple(differences),
        tuple(fills),
        len(case.orders),
    )


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
