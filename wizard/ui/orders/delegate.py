"""How a cell of an order table is drawn: ticks, marks, states and the row that has the keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from wizard.ui.orders.listing import RowKind
from wizard.ui.orders.model import LINK_ROLE, STATE_ROLE, TRACE_ROLE
from wizard.ui.orders.rows import TRACES, Column, Trace
from wizard.ui.style import HELP_POINTS, font, pixmap, roles, sp

AnyIndex = QModelIndex | QPersistentModelIndex

# As small as help: at the usual size of the window all columns stand side by side.
ROW_POINTS = HELP_POINTS
_FIGURES = (Column.NUMBER, Column.TIME, Column.YEN)
_STATES = {
    RowKind.GOOD: ("circle-check", "good"),
    RowKind.CAUTION: ("triangle-alert", "caution"),
    RowKind.PLAIN: ("circle-dashed", "second"),
}


class RowDelegate(QStyledItemDelegate):
    """Draws the rows of a `wizard.ui.orders.table.OrderTable`.

    Args:
        view: the table.
        edges: returns its first and its last column, as shown.
    """

    def __init__(self, view: QAbstractItemView, edges: Callable[[], tuple[int, int]]) -> None:
        super().__init__(view)
        self._view = view
        self._edges = edges

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one cell."""
        column = Column(index.column())
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        draw_ground(painter, rect, selected=selected, bar=column == self._edges()[0])
        if column is Column.TICK:
            ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            draw_tick(painter, rect, ticked=ticked)
        elif column in TRACES:
            draw_trace(painter, rect, index.data(TRACE_ROLE))
        else:
            self._words(painter, rect, index, column)
        if index.row() == self._view.currentIndex().row() and self._view.hasFocus():
            self._ring(painter, rect, index)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QObject,
        option: QStyleOptionViewItem,
        index: AnyIndex,
    ) -> bool:
        """Tick with one click anywhere in the tick's cell; keys are the table's business."""
        if index.column() != Column.TICK or not isinstance(event, QMouseEvent):
            return False
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        if event.type() is QEvent.Type.MouseButtonRelease:
            rect: QRect = option.rect
            if rect.contains(event.position().toPoint()):
                ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
                wanted = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
                here = self._view.model().index(index.row(), index.column())
                self._view.model().setData(here, wanted, Qt.ItemDataRole.CheckStateRole)
            return True
        # A double click on the tick must not open the order.
        return event.type() is QEvent.Type.MouseButtonDblClick

    def _words(self, painter: QPainter, rect: QRect, index: AnyIndex, column: Column) -> None:
        now = roles()
        inner = rect.adjusted(sp(8), 0, -sp(8), 0)
        role = "text"
        if column is Column.STATE:
            kind = index.data(STATE_ROLE)
            name, role = _STATES[RowKind(kind)]
            side = sp(16)
            top = inner.y() + (inner.height() - side) // 2
            painter.drawPixmap(QPoint(inner.x(), top), pixmap(name, role, 16))
            inner.setLeft(inner.left() + side + sp(6))
        elif column is Column.NUMBER and index.data(LINK_ROLE):
            side = sp(16)
            top = inner.y() + (inner.height() - side) // 2
            painter.drawPixmap(
                QPoint(rect.right() - side - sp(2), top), pixmap("link", "accent", 16)
            )
            inner.setRight(rect.right() - side - sp(4))
        painter.setFont(font(ROW_POINTS, fixed=column in _FIGURES))
        painter.setPen(QColor(now.colour(role)))
        words = str(index.data() or "")
        # Numbers of one shop begin alike: what is cut must not be the end that differs.
        middle = column is Column.NUMBER
        mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
        elided = painter.fontMetrics().elidedText(words, mode, inner.width())
        align = index.data(Qt.ItemDataRole.TextAlignmentRole)
        painter.drawText(inner, int(align) | Qt.TextFlag.TextSingleLine, elided)

    def _ring(self, painter: QPainter, rect: QRect, index: AnyIndex) -> None:
        """Draw this cell's part of the ring around the row that has the keyboard."""
        now = roles()
        wide = 3
        colour = QColor(now.focus)
        painter.fillRect(rect.x(), rect.y(), rect.width(), wide, colour)
        painter.fillRect(rect.x(), rect.bottom() - wide + 1, rect.width(), wide, colour)
        first, last = self._edges()
        if index.column() == first:
            painter.fillRect(rect.x(), rect.y(), wide, rect.height(), colour)
        if index.column() == last:
            painter.fillRect(rect.right() - wide + 1, rect.y(), wide, rect.height(), colour)


def draw_ground(painter: QPainter, rect: QRect, *, selected: bool, bar: bool) -> None:
    """Draw the ground of a cell; a selected row has a bar at its left, not a colour alone."""
    now = roles()
    painter.fillRect(rect, QColor(now.soft if selected else now.surface))
    painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, QColor(now.hairline))
    if selected and bar:
        painter.fillRect(rect.x(), rect.y(), 4, rect.height(), QColor(now.accent))


def draw_tick(painter: QPainter, rect: QRect, *, ticked: bool) -> None:
    """Draw a tick box in the middle of a cell."""
    now = roles()
    side = sp(18)
    box = QRect(0, 0, side, side)
    box.moveCenter(rect.center())
    painter.setPen(QPen(QColor(now.accent if ticked else now.border), 1.5))
    painter.setBrush(QColor(now.accent if ticked else now.surface))
    painter.drawRoundedRect(box, 4, 4)
    if ticked:
        inner = pixmap("check", "on_accent", 14)
        corner = box.center() - QPoint(sp(14) // 2, sp(14) // 2)
        painter.drawPixmap(corner + QPoint(1, 1), inner)


def draw_trace(painter: QPainter, rect: QRect, trace: object) -> None:
    """Draw whether a trace is there: a full disc, a ring, or a dash for a state."""
    now = roles()
    side = sp(12)
    box = QRect(0, 0, side, side)
    box.moveCenter(rect.center())
    if trace == Trace.STATED:
        painter.fillRect(box.x(), box.center().y(), side, max(2, sp(2)), QColor(now.second))
        return
    there = trace == Trace.THERE
    painter.setPen(QPen(QColor(now.accent if there else now.border), max(1.5, sp(1.5))))
    painter.setBrush(QColor(now.accent) if there else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box)
