"""One card of a step (`wizard.domain.form.Card`), drawn and kept up to date."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from wizard.domain import form
from wizard.ui.flow import FlowLayout
from wizard.ui.marks import Tick
from wizard.ui.pages.base import Desk
from wizard.ui.session import Session
from wizard.ui.widgets import Button, Card, Text

CARD_MARK = "card:"
_CONTACTS = "contacts"


class CardView(Card):
    """A card: its words, a button to an official page, a tick, a way on."""

    def __init__(
        self, card: form.Card, session: Session, desk: Desk, parent: QWidget | None = None
    ) -> None:
        super().__init__(card.title, card.kind, parent=parent)
        self.setObjectName(f"card:{card.id}")
        self._session = session
        self._mark = CARD_MARK + card.id
        self.tick: Tick | None = None
        self.link: Button | None = None
        self.go: Button | None = None
        for paragraph in card.text.strip().split("\n\n"):
            self.add(Text(paragraph, "body"))
        row = FlowLayout(across=12)
        if card.link:
            self.link = Button(card.link_label, "plain", "external-link")
            self.link.clicked.connect(lambda: desk.open_link(card.link))
            self.link.setAccessibleDescription(card.title)
            self.link.setToolTip(card.link)
            row.addWidget(self.link)
        if card.go_to:
            icon = "phone" if card.go_to == _CONTACTS else "arrow-right"
            self.go = Button(card.go_label, "plain", icon)
            self.go.clicked.connect(lambda: _go(desk, card.go_to))
            self.go.setAccessibleDescription(card.title)
            row.addWidget(self.go)
        if card.tick:
            self.tick = Tick(card.tick)
            self.tick.setObjectName(self._mark)
            self.tick.setAccessibleDescription(card.title)
            self.tick.setChecked(self._mark in session.case.marks)
            self.tick.toggled.connect(self._ticked)
            session.mark_changed.connect(self._mark_changed)
            row.addWidget(self.tick)
        if row.count():
            self.body.addLayout(row)

    def _ticked(self, on: bool) -> None:
        self._session.set_mark(self._mark, "1" if on else None)

    def _mark_changed(self, name: str) -> None:
        if name == self._mark and self.tick is not None:
            self.tick.setChecked(name in self._session.case.marks)


def _go(desk: Desk, target: str) -> None:
    if target == _CONTACTS:
        desk.open_contacts()
    else:
        desk.go_to(target)
