"""What stands at every place of a record: answered, missing or invalid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from wizard.domain.asking import holds
from wizard.domain.case import Answer, Answers, Note, Order, SourceKind
from wizard.domain.form import Form, Item, Level, Need, Step
from wizard.domain.item_types import type_of
from wizard.domain.taken import wrong_as_taken

_STRENGTH = (Need.EGOV, Need.WANTED, Need.LATER)


class Missing(Enum):
    """Stands for "nothing was answered" where a sentence would say what is wrong."""

    MISSING = 1


class Gap(NamedTuple):
    """A kind of thing that is not fine: it may stand in many orders.

    Attributes:
        item: id of the item.
        invalid: an invalid text; else nothing was answered.
        no_lines: an order without any line (then `item` is the first item of lines).
    """

    item: str
    invalid: bool = False
    no_lines: bool = False


class Finding(NamedTuple):
    """What stands at one asked place.

    Attributes:
        item: the item; line: key of the order line, or empty; position: of the line, from 1.
        wrong: the sentence for an invalid text or one that a spreadsheet has damaged,
            `Missing.MISSING`, or None when all is well.
        touched: True when a person gave any answer, an invalid one too.
        no_lines: True for the one finding that an order has no line at all.
    """

    item: Item
    line: str = ""
    position: int = 0
    wrong: str | Missing | None = None
    touched: bool = False
    no_lines: bool = False

    @property
    def gap(self) -> Gap:
        """Return the kind of what is not fine."""
        return Gap(self.item.id, self.wrong is not Missing.MISSING, self.no_lines)


@dataclass(frozen=True, slots=True)
class StepPlan:
    """What one step asks, by level; an item that an earlier step asks belongs to that one.

    Attributes:
        step: the step, or None for the items that no step asks: of those only invalid texts
            are told, since nobody could mend what is missing.
        case_items: items of the case; note_items: of notes.
        order_items: items of orders and lines, in reading order; line_items: those of lines.
        order_walk: the items of orders with one None where the lines are told.
        order_need: the strongest need among the order items: that of having an order at all.
    """

    step: Step | None
    case_items: tuple[Item, ...]
    order_items: tuple[Item, ...]
    order_walk: tuple[Item | None, ...]
    line_items: tuple[Item, ...]
    note_items: tuple[Item, ...]
    order_need: Need


def plan_steps(form: Form) -> tuple[StepPlan, ...]:
    """Return what each step asks, in the order of the steps, and last what no step asks."""
    taken: set[str] = set()
    plans = []
    for step in form.steps:
        ids = [item_id for item_id in dict.fromkeys(step.items) if item_id not in taken]
        plans.append(_plan(step, [form.items[item_id] for item_id in ids]))
        taken.update(ids)
    homeless = [item for item in form.items.values() if item.id not in taken]
    return (*plans, _plan(None, homeless)) if homeless else tuple(plans)


def _plan(step: Step | None, items: list[Item]) -> StepPlan:
    def of(*levels: Level) -> tuple[Item, ...]:
        return tuple(item for item in items if item.level in levels)

    order_items = of(Level.ORDER, Level.LINE)
    # A dict keeps the order, and only the first None.
    walk = dict.fromkeys(None if item.level is Level.LINE else item.id for item in order_items)
    by_id = {item.id: item for item in order_items}
    return StepPlan(
        step,
        of(Level.CASE),
        order_items,
        tuple(None if item_id is None else by_id[item_id] for item_id in walk),
        of(Level.LINE),
        of(Level.NOTE),
        strongest(order_items),
    )


def strongest(items: tuple[Item, ...]) -> Need:
    """Return the strongest need among items, LATER when there are none."""
    needs = {item.need for item in items}
    return next((need for need in _STRENGTH if need in needs), Need.LATER)


def find_in_case(form: Form, plan: StepPlan, answers: Answers) -> Iterator[Finding]:
    """Yield what stands at each asked case-level item of a step."""
    records = {Level.CASE: answers}
    for item in plan.case_items:
        if item.only_if is None or holds(form, item, records):
            finding = _finding(item, answers.get(item.id))
            if plan.step is not None or isinstance(finding.wrong, str):
                yield finding


def find_in_note(form: Form, plan: StepPlan, note: Note, answers: Answers) -> Iterator[Finding]:
    """Yield what stands at each filled item of a note.

    Nothing is missing in a note: it is written down as far as there was something to say.
    """
    records = {Level.CASE: answers, Level.NOTE: note.answers}
    for item in plan.note_items:
        answer = note.answers.get(item.id)
        if answer is None or answer.is_empty:
            continue
        if item.only_if is None or holds(form, item, records):
            yield _finding(item, answer)


def find_in_order(
    form: Form, plan: StepPlan, order: Order, case_answers: Answers
) -> Iterator[Finding]:
    """Yield what stands at each asked place of an order, in the reading order of a step.

    All lines are told where the step first asks an item of a line, one line after another.
    """
    found = _find_in_order(form, plan, order, case_answers)
    if plan.step is not None:
        return found
    return (finding for finding in found if isinstance(finding.wrong, str))


def _find_in_order(
    form: Form, plan: StepPlan, order: Order, case_answers: Answers
) -> Iterator[Finding]:
    records: dict[Level, Answers] = {Level.CASE: case_answers, Level.ORDER: order.answers}
    for item in plan.order_walk:
        if item is None:
            yield from _find_in_lines(form, plan, order, records)
        elif item.only_if is None or holds(form, item, records):
            yield _finding(item, order.answers.get(item.id))


def _find_in_lines(
    form: Form, plan: StepPlan, order: Order, records: dict[Level, Answers]
) -> Iterator[Finding]:
    if not order.lines:
        yield Finding(plan.line_items[0], wrong=Missing.MISSING, no_lines=True)
    for position, line in enumerate(order.lines, start=1):
        around = {**records, Level.LINE: line.answers}
        for item in plan.line_items:
            if item.only_if is None or holds(form, item, around):
                yield _finding(item, line.answers.get(item.id), line.key, position)


def _finding(item: Item, answer: Answer | None, line: str = "", position: int = 0) -> Finding:
    if answer is None:
        return Finding(item, line, position, Missing.MISSING)
    touched = answer.source.kind is not SourceKind.WRITTEN
    if answer.state is not None:
        return Finding(item, line, position, None, touched)
    if not answer.text.strip():
        return Finding(item, line, position, Missing.MISSING)
    wrong = type_of(item).check(answer.text, item) or wrong_as_taken(item.id, answer)
    return Finding(item, line, position, wrong, touched)
