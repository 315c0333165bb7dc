"""Puts under the row of a choice from e-Gov's lists what helps to choose it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wizard.domain.areas import Areas
from wizard.domain.case import Place
from wizard.domain.offices import partner, proposed_answer
from wizard.ui.choices.area_hint import AreaHint
from wizard.ui.choices.fitting import Fitting
from wizard.ui.choices.own_words import OwnWords
from wizard.ui.fields import FieldRow
from wizard.ui.session import Session


class ChoiceBeside(QWidget):
    """Own words, what does not fit, and the hint for Hokkaido; follows the case.

    Attributes:
        own_words: 「e-Govの画面では別の言い方」, None where own words are not taken.
        fitting: what does not fit; area_hint: the area by the municipality.
    """

    def __init__(self, row: FieldRow, session: Session, areas: Callable[[], Areas]) -> None:
        super().__init__(row)
        self._row = row
        self._session = session
        item = row.item
        self.own_words = OwnWords(item, session, self) if item.own_words else None
        self.fitting = Fitting(item, session, self)
        self.area_hint = AreaHint(item, session, areas, self)
        other = partner(session.form, item)
        table = areas()
        self._depends = {item.id, item.derived_from, table.address, other.id if other else ""}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.area_hint, self.fitting, self.own_words):
            if part is not None:
                column.addWidget(part)
        self.fitting.fit.clicked.connect(self._fit)
        self.area_hint.chosen.connect(self._choose)
        session.answer_changed.connect(self._answer_changed)
        session.reset.connect(self.refresh)
        session.wishes.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Look at the case as it is now."""
        answer = self._row.answer()
        self.setVisible(answer is None or answer.state is None)
        self.area_hint.refresh()
        self.fitting.refresh()
        if self.own_words is not None:
            self.own_words.refresh()

    def _answer_changed(self, place: Place) -> None:
        if place.item in self._depends:
            self.refresh()

    def _fit(self) -> None:
        wanted, place = self.fitting.wanted, self._row.place
        if wanted is None:
            return
        # What is made to follow keeps following, so it counts as written, not as typed.
        labels, now = self._session.wishes.settings.labels, self._session.clock()
        self._session.set_answer(place, proposed_answer(self._row.item, wanted, labels, now))
        self._row.focus_editor()

    def _choose(self, value: str) -> None:
        self._session.set_text(self._row.place, value)
        self._row.focus_editor()


def put_beside(row: FieldRow, session: Session, areas: Callable[[], Areas]) -> ChoiceBeside | None:
    """Put the help under a row whose item is a choice that follows another answer.

    Args:
        row: the row of any item.
        session: the open case.
        areas: returns the table of areas; raises FormsError.
    """
    if not row.item.choices or not row.item.derived_from:
        return None
    beside = ChoiceBeside(row, session, areas)
    column = row.layout()
    assert isinstance(column, QVBoxLayout)  # a row is one column
    column.insertWidget(column.indexOf(row.message) + 1, beside)
    return beside
