"""The four states of a report, which are never blurred into one another.

書類ができた ≠ e-Govで送信した ≠ 到達番号を控えた ≠ 被害届が受理された. Each is remembered on its own as
a mark of the case (``state:<name>`` with an ISO 8601 time); none follows from another. Only
the first is set by the program too, when a document was saved or printed; the others by the
owner alone.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from wizard import texts
from wizard.domain.case import Case

MARK_PREFIX = "state:"


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


def reached_at(case: Case, milestone: Milestone) -> datetime | None:
    """Return when a state was stated (aware), or None when it was not, or not readably."""
    text = case.marks.get(milestone.mark, "")
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def latest(case: Case) -> Milestone | None:
    """Return the last of the states that was stated, or None."""
    return next((m for m in reversed(Milestone) if reached_at(case, m) is not None), None)
