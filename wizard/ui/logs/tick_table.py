"""A table of rows with a tick each, toggled by a click or by Space on the chosen rows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from wizard.ui.orders.delegate import draw_ground
from wizard.ui.orders.tick_delegate import TickDelegate
from wizard.ui.style import HELP_POINTS, font, roles, sp
from wizard.ui.titled_model import AnyIndex, TitledModel

_ROW_HEIGHT = 36
_LEAST_WORDS = 120  # pixels at 100 % text in which a column of words is worth reading


class TickRows(TitledModel):
    """Rows of words; the first column is the tick.

    Args:
        titles: of the columns, that of the tick first.
        rows: the words of the other columns.
        words: what a tick and its absence mean, for screen readers.
        parent: Qt parent.
    """

    ticks_changed = Signal()

    def __init__(
        self,
        titles: Sequence[str],
        rows: Sequence[Sequence[str]],
        words: tuple[str, str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(titles, parent)
        self._rows, self._words = tuple(rows), words
        self._ticked = set(range(len(self._rows)))

    def ticked(self) -> list[int]:
        """Return the ticked rows from the top."""
        return sorted(self._ticked)

    def tick(self, rows: Collection[int], *, on: bool) -> None:
        """Tick rows, or take their ticks away."""
        self._ticked = self._ticked | set(rows) if on else self._ticked - set(rows)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))
        self.ticks_changed.emit()

    def toggle(self, rows: Collection[int]) -> None:
        """Tick rows when one of them is not ticked, else take their ticks away."""
        self.tick(rows, on=not self._ticked.issuperset(rows))

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one face of one cell."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if column:
            shows = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
            return self._rows[row][column - 1] if shows else None
        on = row in self._ticked
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._words[0] if on else self._words[1]
        return None

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a row, or take its tick away."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.tick((index.row(),), on=Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if index.column() else flags | Qt.ItemFlag.ItemIsUserCheckable


class WordsDelegate(QStyledItemDelegate):
    """Draws words as the order table does: small, on one line, a hairline below.

    Args:
        parent: the table.
        figures: columns of numbers and times, in a fixed width.
    """

    def __init__(self, parent: QTableView, figures: Collection[int] = ()) -> None:
        super().__init__(parent)
        self._figures = frozenset(figures)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one cell."""
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        draw_ground(
            painter, rect, selected=bool(state & QStyle.StateFlag.State_Selected), bar=False
        )
        inner = rect.adjusted(sp(8), 0, -sp(8), 0)
        painter.setFont(font(HELP_POINTS, fixed=index.column() in self._figures))
        painter.setPen(QColor(roles().text))
        words = " ".join(str(index.data() or "").split())
        elided = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, int(align.value) | Qt.TextFlag.TextSingleLine, elided)
        painter.restore()


def make_plain(table: QTableView, ticks: int, figures: Collection[int]) -> None:
    """Make a table one of rows: whole rows are chosen, nothing is edited but ticks.

    Args:
        table: with its model.
        ticks: the column of the ticks.
        figures: columns of numbers and times.
    """
    table.setItemDelegate(WordsDelegate(table, figures))
    table.setItemDelegateForColumn(ticks, TickDelegate(table))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.verticalHeader().hide()
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    table.horizontalHeader().setStretchLastSection(True)
    table.horizontalHeader().setHighlightSections(False)


class TickTable(QTableView):
    """The view.

    Args:
        model: the rows.
        name: accessible name.
        samples: what the widest usual content of each column after the tick looks like; the
            last column takes what is left.
        figures: columns of numbers and times.
        parent: Qt parent.
        spare: the last column is left out where there is no room for its words.
    """

    row_changed = Signal(int)

    def __init__(
        self,
        model: TickRows,
        name: str,
        samples: Sequence[str],
        figures: Collection[int] = (),
        parent: QWidget | None = None,
        *,
        spare: bool = False,
    ) -> None:
        super().__init__(parent)
        self._rows, self._samples, self._spare = model, tuple(samples), spare
        self.setModel(model)
        self.setAccessibleName(name)
        make_plain(self, 0, figures)
        self._figures = frozenset(figures)
        self.selectionModel().currentRowChanged.connect(
            lambda now, _before: self.row_changed.emit(now.row())
        )
        self.follow_look()

    def follow_look(self) -> None:
        """Measure the columns at the size of the text."""
        self.verticalHeader().setDefaultSectionSize(sp(_ROW_HEIGHT))
        self.setColumnWidth(0, self._width(self._title(0)))
        for at, sample in enumerate(self._samples, 1):
            width = self._width(sample, fixed=at in self._figures)
            self.setColumnWidth(at, max(width, self._width(self._title(at))))
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the last column out where it would hold no more than a word."""
        super().resizeEvent(event)
        self._fill()

    def _fill(self) -> None:
        last = len(self._samples) + 1
        if self._spare:
            others = sum(self.columnWidth(at) for at in range(last))
            self.setColumnHidden(last, self.viewport().width() - others < sp(_LEAST_WORDS))

    def minimumSizeHint(self) -> QSize:
        """Leave room for a few rows."""
        return QSize(sp(200), sp(_ROW_HEIGHT) * 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Space toggle the chosen rows, whichever cell is current."""
        rows = {index.row() for index in self.selectionModel().selectedRows()}
        if event.key() == Qt.Key.Key_Space and rows:
            self._rows.toggle(rows)
            return
        super().keyPressEvent(event)

    def _title(self, column: int) -> str:
        return str(self._rows.headerData(column, Qt.Orientation.Horizontal))

    def _width(self, words: str, *, fixed: bool = False) -> int:
        metrics = QFontMetrics(font(HELP_POINTS, fixed=fixed))
        return metrics.horizontalAdvance(words) + sp(20)
