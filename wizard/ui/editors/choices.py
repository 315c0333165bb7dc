"""Editors that choose: radio buttons, a combo box, the prefecture."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QSizePolicy,
    QWidget,
)

from wizard import texts
from wizard.domain.form import Choice, Item
from wizard.domain.item_types import PREFECTURES
from wizard.ui.editors.base import Editor
from wizard.ui.editors.lines import WIDTHS, LineInput
from wizard.ui.flow import FlowLayout
from wizard.ui.marks import Radio
from wizard.ui.style import pixmap, roles, sp


class RadioEditor(Editor):
    """A few choices, all in view. An unknown value is kept until another is chosen."""

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, Radio] = {}
        flow = FlowLayout(self, across=24, down=0)
        for choice in choices_of(item):
            button = Radio(choice.label)
            button.setAccessibleName(choice.label)
            button.setAccessibleDescription(item.label)
            button.setObjectName(f"{item.id}={choice.value}")
            button.installEventFilter(self)
            button.clicked.connect(lambda _checked=False, c=choice: self.take(c.value))
            self._group.addButton(button)
            self.buttons[choice.value] = button
            flow.addWidget(button)
        if self.buttons:
            self.input = next(iter(self.buttons.values()))
            self.setFocusProxy(self.input)

    def _show(self, text: str) -> None:
        # An exclusive group refuses to have nothing chosen.
        self._group.setExclusive(False)
        for value, button in self.buttons.items():
            button.setChecked(value == text)
        self._group.setExclusive(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Delete takes the choice back; arrows choose as they move."""
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        erasing = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() not in erasing:
                return False
            self.enter_text("")
            return True
        return False


class Combo(QComboBox):
    """A combo box without gradients that the mouse wheel never changes by accident."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        # Every entry whole, also when the text grows or one is added.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll instead."""
        event.ignore()

    def sizeHint(self) -> QSize:
        """Return at least the height of the other editors."""
        hint = super().sizeHint()
        return QSize(hint.width() + sp(24), max(hint.height(), sp(38)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a plain frame, the words and a chevron."""
        now = roles()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        enabled = self.isEnabled()
        painter.setPen(QPen(QColor(now.border if enabled else now.hairline), 1))
        painter.setBrush(QColor(now.surface if enabled else now.ground))
        frame = self.rect().adjusted(0, 0, -1, -1)
        painter.drawRoundedRect(frame.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        size = sp(18)
        right = self.width() - size - sp(10)
        chevron = pixmap("chevron-down", "second", 18)
        painter.drawPixmap(QRect(right, (self.height() - size) // 2, size, size), chevron)
        if not self.isEditable():
            words = self.currentText() or self.placeholderText()
            role = now.text if self.currentIndex() >= 0 and enabled else now.second
            painter.setPen(QColor(role))
            room = QRect(sp(12), 0, right - sp(16), self.height())
            shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(
                room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown
            )
        painter.end()


class ComboEditor(Editor):
    """Many choices. A value that is none of them, such as own words, is an entry of its own.

    Words of an official list that nobody has confirmed say so in the list.
    """

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self.combo = Combo()
        self.combo.setPlaceholderText(texts.Fields.CHOOSE)
        for choice in choices_of(item):
            said = texts.Choices.ENTRY if choice.confirmed else texts.Choices.ENTRY_UNCONFIRMED
            self.combo.addItem(said.format(label=choice.label), choice.value)
        self._listed = self.combo.count()
        self.combo.setCurrentIndex(-1)
        _fill(self, self.combo)
        self.adopt(self.combo)
        self.combo.currentIndexChanged.connect(self._chosen)

    def _show(self, text: str) -> None:
        self.combo.blockSignals(True)
        self._drop_unlisted()
        index = self.combo.findData(text) if text else -1
        if text and index < 0:
            self.combo.addItem(text, text)
            index = self._listed
        self.combo.setCurrentIndex(index)
        self.combo.blockSignals(False)
        self.combo.updateGeometry()
        self.combo.update()

    def _chosen(self, index: int) -> None:
        if index < self._listed:
            self._drop_unlisted()
        self.take(str(self.combo.itemData(index)) if index >= 0 else "")

    def _drop_unlisted(self) -> None:
        while self.combo.count() > self._listed:
            self.combo.removeItem(self._listed)


class PrefectureEditor(Editor):
    """The 47 prefectures, found by typing a part of the name; anything typed is kept."""

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self.combo = Combo()
        self.combo.setEditable(True)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        line = LineInput(WIDTHS["prefecture"])
        self.combo.setLineEdit(line)
        line.setProperty("inner", True)
        line.setPlaceholderText(texts.Fields.CHOOSE)
        self.combo.addItems(list(PREFECTURES))
        self.combo.setCurrentIndex(-1)
        completer = QCompleter(list(PREFECTURES), self.combo)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.combo.setCompleter(completer)
        _fill(self, self.combo)
        self.combo.setAccessibleName(item.label)
        self.combo.setAccessibleDescription(item.hint)
        self.adopt(line)
        self.setFocusProxy(self.combo)
        self.combo.editTextChanged.connect(self.take)

    def _show(self, text: str) -> None:
        self.combo.blockSignals(True)
        self.combo.setCurrentIndex(PREFECTURES.index(text) if text in PREFECTURES else -1)
        self.combo.setEditText(text)
        self.combo.blockSignals(False)


def _fill(editor: Editor, combo: Combo) -> None:
    """Make a combo box the whole of an editor, only as wide as its content."""
    row = QHBoxLayout(editor)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(combo)
    editor.narrow()


def choices_of(item: Item) -> tuple[Choice, ...]:
    """Return the choices of an item; those of 有/無/不明 are always the same three."""
    if item.choices or item.type != "presence":
        return item.choices
    return tuple(Choice(word, word) for word in texts.Fields.PRESENCE)
