"""How the plain tables beside the orders are drawn: a line below each row, air between sentences."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPainter,
    QPalette,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from wizard.ui.orders.model import AnyIndex
from wizard.ui.style import roles, sp

_LINE_HEIGHT = 140  # per cent
_BESIDE, _ABOVE = 8, 8  # air around the words of a cell


class LinedDelegate(QStyledItemDelegate):
    """Draws cells as the style does, with a hairline below."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the cell."""
        super().paint(painter, option, index)
        rect: QRect = option.rect
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, QColor(roles().hairline))


class AiryDelegate(LinedDelegate):
    """Draws sentences of several lines so that they read well."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Leave the words to `paint`: the style has no air between lines."""
        super().initStyleOption(option, index)
        option.text = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the cell."""
        super().paint(painter, option, index)
        rect: QRect = option.rect
        words = _document(option, index)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, QColor(roles().text))
        painter.save()
        painter.setClipRect(rect)
        above = max(0.0, (rect.height() - _height(words)) / 2)
        painter.translate(rect.x() + sp(_BESIDE), rect.y() + above)
        words.documentLayout().draw(painter, context)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the size of the words with air around them."""
        words = _document(option, index)
        width = round(words.idealWidth()) + 2 * sp(_BESIDE)
        return QSize(width, round(_height(words)) + 2 * sp(_ABOVE))


def _document(option: QStyleOptionViewItem, index: AnyIndex) -> QTextDocument:
    """Return the words of a cell, broken at its width."""
    words = QTextDocument()
    words.setDocumentMargin(0)
    words.setDefaultFont(_font(option, index))
    words.setPlainText(str(index.data(Qt.ItemDataRole.DisplayRole) or ""))
    airy = QTextBlockFormat()
    airy.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor = QTextCursor(words)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeBlockFormat(airy)
    rect: QRect = option.rect
    words.setTextWidth(max(sp(40), rect.width() - 2 * sp(_BESIDE)))
    return words


def _font(option: QStyleOptionViewItem, index: AnyIndex) -> QFont:
    given = index.data(Qt.ItemDataRole.FontRole)
    font: QFont = given if isinstance(given, QFont) else option.font
    return font


def _height(words: QTextDocument) -> float:
    """Return the height without the air below the last line."""
    line = words.firstBlock().layout().lineAt(0)
    rest = line.height() * (1 - 100 / _LINE_HEIGHT) if line.isValid() else 0.0
    return words.size().height() - rest
