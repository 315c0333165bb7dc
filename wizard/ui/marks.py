"""Radio buttons and ticks: drawn by us (no gradients), with words that wrap."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from wizard.ui.palette import Roles
from wizard.ui.style import roles, sp

_MARK, _GAP, _HEIGHT = 20, 10, 36
_WRAP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


class Radio(QRadioButton):
    """One choice of several."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        _wrap(self)

    def sizeHint(self) -> QSize:
        """Return the size with the words on one line."""
        return _hint(self)

    def minimumSizeHint(self) -> QSize:
        """Return the size with the words wrapped."""
        return _least(self)

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped words."""
        return _height(self, width)

    def hitButton(self, pos: QPoint) -> bool:
        """The words belong to the button."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring, its dot and the words."""
        now, painter = roles(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mark = _mark_rect(self)
        _pen_and_brush(painter, self, now)
        painter.drawEllipse(mark)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(now.on_accent))
            inner = mark.width() * 0.3
            painter.drawEllipse(mark.adjusted(inner, inner, -inner, -inner))
        _words(painter, self, now)
        painter.end()


class Tick(QCheckBox):
    """Something that is done or wanted, or not."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        _wrap(self)

    def sizeHint(self) -> QSize:
        """Return the size with the words on one line."""
        return _hint(self)

    def minimumSizeHint(self) -> QSize:
        """Return the size with the words wrapped."""
        return _least(self)

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped words."""
        return _height(self, width)

    def hitButton(self, pos: QPoint) -> bool:
        """The words belong to the tick."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the square, its tick and the words."""
        now, painter = roles(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mark = _mark_rect(self)
        _pen_and_brush(painter, self, now)
        painter.drawRoundedRect(mark, 4, 4)
        if self.isChecked():
            pen = QPen(QColor(now.on_accent), max(2.0, mark.width() * 0.11))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            points = [(0.26, 0.53), (0.43, 0.70), (0.75, 0.33)]
            painter.drawPolyline(
                [
                    QPointF(mark.x() + x * mark.width(), mark.y() + y * mark.height())
                    for x, y in points
                ]
            )
        _words(painter, self, now)
        painter.end()


def _wrap(button: QAbstractButton) -> None:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)
    button.setCursor(Qt.CursorShape.PointingHandCursor)


def _hint(button: QAbstractButton) -> QSize:
    words = button.fontMetrics().horizontalAdvance(button.text()) + 2 if button.text() else 0
    gap = sp(_GAP) if words else 0
    return QSize(sp(_MARK) + 4 + gap + words, max(sp(_HEIGHT), button.fontMetrics().height() + 8))


def _least(button: QAbstractButton) -> QSize:
    hint = _hint(button)
    return QSize(min(hint.width(), sp(160)), hint.height())


def _height(button: QAbstractButton, width: int) -> int:
    room = QRect(0, 0, max(1, width - sp(_MARK) - 4 - sp(_GAP)), 100_000)
    words = button.fontMetrics().boundingRect(room, int(_WRAP.value), button.text())
    return max(sp(_HEIGHT), words.height() + 8)


def _mark_rect(button: QAbstractButton) -> QRectF:
    side = sp(_MARK)
    return QRectF(1.5, (button.height() - side) / 2 + 0.5, side - 1, side - 1)


def _pen_and_brush(painter: QPainter, button: QAbstractButton, now: Roles) -> None:
    if not button.isEnabled():
        edge, ground = now.hairline, now.border if button.isChecked() else now.ground
    elif button.isChecked():
        edge, ground = now.accent, now.accent
    else:
        edge = now.accent if button.underMouse() else now.border
        ground = now.surface
    painter.setPen(QPen(QColor(edge), 1.5))
    painter.setBrush(QColor(ground))


def _words(painter: QPainter, button: QAbstractButton, now: Roles) -> None:
    left = sp(_MARK) + 4 + sp(_GAP)
    painter.setPen(QColor(now.text if button.isEnabled() else now.second))
    painter.setFont(button.font())
    room = QRect(left, 0, button.width() - left, button.height())
    painter.drawText(room, int(_WRAP.value), button.text())
