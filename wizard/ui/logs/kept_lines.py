"""The lines that stand in the record of an order: where each value came from, as evidence."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wizard.domain.case import Place, SourceKind
from wizard.intake.log_taking import OPERATION_LOG_LINES
from wizard.intake.log_values import LOG_LINE, LOG_SOURCE
from wizard.texts import LogPage
from wizard.ui.basics import set_look
from wizard.ui.editors.lines import LongTextEditor
from wizard.ui.fields import FieldRow
from wizard.ui.session import Session
from wizard.ui.widgets import Button, Line, Text, row_of

ITEMS = (LOG_LINE, LOG_SOURCE, OPERATION_LOG_LINES)
_READ = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)
_WRITE = Qt.TextInteractionFlag.TextEditorInteraction


class KeptLines(QWidget):
    """Rows for the lines; a link opens them while nothing stands there.

    What came from a log can be read and emptied, not changed.

    Args:
        session: the open case.
        parent: where it stands.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._key, self._opened = session, "", False
        self.rows = {i: FieldRow(session.form.item(i), session, Place(i), self) for i in ITEMS}
        for row in self.rows.values():
            if isinstance(row.editor, LongTextEditor):
                set_look(row.editor.area, "fixed", True)
        self.by_hand = Button(LogPage.KEPT_BY_HAND, "link", "plus", self._open, self)
        self.by_hand.setObjectName("log_by_hand")
        self._head = [Line(self), Text(LogPage.KEPT_TITLE, "section", self)]
        self._head.append(Text(LogPage.KEPT_INTRO, "help", self))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        for widget in (*self._head, *self.rows.values()):
            column.addWidget(widget)
        column.addLayout(row_of(self.by_hand))
        session.answer_changed.connect(self._on_answer)
        session.reset.connect(self.refresh)
        self.refresh()

    def set_order(self, key: str) -> None:
        """Show the lines of an order."""
        if key != self._key:
            self._key, self._opened = key, False
            for item_id, row in self.rows.items():
                row.set_place(Place(item_id, key))
        self.refresh()

    def reveal(self, item_id: str) -> None:
        """Put the keyboard into a row."""
        self._open()
        self.rows[item_id].focus_editor()

    def refresh(self) -> None:
        """Show the rows that hold something, or all once they were opened."""
        any_shown = self._opened
        for row in self.rows.values():
            answer = row.answer()
            holds = answer is not None and not answer.is_empty
            any_shown = any_shown or holds
            row.setVisible(self._opened or holds)
            from_log = answer is not None and holds and answer.source.kind is SourceKind.LOG
            if isinstance(row.editor, LongTextEditor):
                row.editor.area.setTextInteractionFlags(_READ if from_log else _WRITE)
        for widget in self._head:
            widget.setVisible(any_shown)
        self.by_hand.setVisible(not self._opened and not any_shown)

    def _open(self) -> None:
        self._opened = True
        self.refresh()
        self.rows[LOG_LINE].focus_editor()

    def _on_answer(self, place: Place) -> None:
        if place.owner == self._key and place.item in ITEMS:
            self.refresh()
