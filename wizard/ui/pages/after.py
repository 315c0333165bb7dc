"""送ったあと: the number one must keep at once, what was reached so far, and what comes next."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from wizard import texts
from wizard.domain.case import Place
from wizard.domain.milestones import Milestone, reached_at
from wizard.ui.card_view import CardView
from wizard.ui.fields import FieldRow
from wizard.ui.pages.base import Page, PageContext
from wizard.ui.pages.milestones import MilestoneCard
from wizard.ui.scrolling import give_focus
from wizard.ui.widgets import Card, Message, Text

_RECEIPT = "report.receipt_number"


def make(context: PageContext) -> Page:
    """Return the page."""
    return AfterPage(context)


class AfterPage(Page):
    """Fields of the step, the four states, then its cards."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.rows: dict[str, FieldRow] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for section in context.step.sections:
            card = Card(section.title)
            card.body.setSpacing(20)
            if section.intro:
                card.add(Text(section.intro, "help"))
            for item_id in section.items:
                item = context.form.item(item_id)
                row = FieldRow(item, self.session, Place(item_id), card)
                self.rows[item_id] = row
                card.add(row)
            layout.addWidget(card)
        self.states = MilestoneCard(self.session)
        self.nudge = Message("info", "", self.states, boxed=True)
        self.nudge.setObjectName("state_nudge")
        self.states.add(self.nudge)
        layout.addWidget(self.states)
        self.cards = [CardView(card, self.session, self.desk) for card in context.step.cards]
        for view in self.cards:
            layout.addWidget(view)
        layout.addStretch(1)
        self.session.answer_changed.connect(self._changed)
        self.session.mark_changed.connect(self._changed)
        self.session.reset.connect(self._changed)

    def enter(self) -> None:
        """Look whether a number was noted without being stated."""
        self._changed()

    def reveal(self, place: Place) -> None:
        """Put the focus on the editor of an item."""
        row = self.rows.get(place.item)
        if row is not None:
            row.focus_editor()
            give_focus(row.editor)

    def _changed(self, _what: object = None) -> None:
        """Remind, and leave the statement to the owner: a number typed is not a statement."""
        case = self.session.case
        noted = bool(case.text(_RECEIPT).strip())
        stated = reached_at(case, Milestone.RECEIPT_NOTED) is not None
        self.nudge.set("info", texts.After.NUMBER_NOTED if noted and not stated else "")
