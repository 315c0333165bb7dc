"""The widgets of the first page: text, icons, buttons, cards. Kept light.

They are re-exported by `wizard.ui.widgets`; only what is painted first imports them from here.
Nothing here may name `Qt` of PySide6: that builds 120 enumerations, a tenth of the time to the
first paint. Values of enumerations are set as properties by their numbers instead.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from PySide6 import QtCore
from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from wizard.ui.style import icon, pixmap, sp

# No line of text is wider than the content column (design/LOOK.md).
_WIDEST = 760
_ICON_GAP = 6
# Kinds of text that run over several lines and want air between them; only rich text has that.
_TALL = ("body", "help")
# Numbers of Qt.TextFormat and Qt.LayoutDirection.
_PLAIN, _RICH = 0, 1
_RIGHT_TO_LEFT = 1


class Text(QLabel):
    """A paragraph that wraps, at line height 1.6; plain text in, never markup.

    Args:
        text: what it says; line breaks are kept.
        kind: ``body``, ``help``, ``small``, ``label``, ``section`` or ``heading`` (style.qss).
    """

    def __init__(self, text: str = "", kind: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plain = ""
        self.setProperty("kind", kind)
        self.setWordWrap(True)
        self._tall = kind in _TALL
        self.setProperty("textFormat", _RICH if self._tall else _PLAIN)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_text(text)

    def sizeHint(self) -> QSize:
        """Return the size with each line unbroken, up to the width of a page."""
        self.ensurePolished()
        metrics = self.fontMetrics()
        widths = [metrics.horizontalAdvance(line) for line in self.plain.split("\n")]
        width = min(max(widths) + 4, sp(_WIDEST))
        return QSize(width, self.heightForWidth(width))

    def set_text(self, text: str) -> None:
        """Show another text."""
        self.plain = text
        if self._tall and text:
            body = _escape(text).replace("\n", "<br>")
            self.setText(f'<div style="line-height:150%">{body}</div>')
        else:
            self.setText(text)
        self.setAccessibleName(text)


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


class Button(QPushButton):
    """A button that says what it does.

    Args:
        text: the words on it.
        kind: ``primary`` (one per page), ``plain``, ``quiet`` (no frame), ``link``, ``chip``
            or ``danger``.
        icon_name: an icon before the words.
        on_click: called without arguments.
        trailing: the icon stands after the words.
    """

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
        super().__init__(text, parent)
        self._icon_name = icon_name
        self._trailing = trailing
        if trailing:
            self.setProperty("layoutDirection", _RIGHT_TO_LEFT)
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self._draw()
        if on_click is not None:
            self.clicked.connect(lambda: on_click())

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


class Card(QFrame):
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
        super().__init__(parent)
        self.setProperty("card", kind)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(24, 20, 24, 20)
        self.body.setSpacing(12)
        self.title = Text(title, "section")
        name, role = self._BAR.get(kind, (icon_name, "accent"))
        if title:
            top = QHBoxLayout()
            top.setSpacing(12)
            if name:
                top.addLayout(at_top(IconLabel(name, role, 22)))
            top.addWidget(self.title, 1)
            self.body.addLayout(top)

    def add(self, widget: QWidget) -> QWidget:
        """Put a widget at the bottom of the card and return it."""
        self.body.addWidget(widget)
        return widget

    def add_row(self, *widgets: QWidget) -> QHBoxLayout:
        """Put widgets beside each other, left-aligned."""
        row = row_of(*widgets)
        self.body.addLayout(row)
        return row


class Line(QFrame):
    """One hairline across."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("line", True)
        self.setFixedHeight(1)


def local_files(urls: list[QtCore.QUrl]) -> list[Path]:
    """Return the files of this computer among dropped addresses."""
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]


def row_of(*widgets: QWidget, stretch: bool = True, spacing: int = 8) -> QHBoxLayout:
    """Return a row of widgets, left-aligned unless `stretch` is off."""
    row = QHBoxLayout()
    row.setSpacing(spacing)
    for widget in widgets:
        row.addWidget(widget)
    if stretch:
        row.addStretch(1)
    return row


def at_top(widget: QWidget) -> QVBoxLayout:
    """Return a column that keeps a widget at its top."""
    column = QVBoxLayout()
    column.addWidget(widget)
    column.addStretch(1)
    return column


def _escape(text: str) -> str:
    # The standard library's html module would be loaded for these three alone.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def set_look(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet reads, and draw the widget by it."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
