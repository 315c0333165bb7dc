"""A page of fields: the sections of a step, each item as a row."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wizard.domain.areas import Areas
from wizard.domain.case import Place
from wizard.domain.form import Section
from wizard.formdefs.area_table import read_areas
from wizard.ui.card_view import CardView
from wizard.ui.choices.beside import put_beside
from wizard.ui.fields import FieldRow
from wizard.ui.insight.reasons import put_reasons
from wizard.ui.pages.base import Page, PageContext
from wizard.ui.style import gap
from wizard.ui.widgets import Card, Text


def make(context: PageContext) -> Page:
    """Return the page."""
    return FieldsPage(context)


class FieldsPage(Page):
    """Asks the case-level items of a step."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.rows: dict[str, FieldRow] = {}
        self._area_table: Areas | None = None
        self._sections: list[tuple[QWidget, list[FieldRow]]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(16))
        for card in context.step.cards:
            column.addWidget(CardView(card, self.session, self.desk))
        for section in context.step.sections:
            self._add_section(section, column)
        column.addStretch(1)
        self.session.answer_changed.connect(self._fit_sections)
        self.session.reset.connect(self._fit_sections)
        self._fit_sections()

    def enter(self) -> None:
        """Put nothing anew: rows follow the case by themselves."""

    def reveal(self, place: Place) -> None:
        """Scroll to a row and put the focus on its editor."""
        row = self.rows.get(place.item)
        if row is not None:
            # The row is placed when the page has been laid out.
            QTimer.singleShot(0, row, row.focus_editor)

    def _add_section(self, section: Section, column: QVBoxLayout) -> None:
        card = Card(section.title, parent=self)
        column.addWidget(card)
        card.body.setSpacing(gap(24))
        if section.intro:
            card.add(Text(section.intro, "help"))
        rows = []
        for item_id in section.items:
            row = FieldRow(self.context.form.item(item_id), self.session, Place(item_id), card)
            put_beside(row, self.session, self._areas)
            put_reasons(row, self.context)
            self.rows[item_id] = row
            rows.append(row)
            card.add(row)
        self._sections.append((card, rows))

    def _areas(self) -> Areas:
        if self._area_table is None:
            self._area_table = read_areas(self.context.resources_dir)
        return self._area_table

    def _fit_sections(self) -> None:
        """Hide a section none of whose items is asked now."""
        for card, rows in self._sections:
            asked = any(row.asked for row in rows)
            if asked == card.isHidden():
                card.setVisible(asked)
