"""The four states of a report, stated by the owner and taken back as easily.

The program itself states only that a document was written or printed (書類); whoever made it
otherwise, by a command or on another computer, states that here too.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from wizard import texts
from wizard.domain.item_types import format_date
from wizard.domain.milestones import Milestone, reached_at
from wizard.ui.session import Session
from wizard.ui.style import sp
from wizard.ui.widgets import Button, Card, IconLabel, Text


class MilestoneCard(Card):
    """A row for each state: its mark, its words and time, and a button that states it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(texts.After.STATES, parent=parent)
        self.setObjectName("states")
        self._session = session
        self.add(Text(texts.After.STATES_HINT, "help"))
        self._icons: dict[Milestone, IconLabel] = {}
        self._words: dict[Milestone, QLabel] = {}
        self.buttons: dict[Milestone, Button] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(2, 1)
        for row, milestone in enumerate(Milestone):
            icon, words = IconLabel("circle", "border", 22), QLabel()
            words.setProperty("kind", "help")
            words.setWordWrap(True)
            words.setObjectName(f"{milestone.mark}:words")
            name = Text(milestone.label, "label")
            name.setWordWrap(False)
            button = Button("", "plain")
            button.setObjectName(milestone.mark)
            button.setMinimumWidth(sp(120))
            self._icons[milestone], self._words[milestone] = icon, words
            self.buttons[milestone] = button
            button.clicked.connect(lambda _=False, m=milestone: self._toggle(m))
            for column, widget in enumerate((icon, name, words, button)):
                grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(grid)
        session.mark_changed.connect(self._mark_changed)
        session.reset.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what the case states now."""
        for milestone in Milestone:
            at = reached_at(self._session.case, milestone)
            icon = ("circle", "border") if at is None else ("circle-check", "good")
            self._icons[milestone].set_icon(*icon)
            when = texts.After.NOT_YET
            if at is not None:
                when = texts.After.STATED.format(day=format_date(at), time=f"{at:%H:%M}")
            self._words[milestone].setText(when)
            button = self.buttons[milestone]
            button.setText(texts.After.STATE_IT if at is None else texts.After.TAKE_BACK)
            pattern = texts.After.STATE_OF if at is None else texts.After.TAKE_BACK_OF
            button.setAccessibleName(pattern.format(name=milestone.label))
            button.set_kind("plain" if at is None else "quiet")

    def _toggle(self, milestone: Milestone) -> None:
        stated = reached_at(self._session.case, milestone) is not None
        now = self._session.clock().replace(microsecond=0).isoformat()
        self._session.set_mark(milestone.mark, None if stated else now)

    def _mark_changed(self, name: str) -> None:
        if any(name == milestone.mark for milestone in Milestone):
            self.refresh()
