"""A layout that lets widgets flow into the next row when the width ends."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Widgets from left to right, wrapped; for chips, radio buttons and rows of buttons."""

    def __init__(self, parent: QWidget | None = None, across: int = 8, down: int = 8) -> None:
        super().__init__(parent)
        self._entries: list[QLayoutItem] = []
        self._across, self._down = across, down
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an entry over (called by `addWidget`)."""
        self._entries.append(item)

    def count(self) -> int:
        """Return how many entries there are."""
        return len(self._entries)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an entry, or None beyond the end."""
        return self._entries[index] if 0 <= index < len(self._entries) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return an entry, or None beyond the end."""
        return self._entries.pop(index) if 0 <= index < len(self._entries) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Take no more room than needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Tell that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the entries."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the size in one row."""
        return self._bounds(wide=True)

    def minimumSize(self) -> QSize:
        """Return the size of the widest entry."""
        return self._bounds(wide=False)

    def _bounds(self, *, wide: bool) -> QSize:
        shown = [e for e in self._entries if not e.isEmpty()]
        hints = [e.sizeHint() if wide else e.minimumSize() for e in shown]
        margins = self.contentsMargins()
        widths = [h.width() for h in hints] or [0]
        width = sum(widths) + self._across * (len(widths) - 1) if wide else max(widths)
        height = max((h.height() for h in hints), default=0)
        return QSize(
            width + margins.left() + margins.right(), height + margins.top() + margins.bottom()
        )

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        inner = rect.marginsRemoved(self.contentsMargins())
        x, y = inner.x(), inner.y()
        row: list[tuple[QLayoutItem, QRect]] = []
        for entry in self._entries:
            if entry.isEmpty():
                continue
            hint = entry.sizeHint()
            width = min(hint.width(), inner.width())
            height = entry.heightForWidth(width) if entry.hasHeightForWidth() else hint.height()
            if row and x + width > inner.x() + inner.width():
                x, y = inner.x(), y + _finish(row, move=move) + self._down
                row = []
            row.append((entry, QRect(QPoint(x, y), QSize(width, height))))
            x += width + self._across
        return y + _finish(row, move=move) - rect.y() + self.contentsMargins().bottom()


def _finish(row: list[tuple[QLayoutItem, QRect]], *, move: bool) -> int:
    """Place one row, each entry in the middle of its height; return that height."""
    height = max((place.height() for _, place in row), default=0)
    if move:
        for entry, place in row:
            place.translate(0, (height - place.height()) // 2)
            entry.setGeometry(place)
    return height
