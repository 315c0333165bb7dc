"""Answers that nobody needs to type: defaults, and choices that follow from another answer.

The registered office is asked once; 申請・届出先 and 提出先選択 follow it (`Item.derived_from`,
`Choice.chosen_for`) and each other (`Item.agrees_with`). What a person typed or chose is never
replaced: only an answer that was written here before, or none, is. An entry whose words the
person corrected once comes in those words (`labels`, see `wizard.domain.offices`).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from wizard.domain.case import Answer, Case, Note, Order, Place, Source, SourceKind, new_case_number
from wizard.domain.changes import SetAnswer
from wizard.domain.form import Form, Item, Level
from wizard.domain.offices import entry_of, partner, proposal, proposed_answer

_WRITTEN = Source(SourceKind.WRITTEN)


def new_case(
    form: Form,
    now: datetime,
    key: str,
    answers: Mapping[str, Answer] | None = None,
    orders: tuple[Order, ...] = (),
    notes: tuple[Note, ...] = (),
    marks: Mapping[str, str] | None = None,
    labels: Mapping[str, str] | None = None,
) -> Case:
    """Return a new case with its number and what every case starts with.

    Args:
        form: the definitions.
        now: aware time in Asia/Tokyo.
        key: a fresh key; its beginning goes into the number.
        answers: case-level answers it is given; none of them is replaced.
        orders: its orders.
        notes: its notes.
        marks: its marks.
        labels: the person's words for entries of official lists, for all cases.
    """
    given = dict(answers or {})
    given |= starting_answers(form, given, now, labels)
    return Case(given, orders, notes, marks, new_case_number(now.date(), key))


def starting_answers(
    form: Form,
    answers: Mapping[str, Answer],
    now: datetime,
    labels: Mapping[str, str] | None = None,
) -> dict[str, Answer]:
    """Return what a new case starts with beside the answers it was given.

    Args:
        form: the definitions.
        answers: case-level answers of the new case (from `--answers`, the sample, the last
            case); none of them is replaced.
        now: aware time in Asia/Tokyo, kept as the time of the change.
        labels: the person's words for entries of official lists.
    """
    started: dict[str, Answer] = {}
    for item in form.items.values():
        if item.id in answers:
            continue
        if item.default:
            started[item.id] = Answer(item.default, source=_WRITTEN, changed_at=now)
        elif item.derived_from:
            derived = _derived(form, item, answers, labels, now)
            if derived is not None:
                started[item.id] = derived
    return started


def following_changes(
    form: Form,
    case: Case,
    place: Place,
    after: Answer | None,
    now: datetime,
    labels: Mapping[str, str] | None = None,
) -> tuple[SetAnswer, ...]:
    """Return the changes that follow when the answer at `place` becomes `after`.

    Args:
        form: the definitions.
        case: the case before the change.
        place: where the answer changes.
        after: the new answer, None when it goes.
        now: aware time in Asia/Tokyo, kept as the time of the changes.
        labels: the person's words for entries of official lists.
    """
    changes = []
    for item in _followers(form, place):
        before = case.answers.get(item.id)
        if (
            before is not None
            and not before.is_empty
            and before.source.kind is not SourceKind.WRITTEN
        ):
            continue
        around = {key: answer for key, answer in case.answers.items() if key != place.item}
        if after is not None:
            around[place.item] = after
        derived = _derived(form, item, around, labels, now)
        if entry_of(item, derived) is entry_of(item, before) and (derived is None) == (
            before is None or before.is_empty
        ):
            continue
        changes.append(SetAnswer(Place(item.id), before, derived))
    return tuple(changes)


def _followers(form: Form, place: Place) -> list[Item]:
    """Return the items that may follow a change at a place."""
    changed = form.items.get(place.item)
    if changed is None or changed.level is not Level.CASE:
        return []
    found = [item for item in form.items.values() if item.derived_from == changed.id]
    other = partner(form, changed)
    return [*found, other] if other is not None else found


def _derived(
    form: Form,
    item: Item,
    answers: Mapping[str, Answer],
    labels: Mapping[str, str] | None,
    now: datetime,
) -> Answer | None:
    choice = proposal(form, item, answers)
    return None if choice is None else proposed_answer(item, choice, labels or {}, now)
