"""The tree of the 確認 page: how a row is drawn, and what a click does."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from wizard import texts
from wizard.domain.problems import ProblemLevel
from wizard.ui.pages.confirm_model import ACTION, LABEL, TEXT, AnyIndex, ConfirmModel
from wizard.ui.pages.confirm_nodes import SWAPPED, Kind, Mark, Node
from wizard.ui.style import HELP_POINTS, font, pixmap, roles, sp
from wizard.ui.wrapping import Wrapped

SECTION_POINTS = 13.0
_EDGE = 8
_ICON = 18
_INDENT = 24
_ICONS: dict[ProblemLevel | None, tuple[str, str]] = {
    ProblemLevel.INVALID: ("octagon-alert", "danger"),
    ProblemLevel.EGOV: ("circle-alert", "accent"),
    ProblemLevel.REFUSED: ("circle-alert", "caution"),
    ProblemLevel.WANTED: ("circle-dot", "second"),
    ProblemLevel.LATER: ("clock", "second"),
    ProblemLevel.DOUBT: ("circle-question-mark", "caution"),
}
_SWAPPED = ("info", "accent")


class ConfirmDelegate(QStyledItemDelegate):
    """Draws heads, problems and answers; words wrap, nothing is cut."""

    def __init__(self, view: ConfirmTree) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one cell."""
        node, now = self._view.nodes.node(index), roles()
        area: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(now.soft))
        painter.fillRect(area.x(), area.bottom(), area.width(), 1, QColor(now.hairline))
        inner = area.adjusted(sp(_EDGE), sp(_EDGE), -sp(_EDGE), 0)
        known = _SWAPPED if node.key == SWAPPED else _ICONS.get(node.level)
        if node.kind is Kind.HEAD and known is not None and index.column() == LABEL:
            name, role = known
            picture = pixmap(name, role, _ICON)
            painter.drawPixmap(QPoint(inner.left(), inner.top() + sp(2)), picture)
            inner.setLeft(inner.left() + sp(_ICON + _EDGE))
        y = float(inner.top())
        for words, face, colour in self._look(node, index.column()):
            wrapped = Wrapped(words, face, inner.width())
            painter.setPen(QColor(colour))
            wrapped.draw(painter, inner.left(), y)
            y += wrapped.height
        if self._view.hasFocus() and self._view.nodes.node(self._view.currentIndex()) is node:
            painter.fillRect(area.x(), area.y(), area.width(), 3, QColor(now.focus))
            painter.fillRect(area.x(), area.bottom() - 2, area.width(), 3, QColor(now.focus))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the height of the wrapped words at the width of the column."""
        node = self._view.nodes.node(index)
        least = sp(52) if node.kind is Kind.TITLE else sp(40)
        if node.kind is Kind.RECORD:  # one line, and there may be thousands
            return QSize(sp(40), least)
        width = self._view.cell_width(index) - 2 * sp(_EDGE)
        if node.kind is Kind.HEAD:
            width -= sp(_ICON + _EDGE)
        height = sum(
            Wrapped(words, face, width).height
            for words, face, _colour in self._look(node, index.column())
        )
        return QSize(sp(40), max(least, round(height) + 2 * sp(_EDGE)))

    def _look(self, node: Node, column: int) -> list[tuple[str, QFont, str]]:
        """Return the runs of words of a cell, each with its font and colour."""
        now = roles()
        if column == ACTION:
            return [(texts.Confirm.FIX, font(), now.accent)] if node.step else []
        if column == TEXT:
            if node.kind is Kind.HEAD:
                return []  # drawn below the label, across all columns
            colour = {Mark.EMPTY: now.second, Mark.INVALID: now.danger}.get(node.mark, now.text)
            return [(node.text, font(), colour)]
        if node.kind is Kind.TITLE:
            return [(node.label, font(SECTION_POINTS, bold=True), now.text)]
        if node.kind is Kind.HEAD:
            label = (node.label, font(bold=True), now.text)
            return [label, (node.text, font(HELP_POINTS), now.second)] if node.text else [label]
        return [(node.label, font(), now.second if node.kind is Kind.ANSWER else now.text)]


class ConfirmTree(QTreeView):
    """The tree; Enter or a click leads to where a row is mended."""

    wanted = Signal(object)  # Node

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.nodes = ConfirmModel(self)
        self._changed: dict[str, bool] = {}  # what the person opened or closed, by key
        self.setObjectName("answers")
        self.setModel(self.nodes)
        self.setItemDelegate(ConfirmDelegate(self))
        self.setHeaderHidden(True)
        self.setIndentation(sp(_INDENT))
        self.setUniformRowHeights(False)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setStretchLastSection(False)
        self.header().setMinimumSectionSize(1)
        self.clicked.connect(self._clicked)
        self.expanded.connect(lambda index: self._remember(index, opened=True))
        self.collapsed.connect(lambda index: self._remember(index, opened=False))

    def show_tree(self, root: Node) -> None:
        """Show another tree at the same place, with what was folded still folded."""
        at, current = self.verticalScrollBar().value(), self.nodes.node(self.currentIndex()).key
        self.nodes.set_root(root)
        self.blockSignals(True)
        self._unfold(root)
        self.blockSignals(False)
        self.verticalScrollBar().setValue(at)
        node = _find(root, current) or next((n for n in root.children if n.may_open), None)
        if node is not None:
            self.setCurrentIndex(self.nodes.index_of(node))
        self.verticalScrollBar().setValue(at)

    def cell_width(self, index: AnyIndex) -> int:
        """Return how wide a cell is, less its indentation."""
        node = self.nodes.node(index)
        if node.kind in (Kind.HEAD, Kind.TITLE):
            return self.viewport().width() - self.indentation()
        width = self.columnWidth(index.column())
        if index.column() == LABEL:
            above, depth = node.parent, 0
            while above is not None:
                above, depth = above.parent, depth + 1
            width -= depth * self.indentation()
        return width

    def _unfold(self, node: Node) -> None:
        for child in node.children:
            index = self.nodes.index_of(child)
            if child.kind in (Kind.HEAD, Kind.TITLE):
                self.setFirstColumnSpanned(child.row, index.parent(), True)
            if not child.may_open:
                continue
            if self._changed.get(child.key, not child.folded):
                if self.nodes.canFetchMore(index):
                    self.nodes.fetchMore(index)
                self.expand(index)
                self._unfold(child)

    def _remember(self, index: QModelIndex, *, opened: bool) -> None:
        self._changed[self.nodes.node(index).key] = opened

    def _clicked(self, index: QModelIndex) -> None:
        node = self.nodes.node(index)
        if node.step and (node.kind is Kind.PROBLEM or index.column() == ACTION):
            self.wanted.emit(node)
        elif node.may_open:
            self.setExpanded(
                index.siblingAtColumn(0), not self.isExpanded(index.siblingAtColumn(0))
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads to where the row is mended, or opens and folds a row without one."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        index = self.currentIndex().siblingAtColumn(0)
        node = self.nodes.node(index)
        if node.step and node.kind is not Kind.HEAD:
            self.wanted.emit(node)
        elif node.may_open:
            self.setExpanded(index, not self.isExpanded(index))

    def drawBranches(self, painter: QPainter, rect: QRect, index: AnyIndex) -> None:
        """Draw a chevron of the window's own size beside what can be opened."""
        if self.selectionModel().isSelected(index):
            painter.fillRect(rect, QColor(roles().soft))
        if not self.nodes.node(index).may_open:
            return
        name = "chevron-down" if self.isExpanded(index) else "chevron-right"
        side, left = sp(_ICON), rect.right() - sp(_INDENT) + 1
        top = rect.top() + sp(_EDGE) + sp(2)
        painter.drawPixmap(
            QPoint(left + (sp(_INDENT) - side) // 2, top), pixmap(name, "second", _ICON)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width: a third for the label, the rest for the text, 直す at the right."""
        super().resizeEvent(event)
        whole = self.viewport().width()
        action = QFontMetrics(font()).horizontalAdvance(texts.Confirm.FIX) + 2 * sp(12)
        label = round((whole - action) * 0.36)
        for column, width in ((LABEL, label), (TEXT, whole - action - label), (ACTION, action)):
            self.setColumnWidth(column, width)
        self.scheduleDelayedItemsLayout()


def _find(node: Node, key: str) -> Node | None:
    """Return the node with a key among those that are made."""
    if not key:
        return None
    for child in node.children if node.load is None else ():
        found = child if child.key == key else _find(child, key)
        if found is not None:
            return found
    return None
