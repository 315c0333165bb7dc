"""One-line editors: text, numbers, addresses; and the editor of long texts."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QValidator,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from wizard import texts
from wizard.domain.form import Choice, Item
from wizard.ui.editors.base import Editor
from wizard.ui.flow import FlowLayout
from wizard.ui.style import sp
from wizard.ui.widgets import Button

# Qt's own limit of 32,767 UTF-16 units would cut off what is pasted; an answer is kept whole.
_NO_LIMIT = 100_000_000
_PARAGRAPH, _LINE = "\u2029", "\u2028"
_LINE_HEIGHT = 145.0  # percent
# A cell pasted from a spreadsheet ends with one; between lines one means a space.
_OUTER_ENDS = re.compile(r"\A[\r\n\u2028\u2029]+|[\r\n\u2028\u2029]+\Z")
_ENDS = re.compile(r"[\r\n\u2028\u2029]+")

# Another window, a menu or a list of proposals takes the keyboard only for a while.
_PASSING = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)

# Width of the editor in full-width characters: as wide as its content (design/LOOK.md).
WIDTHS = {
    "postal_code": 8,
    "phone": 13,
    "date": 11,
    "datetime": 17,
    "yen": 9,
    "integer": 6,
    "port": 6,
    "ip": 20,
    "prefecture": 9,
    "email": 26,
    "katakana": 26,
    "receipt": 16,
}


class _OneLine(QValidator):
    """Joins what is typed, pasted or dropped into one line: Qt would only draw it as one."""

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Return the text in one line; never refuses any."""
        line = self.parent()
        if (isinstance(line, LineInput) and line.is_given) or _ENDS.search(text) is None:
            return QValidator.State.Acceptable, text, position
        before = len(_ENDS.sub(" ", text[:position]))
        joined = _ENDS.sub(" ", _OUTER_ENDS.sub("", text))
        return QValidator.State.Acceptable, joined, min(before, len(joined))


class LineInput(QLineEdit):
    """A line edit as wide as it should be, never limited, and of one line.

    Attributes:
        is_given: True while a text is shown by `setText`; such a text stays as it is.
    """

    def __init__(self, characters: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._characters = characters
        self.is_given = False
        self.setMaxLength(_NO_LIMIT)
        self.setValidator(_OneLine(self))
        if characters:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def setText(self, text: str | None) -> None:
        """Show a text as it is, with its line ends: only the person's own are joined."""
        self.is_given = True
        super().setText(text)
        self.is_given = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show a long text from its beginning, unless the keyboard will be back by itself."""
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self.home(False)

    def sizeHint(self) -> QSize:
        """Return the width of the content it is meant for."""
        hint = super().sizeHint()
        if self._characters:
            letters = self.fontMetrics().horizontalAdvance("あ") * self._characters
            hint.setWidth(round(letters) + 2 * sp(12) + 4)
        return hint


class LineEditor(Editor):
    """One line of text, taken as typed."""

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        characters = WIDTHS.get(item.type, 0)
        self.line = LineInput(characters)
        self.line.setPlaceholderText(item.example)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)
        self.row.addWidget(self.line)
        if characters:
            self.narrow()
        self.adopt(self.line)
        self._is_showing = False
        self.line.textChanged.connect(self._typed)

    def _typed(self, text: str) -> None:
        # Half a character cannot be shown, but it stays in the answer until somebody types.
        if not self._is_showing:
            self.take(text)

    def _show(self, text: str) -> None:
        self._is_showing = True
        self.line.setText(text)
        self._is_showing = False
        self.line.setCursorPosition(0)

    @property
    def caret(self) -> int:
        """Return where the next letter would be put."""
        return self.line.cursorPosition()

    @caret.setter
    def caret(self, position: int) -> None:
        """Put the caret there, as far as there is text."""
        self.line.setCursorPosition(position)


class NumberEditor(LineEditor):
    """A number, right-aligned, with its unit after it."""

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if item.type == "yen":
            self.row.addWidget(QLabel(texts.Fields.YEN))


class GrowingInput(QTextEdit):
    """A plain text edit that grows with its content; Tab leaves it."""

    LEAST, MOST = 4, 16

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.fit)

    def fit(self) -> None:
        """Take the height of the content, within bounds."""
        line = QFontMetricsF(self.font()).lineSpacing() * _LINE_HEIGHT / 100
        least, most = round(line * self.LEAST), round(line * self.MOST)
        inner = round(self.document().size().height())
        height = min(most, max(least, inner)) + sp(12) + 4
        if height != self.height():
            self.setFixedHeight(height)

    def show_text(self, text: str) -> None:
        """Show a text from the start, with air between its lines."""
        self.setPlainText(text)
        # Only a format of the blocks gives air; new blocks take it over from the one before.
        air = QTextBlockFormat()
        air.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        self.document().setUndoRedoEnabled(False)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(air)
        self.document().setUndoRedoEnabled(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines wrap differently at another width."""
        super().resizeEvent(event)
        before = self.height()
        self.fit()
        if self.height() != before:
            QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        """Lay out once more: a scroll area does not do so while it is being resized."""
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))
        inner = self.viewport().size()
        super().resizeEvent(QResizeEvent(inner, inner))

    def follow_look(self) -> None:
        """Lines are higher in another font."""
        self.fit()


class LongTextEditor(Editor):
    """A long text, with chips that write a sentence into it."""

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.chips: list[Button] = []
        if item.suggestions:
            column.addLayout(self._make_chips(item))
        self.area = GrowingInput()
        self.area.setPlaceholderText(item.example)
        column.addWidget(self.area)
        self.adopt(self.area)
        self.area.show_text("")
        self.area.textChanged.connect(self._changed)

    def _show(self, text: str) -> None:
        self.area.blockSignals(True)
        self.area.show_text(text)
        self.area.blockSignals(False)
        self.area.fit()

    @property
    def caret(self) -> int:
        """Return where the next letter would be put."""
        return self.area.textCursor().position()

    @caret.setter
    def caret(self, position: int) -> None:
        """Put the caret there, as far as there is text."""
        cursor = self.area.textCursor()
        cursor.setPosition(min(position, max(0, self.area.document().characterCount() - 1)))
        self.area.setTextCursor(cursor)

    def append_sentence(self, sentence: str) -> None:
        """Write a sentence at the end, on a line of its own, unless it stands there already."""
        if sentence in self.text():
            self.area.setFocus()
            return
        cursor = self.area.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        before = self.text()
        lead = "\n" if before and not before.endswith("\n") else ""
        cursor.insertText(lead + sentence)
        self.area.setTextCursor(cursor)
        self.area.setFocus()

    def _make_chips(self, item: Item) -> FlowLayout:
        flow = FlowLayout()
        for choice in item.suggestions:
            chip = Button(texts.Fields.CHIP.format(label=choice.label), "chip")
            chip.setAccessibleDescription(choice.sentence)
            chip.setToolTip(choice.sentence)
            chip.clicked.connect(lambda _checked=False, c=choice: self._take(c))
            self.chips.append(chip)
            flow.addWidget(chip)
        return flow

    def _take(self, choice: Choice) -> None:
        self.append_sentence(choice.sentence or choice.label)

    def _changed(self) -> None:
        # toPlainText would turn no-break spaces into plain ones; what is typed is kept.
        raw = self.area.document().toRawText()
        self.take(raw.replace(_PARAGRAPH, "\n").replace(_LINE, "\n"))
