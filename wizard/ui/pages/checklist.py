"""The cards of a step that can be ticked, as one list with its count."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wizard import texts
from wizard.domain import form
from wizard.domain.milestones import MARK_PREFIX
from wizard.ui.card_view import CARD_MARK
from wizard.ui.marks import Tick
from wizard.ui.pages.base import Desk
from wizard.ui.session import Session
from wizard.ui.style import gap, sp
from wizard.ui.widgets import Button, Card, Line, Text, row_of

_INDENT = 34  # the words stand under the words of the tick


class ChecklistEntry(QWidget):
    """One card: a tick with its title, what to do, a button to an official page."""

    def __init__(self, card: form.Card, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(CARD_MARK + card.id)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(4))
        self.tick = Tick(card.title, self)
        self.tick.setObjectName(CARD_MARK + card.id)
        self.tick.setAccessibleDescription(card.text.strip())
        column.addWidget(self.tick)
        below = QVBoxLayout()
        below.setContentsMargins(sp(_INDENT), 0, 0, 0)
        below.setSpacing(gap(8))
        below.addWidget(Text(card.text.strip(), "help", self))
        self.link: Button | None = None
        if card.link:
            self.link = Button(card.link_label, "plain", "external-link", parent=self)
            self.link.clicked.connect(lambda: desk.open_link(card.link))
            self.link.setAccessibleDescription(card.title)
            self.link.setToolTip(card.link)
            below.addLayout(row_of(self.link))
        column.addLayout(below)


class Checklist(Card):
    """What is to be done, with ticks that stay.

    Args:
        cards: those with a tick.
        session: the open case.
        desk: the window around the page.
        ticked: for a card that says the same as something else: tells whether it is so.
        toggle: for such a card: what a click does in place of setting its mark.
    """

    def __init__(
        self,
        cards: Sequence[form.Card],
        session: Session,
        desk: Desk,
        ticked: Mapping[str, Callable[[], bool]],
        toggle: Mapping[str, Callable[[], None]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(texts.After.CHECKLIST, parent=parent)
        self.setObjectName("checklist")
        self._session = session
        self._ticked, self._toggle = ticked, toggle
        self.count = Text("", "help", self)
        self.count.setObjectName("checklist_count")
        self.add(self.count)
        self.body.setSpacing(gap(16))
        self.entries: dict[str, ChecklistEntry] = {}
        for card in cards:
            self.add(Line(self))
            entry = ChecklistEntry(card, desk, self)
            entry.tick.clicked.connect(lambda on, c=card.id: self._clicked(c, on))
            self.entries[card.id] = entry
            self.add(entry)
        session.mark_changed.connect(self._mark_changed)
        session.reset.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show every tick and how many there are."""
        done = 0
        for card_id, entry in self.entries.items():
            on = self._is_ticked(card_id)
            entry.tick.setChecked(on)
            done += on
        words = texts.After.CHECKED.format(done=done, count=len(self.entries))
        self.count.set_text(words)

    def _is_ticked(self, card_id: str) -> bool:
        if card_id in self._ticked:
            return self._ticked[card_id]()
        return CARD_MARK + card_id in self._session.case.marks

    def _clicked(self, card_id: str, on: bool) -> None:
        toggle = self._toggle.get(card_id)
        if toggle is None:
            self._session.set_mark(CARD_MARK + card_id, "1" if on else None)
            return
        # Something may be asked first; until then nothing is so.
        self.refresh()
        toggle()

    def _mark_changed(self, name: str) -> None:
        if name.startswith((CARD_MARK, MARK_PREFIX)):
            self.refresh()
