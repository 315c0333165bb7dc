"""What every editor of an item has in common."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from wizard.domain.form import Item


class Editor(QWidget):
    """The widget that takes the answer of one item; its objectName is the item id.

    It never refuses or changes what is typed: judging is the field row's work.

    Attributes:
        input: the widget that has the keyboard (the focus proxy), e.g. a line edit.
    """

    edited = Signal(str)  # the text, after every change made by the person
    left = Signal()  # the keyboard has gone elsewhere

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self.input: QWidget = self
        self._shown = ""
        self.setObjectName(item.id)
        self.setAccessibleName(item.label)
        self.setAccessibleDescription(item.hint)

    def text(self) -> str:
        """Return the text as it stands: typed, chosen, or taken over."""
        return self._shown

    def set_text(self, text: str) -> None:
        """Show a text without announcing it; does nothing when it is shown already."""
        if text != self._shown:
            self._shown = text
            self._show(text)

    def _show(self, text: str) -> None:
        """Draw a text; `take` hears nothing new."""
        raise NotImplementedError

    def take(self, text: str) -> None:
        """Take what the person typed or chose, and announce it."""
        if text != self._shown:
            self._shown = text
            self.edited.emit(text)

    def enter_text(self, text: str) -> None:
        """Put a text as if the person had typed it: shown and announced."""
        if text != self.text():
            self.set_text(text)
            self.edited.emit(text)

    @property
    def caret(self) -> int:
        """Return where the next letter would be put; 0 for what is not typed."""
        return 0

    @caret.setter
    def caret(self, position: int) -> None:
        """Put the caret there, as far as there is text."""

    def select_all(self) -> None:
        """Select a whole line of text, so that typing puts another in its place."""
        if isinstance(self.input, QLineEdit):
            self.input.selectAll()

    def narrow(self) -> None:
        """Take no more width than the content needs, so that what follows stays close."""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    @property
    def is_narrow(self) -> bool:
        """Return True when it is only as wide as its content."""
        return self.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Maximum

    def set_enabled(self, *, enabled: bool) -> None:
        """Let the person edit, or only look."""
        self.setEnabled(enabled)

    def adopt(self, widget: QWidget) -> None:
        """Make `widget` the one that has the keyboard, and let screen readers name it."""
        self.input = widget
        widget.setAccessibleName(self.item.label)
        widget.setAccessibleDescription(self.item.hint)
        widget.installEventFilter(self)
        self.setFocusProxy(widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that the keyboard has left."""
        if event.type() == QEvent.Type.FocusOut and watched is self.input:
            self.left.emit()
        return super().eventFilter(watched, event)
