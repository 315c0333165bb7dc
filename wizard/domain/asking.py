"""Which items are asked at all: an item with a condition only while that holds."""

from __future__ import annotations

from collections.abc import Iterable

from wizard.domain.case import Answer, Answers, Case, Place
from wizard.domain.form import Form, Item, Level, level_of


def is_asked(form: Form, case: Case, place: Place) -> bool:
    """Return whether the item at a place is asked (`Item.only_if`).

    A condition may name an item of the same record, of the order around a line, or of the
    case; an item whose condition is itself not asked is not asked either. Raises KeyError when
    the record of the place is gone.
    """
    item = form.items[place.item]
    if item.only_if is None:
        return True
    level = item.level
    records: dict[Level, Answers] = {Level.CASE: case.answers}
    if level is Level.NOTE:
        records[Level.NOTE] = case.note(place.owner).answers
    elif level is not Level.CASE:
        order = case.order(place.owner)
        records[Level.ORDER] = order.answers
        if level is Level.LINE:
            records[Level.LINE] = order.lines[order.line_index(place.line)].answers
    return holds(form, item, records)


def holds(form: Form, item: Item, records: dict[Level, Answers]) -> bool:
    """Return whether an item is asked, given the answers of the records around it by level."""
    at: Item | None = item
    # No more conditions than items: a circle of conditions ends as "not asked".
    for _ in range(len(form.items) + 1):
        if at is None or at.only_if is None:
            return True
        condition = at.only_if
        answers = records.get(level_of(condition.item), {})
        if word(answers.get(condition.item)) not in condition.values:
            return False
        at = form.items.get(condition.item)
    return False


def word(answer: Answer | None) -> str:
    """Return what a condition compares: the text, or the word of a state."""
    if answer is None:
        return ""
    return answer.text.strip() if answer.state is None else answer.state.value


def outer_conditions(form: Form, items: Iterable[Item]) -> tuple[str, ...]:
    """Return the case-level items on which it depends whether `items` are asked."""
    found: dict[str, None] = {}
    for item in items:
        at: Item | None = item
        for _ in range(len(form.items) + 1):
            if at is None or at.only_if is None:
                break
            if level_of(at.only_if.item) is Level.CASE:
                found[at.only_if.item] = None
            at = form.items.get(at.only_if.item)
    return tuple(found)
