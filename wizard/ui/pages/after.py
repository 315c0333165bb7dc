"""送ったあと: the number one must keep at once, what was reached so far, and what comes next."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wizard.domain.case import Place
from wizard.domain.form import Section
from wizard.domain.milestones import RECEIPT_NUMBER, SENT_AT, Milestone, reached, sent_at
from wizard.domain.receipt import day_doubt
from wizard.ui.card_view import CardView
from wizard.ui.fields import FieldRow
from wizard.ui.pages.base import Page, PageContext
from wizard.ui.pages.checklist import Checklist
from wizard.ui.pages.first_read import FirstReadCard
from wizard.ui.pages.phone_card import PhonePanel
from wizard.ui.pages.stating import RECEIPT_TICK, MilestoneCard
from wizard.ui.scrolling import give_focus
from wizard.ui.style import gap
from wizard.ui.widgets import Card, Message, Text

_RECEIPT_CARD, _DAMAGE_REPORT = "after.receipt", "after.damage_report"


def make(context: PageContext) -> Page:
    """Return the page."""
    return AfterPage(context)


class AfterPage(Page):
    """Fields of the step, the four states, when it is read, the checklist, then other cards."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.rows: dict[str, FieldRow] = {}
        self.doubt = Message("info", "", self)
        self.doubt.setObjectName("receipt_doubt")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(gap(16))
        for section in context.step.sections:
            layout.addWidget(self._make_section(section))
        self.states = MilestoneCard(self.session, self.desk, self)
        self.states.number_wanted.connect(lambda: self.reveal(Place(RECEIPT_NUMBER)))
        self.nudge = self.states.nudge
        layout.addWidget(self.states)
        self.first_read = FirstReadCard(self.session, self.desk, self)
        layout.addWidget(self.first_read)
        self.checklist = self._make_checklist()
        layout.addWidget(self.checklist)
        self.cards = []
        for card in context.step.cards:
            if card.tick:
                continue
            view = CardView(card, self.session, self.desk, self)
            if card.id == _DAMAGE_REPORT:
                self.phone = PhonePanel(self.session, self.desk, view)
                view.body.insertWidget(view.body.count() - 1, self.phone)
            self.cards.append(view)
            layout.addWidget(view)
        layout.addStretch(1)
        self.session.answer_changed.connect(self._answer_changed)
        self.session.reset.connect(self._look)
        self._look()

    def enter(self) -> None:
        """Look at what other pages and the clock may have changed."""
        self.states.refresh()
        self.first_read.refresh()
        self._look()

    def reveal(self, place: Place) -> None:
        """Put the focus on the editor of an item, or ask what the mark of a state stands for."""
        state = next((m for m in Milestone if m.mark == place.item), None)
        if state is not None:
            self.states.ask(state)
            return
        row = self.rows.get(place.item)
        if row is not None:
            row.focus_editor()
            give_focus(row.editor)

    # --- parts ----------------------------------------------------------------------------------

    def _make_section(self, section: Section) -> QWidget:
        card = Card(section.title)
        card.body.setSpacing(gap(20))
        if section.intro:
            card.add(Text(section.intro, "help", card))
        for item_id in section.items:
            item = self.context.form.item(item_id)
            row = FieldRow(item, self.session, Place(item_id), card)
            self.rows[item_id] = row
            column = QVBoxLayout()
            column.setSpacing(gap(6))
            column.addWidget(row)
            if item_id == RECEIPT_NUMBER:
                self.doubt.setParent(card)
                column.addWidget(self.doubt)
            card.body.addLayout(column)
        return card

    def _make_checklist(self) -> Checklist:
        cards = [card for card in self.context.step.cards if card.tick]
        return Checklist(
            cards,
            self.session,
            self.desk,
            {_RECEIPT_CARD: self._is_noted},
            {_RECEIPT_CARD: self._toggle_noted},
            self,
        )

    def _is_noted(self) -> bool:
        """到達番号を控えた is asked once: its tick and its state say the same."""
        case = self.session.case
        return RECEIPT_TICK in case.marks or reached(case, Milestone.RECEIPT_NOTED) is not None

    def _toggle_noted(self) -> None:
        case = self.session.case
        if RECEIPT_TICK in case.marks and reached(case, Milestone.RECEIPT_NOTED) is None:
            self.session.set_mark(RECEIPT_TICK, None)
            return
        self.states.toggle(Milestone.RECEIPT_NOTED)

    # --- looking --------------------------------------------------------------------------------

    def _answer_changed(self, place: object) -> None:
        if isinstance(place, Place) and place.item in (RECEIPT_NUMBER, SENT_AT):
            self._look()

    def _look(self) -> None:
        """Compare the day inside the number with the day of sending."""
        case, today = self.session.case, self.session.clock().date()
        sent = sent_at(case)
        doubt = day_doubt(case.text(RECEIPT_NUMBER), sent.date() if sent else None, today)
        self.doubt.set("info", doubt or "")
