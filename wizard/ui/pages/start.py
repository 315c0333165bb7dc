"""はじめに, inside an open case: what comes next, how far the report is, where it is kept."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from wizard import texts
from wizard.domain.flow import first_unfinished, next_step
from wizard.domain.form import Step
from wizard.ui.card_view import CardView
from wizard.ui.pages.base import Page, PageContext
from wizard.ui.pages.milestones import MilestoneOverview
from wizard.ui.shelf import PRACTICE_MARK
from wizard.ui.style import gap
from wizard.ui.widgets import Button, Card, Text, row_of


def make(context: PageContext) -> Page:
    """Return the page."""
    return StartPage(context)


class StartPage(Page):
    """Where one is and where to go on."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(16))
        column.addWidget(self._make_way())
        self.states = MilestoneOverview(self.session, self.desk, self)
        column.addWidget(self.states)
        for card in context.step.cards:
            column.addWidget(CardView(card, self.session, self.desk))
        column.addWidget(self._make_case())
        column.addStretch(1)

    def enter(self) -> None:
        """Tell anew where to go on and how far the report is."""
        self._fill()
        self.states.refresh()

    def _make_way(self) -> Card:
        card = Card(texts.StartPage.WAY)
        card.add(Text(texts.StartPage.WAY_TEXT, "body"))
        self.go_on = Button("", "primary", "arrow-right", self._go_on, trailing=True)
        self.go_on.setObjectName("go_on")
        card.body.addLayout(row_of(self.go_on))
        return card

    def _make_case(self) -> Card:
        practice = PRACTICE_MARK in self.session.case.marks
        card = Card(texts.StartPage.PRACTICE if practice else texts.StartPage.CASE)
        if practice:
            card.add(Text(texts.StartPage.PRACTICE_TEXT, "body"))
        self.case_number = Text(
            texts.StartPage.NUMBER.format(number=self.session.case.number), "body"
        )
        card.add(self.case_number)
        card.add(Text(texts.StartPage.WHERE.format(path=self.context.case_path), "help"))
        card.add(Text(texts.StartPage.SAVING, "help"))
        return card

    def _fill(self) -> None:
        step = self._target()
        self.go_on.setVisible(step is not None)
        if step is not None:
            self.go_on.setText(texts.StartPage.GO_ON.format(title=step.title))

    def _target(self) -> Step | None:
        form, case = self.session.form, self.session.case
        own = self.context.step.id
        step = first_unfinished(form, case, self.session.checker)
        return next_step(form, case, own) if step is None or step.id == own else step

    def _go_on(self) -> None:
        step = self._target()
        if step is not None:
            self.desk.go_to(step.id)
