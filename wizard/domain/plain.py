"""A case as plain data (dict, list, str, int), the shape other programs script against.

The shape is HOUSE.md's contract: times are ISO 8601 with offset (to the minute where no second
is known: ``2026-08-01T22:14+09:00``), amounts integers in yen,
a state is ``{"state": "確認中"}`` (with ``holder`` where one is known). An invalid text comes
out as it was typed, so that nothing is hidden.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from wizard import texts
from wizard.domain.case import Answer, AnswerState, Case, Order, Place
from wizard.domain.form import LINE_PREFIX, NOTE_PREFIX, ORDER_PREFIX, Form, Item, Level
from wizard.domain.item_types import type_of
from wizard.domain.item_types.moments import read_moment
from wizard.domain.problems import Problem

ORDER_NUMBER = "order.number"

Plain = None | str | int | list["Plain"] | dict[str, "Plain"]


def plain_case(form: Form, case: Case) -> dict[str, Plain]:
    """Return the whole case: ``{"answers": {item id: value}, "orders": [...], "notes": [...]}``.

    `answers` holds what was answered; each order holds every key of its level, None where
    nothing was answered.
    """
    answers: dict[str, Plain] = {}
    for item_id, answer in case.answers.items():
        item = form.items.get(item_id)
        if item is not None and not answer.is_empty:
            answers[item_id] = plain_answer(item, answer)
    notes: list[Plain] = []
    for note in case.notes:
        notes.append(_record(form, Level.NOTE, "note.", note.answers))
    return {
        "case_number": case.number,
        "answers": answers,
        "orders": [plain_order(form, order) for order in case.orders],
        "notes": notes,
    }


def plain_order(form: Form, order: Order) -> dict[str, Plain]:
    """Return one order as nested keys (``buyer.name`` → ``{"buyer": {"name": …}}``)."""
    result = _record(form, Level.ORDER, ORDER_PREFIX, order.answers)
    lines: list[Plain] = []
    for line in order.lines:
        lines.append(_record(form, Level.LINE, LINE_PREFIX, line.answers))
    result["items"] = lines
    return result


def plain_problem(case: Case, problem: Problem) -> Plain:
    """Return a problem: ``{"level", "item", "order", "message"}``, `order` None for the case."""
    return {
        "level": problem.level.value,
        "item": problem.place.item,
        "order": order_name(case, problem.place) or None,
        "message": problem.message,
    }


def order_name(case: Case, place: Place) -> str:
    """Return the number of the order a place is in, or which one it is; empty for the case."""
    if not place.owner or place.item.startswith(NOTE_PREFIX):
        return ""
    index = case.order_index(place.owner)
    number = case.orders[index].text(ORDER_NUMBER)
    return number or texts.Commands.NTH_ORDER.format(position=index + 1)


def plain_answer(item: Item, answer: Answer | None) -> Plain:
    """Return one answer as a plain value, None when there is none."""
    if answer is None or answer.is_empty:
        return None
    if answer.state is not None:
        state: dict[str, Plain] = {"state": str(answer.state)}
        if answer.holder and answer.state is AnswerState.UNAVAILABLE:
            state["holder"] = answer.holder
        return state
    try:
        value = type_of(item).parse(answer.text, item)
    except ValueError:
        return answer.text
    if isinstance(value, datetime):
        # A time without seconds stays one: nobody knows the second.
        exact = read_moment(answer.text).has_seconds
        return value.isoformat(timespec="seconds" if exact else "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return value
    return answer.text


def _record(
    form: Form, level: Level, prefix: str, answers: Mapping[str, Answer]
) -> dict[str, Plain]:
    result: dict[str, Plain] = {}
    for item in form.of_level(level):
        *outer, name = item.id.removeprefix(prefix).split(".")
        inner = result
        for part in outer:
            nested = inner.setdefault(part, {})
            assert isinstance(nested, dict)
            inner = nested
        inner[name] = plain_answer(item, answers.get(item.id))
    return result
