"""Icons that follow the look, and buttons with them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import (
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from wizard.ui.basics import PlainButton, set_look
from wizard.ui.style import icon, pixmap, roles, sp

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
        painter.setPen(QColor(roles().colour(role if self.isEnabled() else "off")))
        edge, side = sp(12), sp(18)
        left = self.width() - sp(10) - side
        room = self.rect().adjusted(edge, 0, left - self.width(), 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter.value), self.text())
        place = QRect(left, (self.height() - side) // 2, side, side)
        painter.drawPixmap(place, pixmap("chevron-down", "second", 18))
        painter.end()
