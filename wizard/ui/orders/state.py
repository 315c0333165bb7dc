"""The state of an order in the table: what is missing or worth a look, in a few words."""

from __future__ import annotations

from collections.abc import Callable

from wizard.domain.case import Case, Order
from wizard.domain.checks import Checker, ProblemLevel
from wizard.domain.taken import doubts_as_taken
from wizard.texts import Orders
from wizard.ui.orders.listing import RowKind, RowState
from wizard.ui.session import Session

_NEEDED_NOW = (ProblemLevel.EGOV, ProblemLevel.WANTED)
_ACCESS = "order.access."
_SHOP = "order.access.destination_ip"  # the shop's own address tells nothing of the buyer


class OrderStates:
    """Works out the state of orders of the open case.

    Args:
        checker: knows what is missing.
        case: the open case.
    """

    def __init__(self, checker: Checker, case: Case) -> None:
        self._checker = checker
        self._case = case

    def of(self, order: Order) -> RowState:
        """Return the state of an order: to look at again, some missing, enough, or all there."""
        problems = self._checker.order_problems(order, self._case)
        levels = [problem.level for problem in problems]
        # A price that the file does not tell for certain is to be looked at, too.
        invalid = levels.count(ProblemLevel.INVALID) + doubts_as_taken(order)
        if invalid:
            return RowState(
                Orders.STATE_INVALID.format(count=invalid),
                RowKind.CAUTION,
                0,
                Orders.STATE_INVALID_HELP.format(count=invalid),
            )
        missing = sum(levels.count(level) for level in _NEEDED_NOW)
        if missing:
            return RowState(
                Orders.STATE_LEFT.format(count=missing),
                RowKind.PLAIN,
                1,
                Orders.STATE_LEFT_HELP.format(count=missing),
            )
        if ProblemLevel.LATER in levels and not has_record(order):
            # Enough for e-Gov, but a green mark would hide what the police ask for first.
            return RowState(Orders.STATE_UNRECORDED, RowKind.PLAIN, 2, Orders.STATE_UNRECORDED_HELP)
        if ProblemLevel.LATER in levels:
            return RowState(Orders.STATE_ENOUGH, RowKind.GOOD, 3, Orders.STATE_ENOUGH_HELP)
        return RowState(Orders.STATE_ALL, RowKind.GOOD, 4, Orders.STATE_ALL_HELP)


def has_record(order: Order) -> bool:
    """Return True when anything was answered about the buyer's access, a state too."""
    return any(
        item.startswith(_ACCESS) and item != _SHOP and not answer.is_empty
        for item, answer in order.answers.items()
    )


def states_elsewhere(session: Session) -> Callable[[Order], RowState]:
    """Return what works out states on another thread, without the session's own checker."""
    case = Case(session.case.answers, tuple(session.case.orders))
    return OrderStates(Checker(session.form), case).of
