"""The four states of a report: told on はじめに, stated and taken back in 送ったあと.

The program itself states only that a document was written or printed (書類); whoever made it
otherwise, by a command or on another computer, states that here too.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from wizard import texts
from wizard.domain.case import Case, Place
from wizard.domain.milestones import (
    ACCEPTANCE_NUMBER,
    MARK_PREFIX,
    SENT_AT,
    Milestone,
    acceptance_number,
    reached,
)
from wizard.ui.pages.base import Desk
from wizard.ui.session import Session
from wizard.ui.widgets import Button, Card, IconLabel, Message, Text

_AFTER = "after"


def state_words(case: Case, milestone: Milestone) -> str:
    """Return when a state was reached, or 「まだ」."""
    found = reached(case, milestone)
    if found is None:
        return texts.Milestones.NOT_YET
    number = acceptance_number(case) if milestone is Milestone.ACCEPTED else ""
    if number:
        return texts.After.ACCEPTED.format(when=found.words, number=number)
    return found.words


class StateRows(QGridLayout):
    """A row for each state: its mark, its words and when it was reached.

    Between two rows one is left free, for what is asked.
    """

    def __init__(self) -> None:
        super().__init__()
        self.icons: dict[Milestone, IconLabel] = {}
        self.words: dict[Milestone, QLabel] = {}
        self.setHorizontalSpacing(12)
        self.setVerticalSpacing(8)
        self.setColumnStretch(2, 1)
        for milestone in Milestone:
            icon, words = IconLabel("circle", "border", 22), QLabel()
            words.setProperty("kind", "help")
            words.setWordWrap(True)
            words.setObjectName(f"{milestone.mark}:words")
            name = Text(milestone.label, "label")
            name.setWordWrap(False)
            self.icons[milestone], self.words[milestone] = icon, words
            for column, widget in enumerate((icon, name, words)):
                self.put(milestone, column, widget)

    def put(self, milestone: Milestone, column: int, widget: QWidget) -> None:
        """Put a widget into the row of a state."""
        row = 2 * list(Milestone).index(milestone)
        self.addWidget(widget, row, column, Qt.AlignmentFlag.AlignVCenter)

    def put_below(self, milestone: Milestone, widget: QWidget) -> None:
        """Put a widget under the row of a state."""
        row = 2 * list(Milestone).index(milestone) + 1
        self.addWidget(widget, row, 1, 1, self.columnCount() - 1)

    def show_case(self, case: Case) -> None:
        """Show what the case states now."""
        for milestone in Milestone:
            stated = reached(case, milestone) is not None
            icon = ("circle-check", "good") if stated else ("circle", "border")
            self.icons[milestone].set_icon(*icon)
            words = state_words(case, milestone)
            self.words[milestone].setText(words)
            name = texts.Milestones.STATE.format(name=milestone.label, when=words)
            self.words[milestone].setAccessibleName(name)


class UnsentNotice(Message):
    """Says that no sending was noted, as long as that is so: a made form is not a sent one.

    Args:
        session: the open case.
        words: what it says.
        always: also before a document was made.
    """

    def __init__(
        self,
        session: Session,
        words: str = texts.Milestones.UNSENT,
        parent: QWidget | None = None,
        *,
        always: bool = False,
    ) -> None:
        super().__init__("caution", "", parent, boxed=True)
        self.setObjectName("unsent")
        self._session = session
        self._words, self._always = words, always
        session.mark_changed.connect(self._mark_changed)
        session.reset.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Look at the case."""
        case = self._session.case
        made = self._always or reached(case, Milestone.DOCUMENTS_MADE) is not None
        sent = reached(case, Milestone.SENT) is not None
        self.set("caution", self._words if made and not sent else "")

    def _mark_changed(self, name: str) -> None:
        if name.startswith(MARK_PREFIX):
            self.refresh()


class MilestoneOverview(Card):
    """The four states with their times, for はじめに; stated elsewhere."""

    def __init__(self, session: Session, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(texts.Milestones.OVERVIEW, parent=parent)
        self.setObjectName("states")
        self._session = session
        self.rows = StateRows()
        self.body.addLayout(self.rows)
        self.unsent = UnsentNotice(session, parent=self)
        self.add(self.unsent)
        self.open = Button(texts.Milestones.TO_AFTER, "plain", "arrow-right")
        self.open.setObjectName("open_after")
        self.open.clicked.connect(lambda: desk.go_to(_AFTER))
        self.add_row(self.open)
        # Undo works on every page, so this may change while it is seen.
        session.mark_changed.connect(self._mark_changed)
        session.answer_changed.connect(self._answer_changed)
        session.reset.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what the case states now."""
        self.rows.show_case(self._session.case)
        self.unsent.refresh()

    def _mark_changed(self, name: str) -> None:
        if name.startswith(MARK_PREFIX):
            self.refresh()

    def _answer_changed(self, place: object) -> None:
        if isinstance(place, Place) and place.item in (SENT_AT, ACCEPTANCE_NUMBER):
            self.refresh()
