"""The fields of one order, section by section, bound to whichever order is in view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wizard.domain.case import Place
from wizard.domain.form import Form, Item, Level, Section
from wizard.ui.fields import FieldRow
from wizard.ui.orders.line_table import LineTable
from wizard.ui.orders.undo_bar import UndoBar
from wizard.ui.session import Session
from wizard.ui.widgets import Line, Text


class OrderFields(QWidget):
    """Rows for the items of some sections; items of a line stand together as a table of lines.

    Args:
        form: the loaded definitions.
        sections: what to ask, in reading order; order and line level only.
        session: the open case.
        step: id of the step, for undo.
        undo: where a deletion of a line is said.
        before: widgets to put above the row of an item; after: below it, by item id.
        parent: Qt parent.
    """

    def __init__(
        self,
        form: Form,
        sections: Sequence[Section],
        session: Session,
        step: str,
        undo: UndoBar,
        before: Mapping[str, QWidget] | None = None,
        after: Mapping[str, QWidget] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows: dict[str, FieldRow] = {}
        self.lines: LineTable | None = None
        self._form, self._session, self._step, self._undo = form, session, step, undo
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(20)
        self._before, self._after = before or {}, after or {}
        for at, section in enumerate(sections):
            self._add_section(section, ruled=at > 0)
        self._column.addStretch(1)

    def set_order(self, key: str) -> None:
        """Bind every field to an order; nothing is built anew."""
        self.setUpdatesEnabled(False)
        for item_id, row in self.rows.items():
            row.set_place(Place(item_id, key))
        if self.lines is not None:
            self.lines.set_order(key)
        self.setUpdatesEnabled(True)

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        first = next(iter(self.rows.values()), None)
        if first is not None:
            first.focus_editor()

    def reveal(self, place: Place) -> bool:
        """Put the keyboard into the editor of a place; False when it is not asked here."""
        if place.item in self.rows:
            self.rows[place.item].focus_editor()
            return True
        if self.lines is not None and self._form.item(place.item).level is Level.LINE:
            self.lines.reveal(place)
            return True
        return False

    def _add_section(self, section: Section, *, ruled: bool) -> None:
        if ruled:
            self._column.addWidget(Line())
        self._column.addWidget(Text(section.title, "section"))
        if section.intro:
            self._column.addWidget(Text(section.intro, "help"))
        items = [self._form.item(item_id) for item_id in section.items]
        lines = [item for item in items if item.level is Level.LINE]
        for item in items:
            if item.level is Level.LINE:
                self._add_lines(lines)
            else:
                self._add_row(item)

    def _add_row(self, item: Item) -> None:
        row = FieldRow(item, self._session, Place(item.id), self)
        self.rows[item.id] = row
        for widget in (self._before.get(item.id), row, self._after.get(item.id)):
            if widget is not None:
                self._column.addWidget(widget)

    def _add_lines(self, items: Sequence[Item]) -> None:
        if self.lines is None:
            self.lines = LineTable(items, self._session, self._step, self._undo, self)
            self._column.addWidget(self.lines)
