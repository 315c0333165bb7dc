"""Small widgets that every page shares: text, buttons, badges, messages, cards, drop zone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QRect, QSize, Qt, Signal
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
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from wizard import texts
from wizard.ui.basics import (
    Line,
    PlainButton,
    Surface,
    Text,
    at_top,
    local_files,
    row_of,
    set_look,
)
from wizard.ui.style import icon, pixmap, roles, sp

__all__ = [
    "Badge",
    "Button",
    "Card",
    "DropZone",
    "IconLabel",
    "Line",
    "MenuButton",
    "Message",
    "PlainButton",
    "Surface",
    "Text",
    "at_top",
    "clear",
    "local_files",
    "row_of",
    "set_look",
]


_ICON_GAP = 6


class IconLabel(QLabel):
    """An icon that follows the palette; decoration only, so it has no accessible name."""

    def __init__(
        self, name: str, role: str = "text", size: int = 20, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._role, self._size = name, role, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._draw()

    def set_icon(self, name: str, role: str | None = None) -> None:
        """Show another icon."""
        if (name, role or self._role) != (self._name, self._role):
            self._name, self._role = name, role or self._role
            self._draw()

    def _draw(self) -> None:
        self.setPixmap(pixmap(self._name, self._role, self._size))

    def follow_look(self) -> None:
        """Draw again in the new colours."""
        self._draw()


class Button(PlainButton):
    """A button that says what it does.

    Args:
        text: the words on it.
        kind: ``primary`` (one per page), ``plain``, ``quiet`` (no frame), ``link``, ``chip``
            or ``danger``.
        icon_name: an icon before the words.
        on_click: called without arguments.
        trailing: the icon stands after the words.
    """

    _icon_name = ""  # while the base class sets the first, empty text

    def __init__(
        self,
        text: str,
        kind: str = "plain",
        icon_name: str = "",
        on_click: Callable[[], object] | None = None,
        parent: QWidget | None = None,
        *,
        trailing: bool = False,
    ) -> None:
        super().__init__("", kind, on_click, parent)
        self._icon_name = icon_name
        self._trailing = trailing
        if trailing:
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setText(text)

    def set_icon(self, name: str) -> None:
        """Show another icon before the words."""
        if name != self._icon_name:
            self._icon_name = name
            self._draw()

    def set_kind(self, kind: str) -> None:
        """Change how the button is drawn."""
        set_look(self, "kind", kind)
        self._draw()

    def _draw(self) -> None:
        if not self._icon_name:
            return
        by_kind = {"primary": "on_accent", "link": "accent", "chip": "accent", "danger": "danger"}
        role = by_kind.get(str(self.property("kind")), "second")
        gap = _ICON_GAP if self.text() else 0
        room = (gap, 0) if self._trailing else (0, gap)
        self.setIcon(icon(self._icon_name, role, room=room))
        self.setIconSize(QSize(sp(20) + sp(gap), sp(20)))

    def setText(self, text: str) -> None:
        """Show other words; the room beside the icon follows."""
        super().setText(text)
        self._draw()

    def follow_look(self) -> None:
        """Draw the icon again in the new colours."""
        self._draw()


class MenuButton(Button):
    """A button that opens a menu; a chevron after the words says so."""

    def __init__(self, text: str, kind: str = "plain", parent: QWidget | None = None) -> None:
        super().__init__(text, kind, parent=parent)
        self.setProperty("opens", "menu")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words at the left and the chevron after them; a style sheet cannot."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        at_rest = "second" if self.property("kind") == "quiet" else "text"
        role = "text" if self.underMouse() else at_rest
        painter.setPen(QColor(roles().colour(role if self.isEnabled() else "border")))
        edge, side = sp(12), sp(18)
        left = self.width() - sp(10) - side
        room = self.rect().adjusted(edge, 0, left - self.width(), 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter.value), self.text())
        place = QRect(left, (self.height() - side) // 2, side, side)
        painter.drawPixmap(place, pixmap("chevron-down", "second", 18))
        painter.end()


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


class Card(Surface):
    """A surface with one hairline that groups what belongs together.

    Args:
        title: heading of the card, may be empty.
        kind: ``info``, ``task``, ``caution`` or ``danger`` (`wizard.domain.form.Card.kind`).
        icon_name: an icon before the title.
    """

    _BAR: ClassVar[dict[str, tuple[str, str]]] = {
        "caution": ("triangle-alert", "caution"),
        "danger": ("octagon-alert", "danger"),
    }

    def __init__(
        self,
        title: str = "",
        kind: str = "info",
        icon_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, kind, parent)
        name, role = self._BAR.get(kind, (icon_name, "accent"))
        if title and name:
            self.top.insertLayout(0, at_top(IconLabel(name, role, 22, self)))


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
