"""Order files as they were read on another thread: joined with one another, beside the case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from wizard.domain.case import Case, Order, Place
from wizard.domain.changes import Act
from wizard.domain.order_layout import OrderLayout
from wizard.intake.merging import Cancel, known_of, merge, stop_if
from wizard.intake.order_export import Difference, MergePlan, OrderFile
from wizard.texts import Intake
from wizard.ui.orders.import_steps import Progress
from wizard.ui.orders.rows import NUMBER


@dataclass(frozen=True)
class ReadFile:
    """What the files hold, as it is shown before anything is taken over.

    Attributes:
        progress: the files, and what the person said about them.
        orders: those of their own, files that complete one another joined.
        parcels: orders that only complete orders of the case (parcels, payments).
        between: values in which the files differ from one another; the first file's stands
            unless its place is accepted.
        plans: what taking over all of `orders` and all of `parcels` would do.
        left: rows of parcels that belong to none of the orders.
        ticked: keys of the orders that are ticked beforehand: those that the person had
            chosen before the files were read again, and those that complete the case.
    """

    progress: Progress
    orders: tuple[Order, ...]
    parcels: tuple[Order, ...]
    between: tuple[Difference, ...]
    plans: tuple[MergePlan, MergePlan]
    left: int = 0
    ticked: tuple[str, ...] = ()

    @property
    def files(self) -> tuple[OrderFile, ...]:
        """Return the files in the order in which they were read."""
        return tuple(read.file for read in self.progress.done)

    @property
    def every(self) -> tuple[Order, ...]:
        """Return all orders that can be taken over."""
        return self.orders + self.parcels

    @cached_property
    def by_key(self) -> dict[str, Order]:
        """Return all of them by key."""
        return {order.key: order for order in self.every}

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """Return every value that something else stands against."""
        return (*self.between, *self.plans[0].differences, *self.plans[1].differences)

    @cached_property
    def differing(self) -> Counter[str]:
        """Return how many values differ, by order number."""
        return Counter(difference.number for difference in self.differences)

    @cached_property
    def new(self) -> frozenset[str]:
        """Return the keys of the orders that the case does not have."""
        return frozenset(order.key for plan in self.plans for order in plan.new)

    @cached_property
    def same(self) -> frozenset[str]:
        """Return the keys of the orders that the case has just so."""
        return frozenset(order.key for plan in self.plans for order in plan.same)

    @cached_property
    def completing(self) -> frozenset[str]:
        """Return the keys of parcels that complete orders of the case."""
        return frozenset(order.key for order in self.parcels) - self.new - self.same

    def act(
        self,
        case: Case,
        chosen: Collection[str],
        accepted: Collection[Place],
        step: str,
        cancelled: Cancel | None = None,
    ) -> Act:
        """Return the taking over of some orders as one act.

        Args:
            case: as it stands now.
            chosen: keys of the orders.
            accepted: places of `differences` whose other value is taken.
            step: id of the step on which it is done.
            cancelled: asked at every order; True gives up.

        Raises:
            Cancelled: `cancelled` said so.
        """
        own = Case(orders=tuple(order for order in self.orders if order.key in chosen))
        between = [each for each in self.between if each.place.owner in chosen]
        for change in MergePlan((), (), (), tuple(between), (), 0).act(accepted).changes:
            own.apply(change)
        parcels = [order for order in self.parcels if order.key in chosen]
        plan = merge(case, own.orders, cancelled=cancelled)
        changes = list(plan.act(accepted, cancelled=cancelled).changes)
        if parcels:
            after = Case(orders=tuple(case.orders))
            for change in changes:
                stop_if(cancelled)
                after.apply(change)
            plan = merge(after, parcels, completes=True, cancelled=cancelled)
            changes += plan.act(accepted, cancelled=cancelled).changes
        return Act(Intake.ACT_TAKE_OVER, tuple(changes), step)


def lay_beside(progress: Progress, case: Case, cancelled: Cancel | None = None) -> ReadFile:
    """Join the files with one another and compare them with the case.

    Args:
        progress: everything is read.
        case: of its own for this thread.
        cancelled: asked at every order; True gives up.

    Raises:
        Cancelled: `cancelled` said so.
    """
    files = [read.file for read in progress.done]
    orders, between, parcels, left = _joined(files, case, cancelled)
    alone = len(files) == 1 and not case.orders and _is_sorted_by_number(files[0].layout)
    # With nothing to compare, no answer need be worked out before it is looked at.
    own = (
        MergePlan(orders, (), (), (), (), 0) if alone else merge(case, orders, cancelled=cancelled)
    )
    plans = (own, merge(case, parcels, completes=True, cancelled=cancelled))
    read = ReadFile(progress, orders, parcels, between, plans, left)
    return worked_out(replace(read, ticked=_ticked_before(read, cancelled)))


def worked_out(read: ReadFile) -> ReadFile:
    """Return the same with everything known that the window asks for at once."""
    read.by_key, read.differing, read.new, read.same, read.completing  # noqa: B018 - each is kept
    return read


def _ticked_before(read: ReadFile, cancelled: Cancel | None) -> tuple[str, ...]:
    numbers, completing = read.progress.ticked, read.completing
    if not numbers:
        return tuple(order.key for order in read.parcels if order.key in completing)
    found = []
    for order in read.every:
        stop_if(cancelled)
        if order.key in completing or order.text(NUMBER) in numbers:
            found.append(order.key)
    return tuple(found)


def _is_sorted_by_number(layout: OrderLayout) -> bool:
    """Return True when a file of that layout holds no order twice."""
    number = layout.number
    return not layout.completes and number is not None and not number.suffix


def _joined(
    files: Sequence[OrderFile], case: Case, cancelled: Cancel | None
) -> tuple[tuple[Order, ...], tuple[Difference, ...], tuple[Order, ...], int]:
    own = [file.orders for file in files if not file.layout.completes]
    parcels = [order for file in files if file.layout.completes for order in file.orders]
    if len(own) == 1 and not parcels:
        return own[0], (), (), 0
    if not own:
        return (), (), tuple(parcels), 0
    joined = Case(orders=tuple(own[0]))
    between: list[Difference] = []
    for orders in own[1:]:
        between += _join(joined, orders, completes=False, cancelled=cancelled)
    inside, outside, left = _sorted_out(parcels, joined, case, cancelled)
    between += _join(joined, inside, completes=True, cancelled=cancelled)
    return tuple(joined.orders), tuple(between), tuple(outside), left


def _join(
    joined: Case, orders: Sequence[Order], *, completes: bool, cancelled: Cancel | None
) -> tuple[Difference, ...]:
    plan = merge(joined, orders, completes=completes, cancelled=cancelled)
    for change in plan.act(cancelled=cancelled).changes:
        stop_if(cancelled)
        joined.apply(change)
    return plan.differences


def _sorted_out(
    parcels: Iterable[Order], joined: Case, case: Case, cancelled: Cancel | None
) -> tuple[list[Order], list[Order], int]:
    """Part parcels: of orders in the files, of orders of the case only, and of neither."""
    here = known_of(joined.orders, completes=True, cancelled=cancelled)
    there = known_of(case.orders, completes=True, cancelled=cancelled)
    inside: list[Order] = []
    outside: list[Order] = []
    left = 0
    for parcel in parcels:
        stop_if(cancelled)
        if here.find(parcel) is not None:
            inside.append(parcel)
        elif there.find(parcel) is not None:
            outside.append(parcel)
        else:
            left += 1
    return inside, outside, left
