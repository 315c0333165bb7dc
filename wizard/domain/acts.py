"""What a person does to orders, lines and notes, as acts that undo can take back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from wizard import texts
from wizard.domain.case import Answer, Answers, Case, LineItem, Note, Order, Place
from wizard.domain.changes import Act, Change, Group, Insert, Move, Remove, SetAnswer

# Facts that belong to one order only: a copy that kept them would state something untrue.
ONLY_ONE_ORDER: frozenset[str] = frozenset(
    {
        "order.number",
        "order.purchased_at",
        "order.tracking_number",
        "order.access.at",
        "order.access.port",
    }
)


def add_order(
    case: Case,
    key: str,
    *,
    answers: Answers | None = None,
    line_key: str = "",
    index: int | None = None,
    step: str = "",
) -> Act:
    """Return the act of adding an order.

    Args:
        case: the case.
        key: fresh key of the order.
        answers: its answers; none by default.
        line_key: fresh key of a first, empty line; no line when empty.
        index: where it goes, counted from 0; at the end by default.
        step: the step on which it is done.
    """
    lines = (LineItem(line_key),) if line_key else ()
    order = Order(key, answers or {}, lines)
    at = len(case.orders) if index is None else index
    return Act(texts.Acts.ADD_ORDER, (Insert(Group.ORDERS, at, order),), step)


def add_orders(case: Case, orders: Iterable[Order], *, step: str = "") -> Act:
    """Return the act of adding whole orders at the end, as one step of undo."""
    changes = [Insert(Group.ORDERS, at, order) for at, order in enumerate(orders, len(case.orders))]
    label = texts.Acts.ADD_ORDERS.format(count=len(changes))
    return Act(label if len(changes) != 1 else texts.Acts.ADD_ORDER, tuple(changes), step)


def copied_order(
    order: Order,
    new_key: Callable[[], str],
    leave_out: Collection[str] = ONLY_ONE_ORDER,
) -> Order:
    """Return a copy of an order with fresh keys, without what belongs to one order only."""
    answers = {item: answer for item, answer in order.answers.items() if item not in leave_out}
    lines = tuple(LineItem(new_key(), dict(line.answers)) for line in order.lines)
    return Order(new_key(), answers, lines)


def duplicate_order(case: Case, key: str, new_key: Callable[[], str], *, step: str = "") -> Act:
    """Return the act of putting a copy of an order right below it.

    The order number, the times, the parcel's number and the source port are left out
    (`ONLY_ONE_ORDER`). The new order is ``act.changes[0].record``. Raises KeyError.
    """
    index = case.order_index(key)
    copy = copied_order(case.orders[index], new_key)
    return Act(texts.Acts.DUPLICATE_ORDER, (Insert(Group.ORDERS, index + 1, copy),), step)


def delete_orders(case: Case, keys: Collection[str], *, step: str = "") -> Act:
    """Return the act of deleting orders, as one step of undo; raises KeyError."""
    indexes = sorted({case.order_index(key) for key in keys}, reverse=True)
    # From the end, so that no index shifts before its turn.
    changes = tuple(Remove(Group.ORDERS, index, case.orders[index]) for index in indexes)
    label = texts.Acts.DELETE_ORDER
    if len(changes) != 1:
        label = texts.Acts.DELETE_ORDERS.format(count=len(changes))
    return Act(label, changes, step)


def move_order(case: Case, key: str, to: int, *, step: str = "") -> Act:
    """Return the act of moving an order so that it stands at index `to`; raises KeyError.

    `to` is counted from 0 and held within the list; the act has no change when it stands there.
    """
    return _move(Group.ORDERS, case.order_index(key), to, len(case.orders), step)


def add_line(
    case: Case,
    order_key: str,
    key: str,
    *,
    answers: Answers | None = None,
    index: int | None = None,
    step: str = "",
) -> Act:
    """Return the act of adding a line with a fresh key to an order; raises KeyError."""
    at = len(case.order(order_key).lines) if index is None else index
    change = Insert(Group.LINES, at, LineItem(key, answers or {}), order_key)
    return Act(texts.Acts.ADD_LINE, (change,), step)


def delete_line(case: Case, order_key: str, key: str, *, step: str = "") -> Act:
    """Return the act of deleting a line of an order; raises KeyError."""
    order = case.order(order_key)
    index = order.line_index(key)
    change = Remove(Group.LINES, index, order.lines[index], order_key)
    return Act(texts.Acts.DELETE_LINE, (change,), step)


def move_line(case: Case, order_key: str, key: str, to: int, *, step: str = "") -> Act:
    """Return the act of moving a line so that it stands at index `to`; raises KeyError."""
    order = case.order(order_key)
    return _move(Group.LINES, order.line_index(key), to, len(order.lines), step, order_key)


def add_note(
    case: Case,
    key: str,
    *,
    answers: Answers | None = None,
    index: int | None = None,
    step: str = "",
) -> Act:
    """Return the act of adding a note with a fresh key, at the end by default."""
    at = len(case.notes) if index is None else index
    return Act(texts.Acts.ADD_NOTE, (Insert(Group.NOTES, at, Note(key, answers or {})),), step)


def delete_note(case: Case, key: str, *, step: str = "") -> Act:
    """Return the act of deleting a note; raises KeyError."""
    index = case.note_index(key)
    change = Remove(Group.NOTES, index, case.notes[index])
    return Act(texts.Acts.DELETE_NOTE, (change,), step)


def move_note(case: Case, key: str, to: int, *, step: str = "") -> Act:
    """Return the act of moving a note so that it stands at index `to`; raises KeyError."""
    return _move(Group.NOTES, case.note_index(key), to, len(case.notes), step)


def set_answers(
    case: Case, answers: Mapping[Place, Answer | None], label: str, *, step: str = ""
) -> Act:
    """Return the act of putting several answers at once; those that stand already are left out."""
    changes: list[Change] = []
    for place, after in answers.items():
        before = case.answer(place)
        if before != after:
            changes.append(SetAnswer(place, before, after))
    return Act(label, tuple(changes), step)


_MOVES = {
    Group.ORDERS: texts.Acts.MOVE_ORDER,
    Group.LINES: texts.Acts.MOVE_LINE,
    Group.NOTES: texts.Acts.MOVE_NOTE,
}


def _move(group: Group, before: int, to: int, count: int, step: str, owner: str = "") -> Act:
    after = max(0, min(to, count - 1))
    changes = (Move(group, before, after, owner),) if before != after else ()
    return Act(_MOVES[group], changes, step)
