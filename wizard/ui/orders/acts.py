"""What a person does to the orders of a case, as acts that undo takes back whole."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime

from wizard.domain.acts import ONLY_ONE_ORDER, copied_order
from wizard.domain.case import Answer, AnswerState, Case, Place
from wizard.domain.changes import Act, Change, Group, Insert, Move, SetAnswer
from wizard.texts import OrderForm, Orders, Records

BUYER = "order.buyer."
RECIPIENT = "order.recipient."
# Beside `ONLY_ONE_ORDER`: an access record copied along would claim what no log says.
_OF_ONE_PURCHASE = (
    "order.access.",
    "order.unauthorized_access",
    "order.auth_server_location",
    "order.operation_log",
)


def duplicate_orders(
    case: Case, keys: Collection[str], new_key: Callable[[], str], step: str
) -> tuple[Act, tuple[str, ...]]:
    """Return the act that puts a copy behind each order, and the keys of the copies.

    Who ordered, where it went and what was bought is copied; what belongs to one purchase
    alone (number, time, tracking number, the whole access record) is not.
    """
    changes: list[Change] = []
    made: list[str] = []
    for done, row in enumerate(sorted({case.order_index(key) for key in keys})):
        original = case.orders[row]
        left_out = {i for i in original.answers if i.startswith(_OF_ONE_PURCHASE)}
        copy = copied_order(original, new_key, ONLY_ONE_ORDER | left_out)
        changes.append(Insert(Group.ORDERS, row + done + 1, copy))
        made.append(copy.key)
    return Act(Orders.ACT_DUPLICATE, tuple(changes), step), tuple(made)


def move_orders(case: Case, keys: Sequence[str], before: int, step: str) -> Act:
    """Return the act that puts orders, in the order they stand, before the row `before`."""
    rows = sorted({case.order_index(key) for key in keys})
    changes: list[Change] = []
    above = [row for row in rows if row < before]
    below = [row for row in rows if row >= before]
    # Those above go down one after the other, each closing the gap it leaves.
    for done, row in enumerate(above):
        changes.append(Move(Group.ORDERS, row - done, before - 1))
    for done, row in enumerate(below):
        changes.append(Move(Group.ORDERS, row, before + done))
    kept = tuple(c for c in changes if isinstance(c, Move) and c.before != c.after)
    return Act(Orders.ACT_MOVE, kept, step)


def shift_orders(case: Case, keys: Collection[str], by: int, step: str) -> Act:
    """Return the act that moves orders one row up (-1) or down (1), keeping their distance."""
    rows = sorted({case.order_index(key) for key in keys}, reverse=by > 0)
    edge = 0 if by < 0 else len(case.orders) - 1
    changes: list[Change] = []
    for row in rows:
        if row == edge:
            edge -= by  # it stands at the end already: the next one stops behind it
        else:
            changes.append(Move(Group.ORDERS, row, row + by))
    return Act(Orders.ACT_MOVE, tuple(changes), step)


def same_as_buyer(case: Case, key: str, step: str, at: datetime) -> Act:
    """Return the act that copies the buyer's particulars to the recipient of an order.

    Args:
        case: the open case.
        key: of the order.
        step: id of the step.
        at: aware time of the change.
    """
    order = case.order(key)
    changes: list[Change] = []
    for name in ("name", "postal_code", "address", "phone"):
        source = order.answers.get(BUYER + name)
        if source is None or source.is_empty:
            continue
        place = Place(RECIPIENT + name, key)
        before = order.answers.get(place.item)
        if before is None or (before.text, before.state) != (source.text, source.state):
            changes.append(SetAnswer(place, before, replace(source, changed_at=at)))
    return Act(OrderForm.ACT_SAME_AS_BUYER, tuple(changes), step)


def no_record(case: Case, places: Sequence[Place], step: str, at: datetime) -> Act:
    """Return the act that puts 「記録なし」 where nothing stands yet."""
    changes: list[Change] = []
    for place in places:
        before = case.answer(place)
        if before is None or before.is_empty:
            after = Answer(state=AnswerState.NO_RECORD, changed_at=at)
            changes.append(SetAnswer(place, before, after))
    return Act(Records.ACT_NO_RECORD, tuple(changes), step)


def same_for_all(case: Case, place: Place, step: str, *, overwrite: bool) -> Act:
    """Return the act that gives every order the answer that stands at `place`.

    Args:
        case: the open case.
        place: of an order-level item that has an answer.
        step: id of the step.
        overwrite: also where another answer stands.
    """
    wanted = case.answer(place)
    changes: list[Change] = []
    for order in case.orders:
        before = order.answers.get(place.item)
        empty = before is None or before.is_empty
        if empty or (overwrite and differs(before, wanted)):
            changes.append(SetAnswer(Place(place.item, order.key), before, wanted))
    return Act(Records.SAME_FOR_ALL, tuple(changes), step)


def differs(one: Answer | None, other: Answer | None) -> bool:
    """Return True when two answers do not say the same, wherever they came from."""
    first = (one.text, one.state, one.holder) if one is not None else ("", None, "")
    second = (other.text, other.state, other.holder) if other is not None else ("", None, "")
    return first != second
