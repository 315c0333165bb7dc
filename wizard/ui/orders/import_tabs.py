"""The plain tables beside the orders in the preview of a file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from wizard.ui.orders.plain_delegate import AiryDelegate, LinedDelegate
from wizard.ui.style import sp
from wizard.ui.widgets import Message, Text

# Where words wrap, this share of the width is left for the last column.
_LAST = 0.38
_NARROW = 100  # pixels at 100 % text
_LEAST = 0.4  # of what a column wishes


class LeftArea(QScrollArea):
    """Takes the room that is left instead of asking for that of all that is in it.

    What is in it is made in its place: moved there later, all of it would be styled twice.

    Args:
        parent: where it stands.
        height: that is enough, at 100 % text.

    Attributes:
        body: takes what scrolls.
    """

    def __init__(self, parent: QWidget | None = None, height: int = 130) -> None:
        super().__init__(parent)
        self._height = height
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.body = QWidget(self.viewport())
        self.setWidget(self.body)

    def sizeHint(self) -> QSize:
        """Return enough to work with."""
        return QSize(sp(400), sp(self._height))


class PlainTable(QTableView):
    """Rows of words, chosen row by row; as wide as they need at any size of text.

    Args:
        model: what stands in it.
        name: accessible name.
        widths: of the columns at 100 % text; the last takes the rest.
        parent: Qt parent.
        wraps: sentences are shown whole, on several lines.
    """

    def __init__(
        self,
        model: QAbstractTableModel,
        name: str,
        widths: Sequence[int],
        parent: QWidget | None = None,
        *,
        wraps: bool = False,
    ) -> None:
        super().__init__(parent)
        self._widths = tuple(widths)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(wraps)
        self._at_end = False
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self._fit_rows)
        if wraps:
            self._follow(model)
        self.setItemDelegate(AiryDelegate(self) if wraps else LinedDelegate(self))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        self.follow_look()

    def follow_look(self) -> None:
        """Measure again when the text size changes."""
        self.verticalHeader().setMinimumSectionSize(sp(36))
        self.verticalHeader().setDefaultSectionSize(sp(36))
        self.horizontalHeader().setDefaultSectionSize(sp(150))
        self._fit_columns()
        self._fit_soon()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns their share, and the rows in view the height of their words."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_columns()
        self._fit_soon()

    def showEvent(self, event: QShowEvent) -> None:
        """Give the rows in view the height of their words."""
        super().showEvent(event)
        self._fit_soon()

    def _fit_columns(self) -> None:
        """Give each column what it wishes; where words wrap, all of them stay in view.

        Narrow columns keep their width: a number that is broken is hard to read.
        """
        narrow = sum(sp(width) for width in self._widths if width <= _NARROW)
        wide = sum(sp(width) for width in self._widths if width > _NARROW)
        room = round(self.viewport().width() * (1 - _LAST)) - narrow
        share = max(_LEAST, min(1.0, room / wide)) if wide and self.wordWrap() else 1.0
        for column, width in enumerate(self._widths):
            self.setColumnWidth(column, round(sp(width) * (share if width > _NARROW else 1.0)))

    def _follow(self, model: QAbstractTableModel) -> None:
        """Measure rows when they come into view: a hundred thousand would take long."""
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.verticalScrollBar().rangeChanged.connect(self._on_range)
        self.horizontalHeader().sectionResized.connect(self._fit_soon)
        model.modelReset.connect(self._fit_soon)
        model.rowsInserted.connect(self._on_inserted)

    def _on_scrolled(self, value: int) -> None:
        self._at_end = 0 < value == self.verticalScrollBar().maximum()
        self._fit_soon()

    def _on_range(self, _least: int, most: int) -> None:
        if self._at_end:  # rows that grew must not push the last ones out of reach
            self.verticalScrollBar().setValue(most)
        self._fit_soon()

    def _on_inserted(self, *_: object) -> None:
        self._at_end = False  # where one reads stays where it is
        self._fit_soon()

    def _fit_soon(self, *_: object) -> None:
        if self.wordWrap() and self.isVisible() and not self._fitting.isActive():
            self._fitting.start()

    def _fit_rows(self) -> None:
        count = 0 if (model := self.model()) is None else model.rowCount()
        row, height = max(0, self.rowAt(0)), self.viewport().height()
        while row < count and self.rowViewportPosition(row) < height:
            self.resizeRowToContents(row)
            row += 1


def page_of(hint: str, *widgets: QWidget) -> QWidget:
    """Return a page of tabs: a sentence, then widgets, the last with all the room."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 12, 0, 0)
    column.setSpacing(8)
    if hint:
        column.addWidget(Text(hint, "help"))
    for widget in widgets:
        column.addWidget(widget, 1 if widget is widgets[-1] else 0)
    return page


def page_of_notices(notices: Sequence[tuple[str, str]]) -> QWidget:
    """Return a page of tabs with sentences, each with its kind (``info``, ``caution``)."""
    area = LeftArea()
    column = QVBoxLayout(area.body)
    column.setContentsMargins(0, 12, 0, 0)
    column.setSpacing(12)
    for kind, words in notices:
        column.addWidget(Message(kind, words, area.body))
    column.addStretch(1)
    return area
