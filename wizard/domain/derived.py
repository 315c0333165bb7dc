"""Answers that nobody needs to type: defaults, and choices that follow from another answer.

The registered office is asked once; 申請・届出先 and 提出先選択 follow it (`Item.derived_from`,
`Choice.chosen_for`). What a person typed or chose is never replaced: only an answer that was
written here before, or none, is.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from wizard.domain.case import Answer, Case, Note, Order, Place, Source, SourceKind, new_case_number
from wizard.domain.changes import SetAnswer
from wizard.domain.form import Form, Item

_WRITTEN = Source(SourceKind.WRITTEN)


def new_case(
    form: Form,
    now: datetime,
    key: str,
    answers: Mapping[str, Answer] | None = None,
    orders: tuple[Order, ...] = (),
    notes: tuple[Note, ...] = (),
    marks: Mapping[str, str] | None = None,
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
    """
    given = dict(answers or {})
    given |= starting_answers(form, given, now)
    return Case(given, orders, notes, marks, new_case_number(now.date(), key))


def starting_answers(form: Form, answers: Mapping[str, Answer], now: datetime) -> dict[str, Answer]:
    """Return what a new case starts with beside the answers it was given.

    Args:
        form: the definitions.
        answers: case-level answers of the new case (from `--answers`, the sample, the last
            case); none of them is replaced.
        now: aware time in Asia/Tokyo, kept as the time of the change.
    """
    started: dict[str, Answer] = {}
    for item in form.items.values():
        text = item.default or _chosen(item, answers.get(item.derived_from))
        if text and item.id not in answers:
            started[item.id] = Answer(text, source=_WRITTEN, changed_at=now)
    return started


def following_changes(
    form: Form, case: Case, place: Place, after: Answer | None, now: datetime
) -> tuple[SetAnswer, ...]:
    """Return the changes that follow when the answer at `place` becomes `after`."""
    changes = []
    for item in form.items.values():
        if not item.derived_from or item.derived_from != place.item:
            continue
        before = case.answers.get(item.id)
        if (
            before is not None
            and not before.is_empty
            and before.source.kind is not SourceKind.WRITTEN
        ):
            continue
        text = _chosen(item, after)
        if text == (before.text if before is not None else ""):
            continue
        derived = Answer(text, source=_WRITTEN, changed_at=now) if text else None
        changes.append(SetAnswer(Place(item.id), before, derived))
    return tuple(changes)


def _chosen(item: Item, source: Answer | None) -> str:
    """Return the value of the choice that a source's answer chooses, empty for none."""
    if source is None or source.state is not None:
        return ""
    value = source.text.strip()
    return next((c.value for c in item.choices if value in c.chosen_for), "")
