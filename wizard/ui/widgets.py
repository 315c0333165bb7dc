"""Small widgets that every page shares: text, buttons, badges, messages, cards, drop zone."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QSizePolicy,
    QWidget,
)

from wizard import texts
from wizard.ui.basics import (
    Button,
    Card,
    IconLabel,
    Line,
    Text,
    at_top,
    local_files,
    row_of,
    set_look,
)
from wizard.ui.style import roles

__all__ = [
    "Badge",
    "Button",
    "Card",
    "DropZone",
    "IconLabel",
    "Line",
    "MenuButton",
    "Message",
    "Text",
    "at_top",
    "clear",
    "local_files",
    "row_of",
    "set_look",
]


class MenuButton(Button):
    """A button that opens a menu; a chevron after the words says so."""

    def __init__(self, text: str, kind: str = "plain", parent: QWidget | None = None) -> None:
        super().__init__(text, kind, "chevron-down", parent=parent, trailing=True)


class Badge(QLabel):
    """When an item is needed: 「e-Govに必要」「できれば」「あとで」 (`wizard.domain.form.Need`)."""

    def __init__(self, need: str, parent: QWidget | None = None) -> None:
        words = {
            "egov": texts.Common.NEED_EGOV,
            "wanted": texts.Common.NEED_WANTED,
            "later": texts.Common.NEED_LATER,
        }
        super().__init__(words[str(need)], parent)
        self.setProperty("badge", str(need))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class Message(QFrame):
    """An icon and words under a field or on a page; hidden while it has nothing to say.

    Args:
        kind: ``info``, ``good``, ``caution`` or ``danger``.
        text: the sentence.
        boxed: with a pale ground, for a page; without, for the line under a field.
    """

    _ICONS: ClassVar[dict[str, tuple[str, str]]] = {
        "info": ("info", "accent"),
        "good": ("circle-check", "good"),
        "caution": ("triangle-alert", "caution"),
        "danger": ("octagon-alert", "danger"),
    }

    def __init__(
        self,
        kind: str = "caution",
        text: str = "",
        parent: QWidget | None = None,
        *,
        boxed: bool = False,
    ) -> None:
        super().__init__(parent)
        self.kind = kind
        self.setProperty("boxed", boxed)
        self.setProperty("message", kind)
        name, role = self._ICONS[kind]
        self._icon = IconLabel(name, role, parent=self)
        self._text = Text(kind="help", parent=self)
        self._text.setProperty("message", kind)
        self.row = QHBoxLayout(self)
        edge = 12 if boxed else 0
        self.row.setContentsMargins(edge, edge, edge, edge)
        self.row.setSpacing(8)
        self.row.addLayout(at_top(self._icon))
        self.row.addWidget(self._text, 1)
        self.set(kind, text)

    @property
    def text(self) -> str:
        """Return what it says, empty when nothing."""
        return self._text.plain

    def set(self, kind: str, text: str) -> None:
        """Say something else; an empty text hides it."""
        self.kind = kind
        self._icon.set_icon(*self._ICONS[kind])
        set_look(self, "message", kind)
        set_look(self._text, "message", kind)
        if self._text.plain != text:
            self._text.set_text(text)
        # Never shown as a window of its own: without a parent only a wish to hide is carried out.
        if self.parentWidget() is not None or not text:
            self.setVisible(bool(text))


class DropZone(QFrame):
    """A place to drop files on, with a button that chooses them instead.

    Args:
        text: what may be dropped here.
        button: words of the button.
        patterns: name filter of the file dialog, e.g. ``注文ファイル (*.csv *.txt)``.
        many: more than one file at once.
    """

    dropped = Signal(list)  # list[Path]

    def __init__(
        self,
        text: str,
        button: str,
        patterns: str = "",
        *,
        many: bool = False,
        icon_name: str = "upload",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._patterns, self._many, self._over = patterns, many, False
        self.setAcceptDrops(True)
        self.setAccessibleName(text)
        self.choose = Button(button, "plain", "folder-open", self._choose)
        words = Text(text, "body")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 20, 24, 20)
        row.setSpacing(16)
        row.addWidget(IconLabel(icon_name, "accent", 28))
        row.addWidget(words, 1)
        row.addWidget(self.choose)

    def _choose(self) -> None:
        if self._many:
            names, _ = QFileDialog.getOpenFileNames(self, self.accessibleName(), "", self._patterns)
        else:
            name, _ = QFileDialog.getOpenFileName(self, self.accessibleName(), "", self._patterns)
            names = [name] if name else []
        if names:
            self.dropped.emit([Path(name) for name in names])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files of this computer."""
        if local_files(event.mimeData().urls()):
            event.acceptProposedAction()
            self._light(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Go back to rest."""
        self._light(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Announce the files."""
        self._light(over=False)
        files = local_files(event.mimeData().urls())
        if files:
            event.acceptProposedAction()
            self.dropped.emit(files if self._many else files[:1])

    def _light(self, *, over: bool) -> None:
        self._over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dashed edge; a style sheet's dashes are too coarse."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now = roles()
        pen = QPen(QColor(now.accent if self._over else now.border), 2 if self._over else 1.2)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(QColor(now.soft if self._over else now.surface))
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 8, 8)
        painter.end()


def clear(layout: QLayout) -> None:
    """Remove and delete everything in a layout."""
    while (entry := layout.takeAt(0)) is not None:
        inner, widget = entry.layout(), entry.widget()
        if inner is not None:
            clear(inner)
        if widget is not None:
            widget.hide()
            widget.deleteLater()
