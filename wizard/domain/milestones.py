"""The four states of a report, which are never blurred into one another.

書類ができた ≠ e-Govで送信した ≠ 到達番号を控えた ≠ 被害届が受理された. Each is remembered on its own as
a mark of the case (``state:<name>``); none follows from another. Only the first is set by the
program too, when a document was saved or printed; the others by the owner alone.

The mark holds when a state was reached, as an ISO 8601 time or day; with 送信した it holds when
that was stated. When it was sent is a fact that has its own item, `SENT_AT`, and is kept there
alone: whoever corrects the item corrects the state, and what is typed there states nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from wizard import texts
from wizard.domain.case import TYPED, Answer, Case, Place
from wizard.domain.changes import Act, Change, SetAnswer, SetMark
from wizard.domain.item_types.dates import format_date
from wizard.domain.item_types.moments import JAPAN, read_moment
from wizard.domain.item_types.receipts import read_receipt

MARK_PREFIX = "state:"
SENT_AT = "report.sent_at"
RECEIPT_NUMBER = "report.receipt_number"
ACCEPTANCE_NUMBER = "note.receipt_number"
_DAY_LENGTH = len("2026-11-24")


class Milestone(StrEnum):
    """One of the four states, in the order in which they are usually reached."""

    DOCUMENTS_MADE = "documents_made"
    SENT = "sent"
    RECEIPT_NOTED = "receipt_noted"
    ACCEPTED = "accepted"

    @property
    def mark(self) -> str:
        """Return the name of the mark that remembers it."""
        return MARK_PREFIX + self.value

    @property
    def label(self) -> str:
        """Return its Japanese name, e.g. 「書類ができた」."""
        return _LABELS[self]


_LABELS = {
    Milestone.DOCUMENTS_MADE: texts.Milestones.DOCUMENTS_MADE,
    Milestone.SENT: texts.Milestones.SENT,
    Milestone.RECEIPT_NOTED: texts.Milestones.RECEIPT_NOTED,
    Milestone.ACCEPTED: texts.Milestones.ACCEPTED,
}


@dataclass(frozen=True, slots=True)
class Reached:
    """When a state was reached.

    Attributes:
        at: aware, Asia/Tokyo.
        has_time: False when only the day is known; `at` is then its midnight.
        is_statement: True when only the time of stating it is known.
    """

    at: datetime
    has_time: bool = True
    is_statement: bool = False

    @property
    def words(self) -> str:
        """Return 2026年11月21日(土) 21:04, without the time when that is not known."""
        day = format_date(self.at.date())
        if not self.has_time:
            return day
        pattern = texts.Milestones.STATED if self.is_statement else texts.Milestones.AT
        return pattern.format(day=day, time=f"{self.at:%H:%M}")


def reached(case: Case, milestone: Milestone) -> Reached | None:
    """Return when a state was reached, or None when it was not stated, or not readably."""
    text = case.marks.get(milestone.mark, "")
    try:
        stated = datetime.fromisoformat(text)
    except ValueError:
        return None
    at = stated.astimezone(JAPAN) if stated.tzinfo is not None else stated.replace(tzinfo=JAPAN)
    if milestone is not Milestone.SENT:
        has_time = len(text) > _DAY_LENGTH
        # Of an acceptance the day is asked; a time means that it was not known when stated.
        return Reached(at, has_time, has_time and milestone is Milestone.ACCEPTED)
    sent = sent_at(case)
    return Reached(at, is_statement=True) if sent is None else Reached(sent)


def reached_at(case: Case, milestone: Milestone) -> datetime | None:
    """Return when a state was reached (aware), or None when it was not stated."""
    found = reached(case, milestone)
    return found.at if found is not None else None


def latest(case: Case) -> Milestone | None:
    """Return the last of the states that was stated, or None."""
    return next((m for m in reversed(Milestone) if reached_at(case, m) is not None), None)


def progress_words(case: Case) -> str:
    """Return the last state and its time, or nothing: 「送信した 2026年11月21日(土) 21:04」.

    With 書類ができた alone it is said that no sending was noted: made is not sent.
    """
    milestone = latest(case)
    found = reached(case, milestone) if milestone is not None else None
    if milestone is None or found is None:
        return ""
    words = texts.Milestones.STATE.format(name=milestone.label, when=found.words)
    if milestone is Milestone.DOCUMENTS_MADE:
        words += texts.Milestones.NOT_SENT
    return words


def skipped(case: Case) -> Milestone | None:
    """Return the last state that is not stated although a later one is, or None.

    書類ができた is passed over: documents may well have been made with another program.
    """
    last, order = latest(case), tuple(Milestone)
    gaps = [m for m in order[1 : order.index(last or order[0])] if reached(case, m) is None]
    return gaps[-1] if gaps else None


def sent_at(case: Case) -> datetime | None:
    """Return when the report was sent as the owner wrote it (aware), None when not readable."""
    try:
        return read_moment(case.text(SENT_AT)).at
    except ValueError:
        return None


def arrived_at(case: Case) -> datetime | None:
    """Return the time at the start of the 到達番号 (aware), or None."""
    try:
        return read_receipt(case.text(RECEIPT_NUMBER)).arrived_at
    except ValueError:
        return None


def acceptance_number(case: Case) -> str:
    """Return the 受理番号 of the newest talk that brought one, or nothing."""
    numbers = [note.answers.get(ACCEPTANCE_NUMBER) for note in case.notes]
    found = [a.text.strip() for a in numbers if a is not None and a.state is None]
    return next((number for number in reversed(found) if number), "")


def state_it(
    case: Case,
    milestone: Milestone,
    now: datetime,
    *,
    sent: str = "",
    day: date | None = None,
    also: tuple[Change, ...] = (),
    step: str = "",
) -> Act:
    """Return the act of stating a state, as one step of undo.

    Args:
        case: the case.
        milestone: what is stated.
        now: aware time in Asia/Tokyo.
        sent: with SENT, when it was sent as the owner wrote it; nothing leaves the item alone.
        day: with ACCEPTED, the day; None when it is not known.
        also: changes that belong to it.
        step: the step on which it is done.
    """
    value = now.replace(microsecond=0).isoformat() if day is None else day.isoformat()
    changes: list[Change] = [SetMark(milestone.mark, case.marks.get(milestone.mark), value)]
    before = case.answers.get(SENT_AT)
    known = before.text if before is not None and before.state is None else ""
    if milestone is Milestone.SENT and sent.strip() and sent != known:
        after = Answer(sent, source=TYPED, changed_at=now)
        changes.append(SetAnswer(Place(SENT_AT), before, after))
    label = texts.Milestones.ACT.format(name=milestone.label)
    return Act(label, (*changes, *also), step)


def take_back(
    case: Case, milestone: Milestone, also: tuple[Change, ...] = (), step: str = ""
) -> Act:
    """Return the act of taking a statement back; the time and numbers typed stay."""
    change = SetMark(milestone.mark, case.marks.get(milestone.mark), None)
    label = texts.Milestones.ACT_BACK.format(name=milestone.label)
    return Act(label, (change, *also), step)
