"""Takes orders of several files into a case at once, without asking: what stands stays."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from wizard import texts
from wizard.domain.case import Case, Order
from wizard.domain.changes import Change
from wizard.domain.order_layout import OrderLayout
from wizard.errors import ImportFileError
from wizard.intake.answers import NUMBER
from wizard.intake.known_orders import KnownOrders, plain_number, whole_number
from wizard.intake.merging import Difference, merge
from wizard.intake.order_export import read_all
from wizard.intake.order_file import OrderFile


@dataclass(slots=True)
class Taken:
    """What taking in did.

    Attributes:
        changes: carried out on the case in memory already, still to be saved.
        keys: keys of the orders of the case that the files spoke of.
        new: orders the case did not have; filled: orders to which something was added;
            same: orders that stay as they were.
        differences: values left as they stand although a file says otherwise.
        broken_rows: rows that could not be read.
        notices: Japanese sentences of the files and of their unreadable rows.
    """

    changes: list[Change] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    new: int = 0
    filled: int = 0
    same: int = 0
    differences: list[Difference] = field(default_factory=list)
    broken_rows: int = 0
    notices: list[str] = field(default_factory=list)

    def orders(self, case: Case) -> tuple[Order, ...]:
        """Return the orders of the case that the files spoke of, as they stand now."""
        return tuple(order for order in case.orders if order.key in self.keys)


def take_in(
    case: Case,
    sources: Sequence[Path],
    layouts: Sequence[OrderLayout],
    *,
    wanted: Collection[str],
    layout: str | None,
    new_key: Callable[[], str],
    now: datetime,
) -> Taken:
    """Read files and take their orders into a case in memory.

    Args:
        case: changed in memory; the caller saves `Taken.changes`.
        sources: order files and parcel lists; orders are taken in before what completes them.
        layouts: every known layout.
        wanted: only orders with these numbers; all when empty.
        layout: name of the layout to use, None to recognise it.
        new_key: returns a fresh key.
        now: aware time in Asia/Tokyo.

    Raises:
        ImportFileError: a file cannot be read, or a wanted number is in none of them.
    """
    taken = Taken()
    seen: set[str] = set()
    numbers = {plain_number(number) for number in wanted}
    files = [
        found
        for source in sources
        for found in read_all(
            source, layouts, layout=layout, new_key=new_key, now=now, only=wanted or None
        )
    ]
    # A parcel list completes orders, so these come first, in whatever order files were named.
    for found in sorted(files, key=lambda each: each.layout.completes):
        for order in found.orders:
            seen |= {plain_number(order.text(NUMBER)), whole_number(order)}
        _take(case, found, numbers, taken)
    missing = sorted(number for number in wanted if plain_number(number) not in seen)
    if missing:
        raise ImportFileError(
            texts.Intake.NO_SUCH_ORDER.format(numbers="、".join(missing)),
            texts.Intake.NO_SUCH_ORDER_DO,
        )
    return taken


def _take(case: Case, found: OrderFile, numbers: Collection[str], taken: Taken) -> None:
    """Take one table's orders into a case in memory."""
    completes = found.layout.completes
    chosen = list(found.orders)
    if completes and case.orders and not numbers:
        # A list of all parcels of a month completes the orders; it brings no new ones.
        known = KnownOrders(case.orders, completes=True)
        chosen = [order for order in chosen if known.find(order) is not None]
    plan = merge(case, chosen, completes=completes)
    for change in plan.act().changes:
        case.apply(change)
        taken.changes.append(change)
    taken.keys |= {*plan.met, *(order.key for order in plan.new)}
    taken.new += len(plan.new)
    taken.filled += len(plan.filled)
    taken.same += len(chosen) - len(plan.new) - len(plan.filled)
    taken.differences += plan.differences
    taken.broken_rows += len(found.row_problems)
    taken.notices += [*found.notices, *(problem.message for problem in found.row_problems)]
    left = len(found.orders) - len(chosen)
    if left:
        taken.notices.append(texts.Intake.PARCELS_LEFT.format(count=left))
