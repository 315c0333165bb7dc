"""When the report is first read, from the time of sending or from today."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wizard import texts
from wizard.domain.calendar import first_read, first_read_lines
from wizard.domain.case import Place
from wizard.domain.item_types.dates import format_date
from wizard.domain.milestones import SENT_AT, sent_at
from wizard.ui.pages.base import Desk
from wizard.ui.session import Session
from wizard.ui.style import gap
from wizard.ui.widgets import Button, Card, Text

_LOOK_MS = 60_000


class FirstReadCard(Card):
    """The day, why it is not earlier, and what to do in a hurry; follows the day and the case."""

    def __init__(self, session: Session, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(texts.After.READ, parent=parent)
        self.setObjectName("first_read")
        self._session = session
        self._shown: tuple[date, date | None] | None = None
        self.basis = Text("", "help", self)
        self.basis.setObjectName("first_read_basis")
        self.add(self.basis)
        self.lines = [Text("", "lead", self)]
        column = QVBoxLayout()
        column.setSpacing(gap(8))
        column.addWidget(self.lines[0])
        self._column = column
        self.body.addLayout(column)
        self.contacts = Button(texts.After.CONTACTS, "plain", "phone", desk.open_contacts)
        self.contacts.setAccessibleDescription(texts.After.READ)
        self.add_row(self.contacts)
        # A window may stay open overnight, and a computer sleep: the day is looked up, not counted.
        self.timer = QTimer(self)
        self.timer.setInterval(_LOOK_MS)
        self.timer.timeout.connect(self.refresh)
        self.timer.start()
        session.answer_changed.connect(self._answer_changed)
        session.reset.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Tell it anew when the day or the time of sending is another."""
        today, sent = self._session.clock().date(), sent_at(self._session.case)
        sent_on = sent.date() if sent is not None else None
        if self._shown == (today, sent_on):
            return
        self._shown = (today, sent_on)
        pattern = texts.After.READ_TODAY if sent_on is None else texts.After.READ_SENT
        self.basis.set_text(pattern.format(day=format_date(sent_on or today)))
        self._show(first_read_lines(first_read(sent_on or today, today), today))

    def _show(self, lines: tuple[str, ...]) -> None:
        while len(self.lines) < len(lines):
            self.lines.append(Text("", "body", self))
            self._column.addWidget(self.lines[-1])
        for number, text in enumerate(self.lines):
            text.set_text(lines[number] if number < len(lines) else "")
            text.setVisible(number < len(lines))

    def _answer_changed(self, place: object) -> None:
        if isinstance(place, Place) and place.item == SENT_AT:
            self.refresh()
