"""A page of cards: something to read, to open, to tick, or to go on from."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from wizard.ui.card_view import CardView
from wizard.ui.pages.base import Page, PageContext
from wizard.ui.style import gap


def make(context: PageContext) -> Page:
    """Return the page."""
    return CardsPage(context)


class CardsPage(Page):
    """The cards of a step, one under the other."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(16))
        self.cards = [CardView(card, self.session, self.desk) for card in context.step.cards]
        for card in self.cards:
            column.addWidget(card)
        column.addStretch(1)
