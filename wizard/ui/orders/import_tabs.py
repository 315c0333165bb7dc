"""The plain tables beside the orders in the preview of a file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from wizard.ui.orders.model import AnyIndex
from wizard.ui.style import sp
from wizard.ui.widgets import Message, Text

_ROWS_MEASURED = 200


class _Airy(QStyledItemDelegate):
    """Leaves air above and below sentences of several lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the size of the words with air around them."""
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), hint.height() + sp(16))


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
        if wraps:
            rows = QHeaderView.ResizeMode.ResizeToContents
            self.verticalHeader().setSectionResizeMode(rows)
            self.verticalHeader().setResizeContentsPrecision(_ROWS_MEASURED)
            self.setItemDelegate(_Airy(self))
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
        for column, width in enumerate(self._widths):
            self.setColumnWidth(column, sp(width))


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
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 12, 0, 0)
    column.setSpacing(12)
    for kind, words in notices:
        column.addWidget(Message(kind, words, page))
    column.addStretch(1)
    return page
