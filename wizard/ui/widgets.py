"""Small widgets that every page shares: text, buttons, badges, messages, cards, drop zone."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QEvent, QSize, Qt, QUrl, Signal
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
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from wizard import texts
from wizard.ui.style import icon, pixmap, roles, sp

# No line of text is wider than the content column (design/LOOK.md).
_WIDEST = 760
_ICON_GAP = 6
# Kinds of text that run over several lines and want air between them; only rich text has that.
_TALL = ("body", "help")
# Qt re-sends these to a widget when the look changes; icons are drawn anew then.
_LOOK_EVENTS = (QEvent.Type.PaletteChange, QEvent.Type.ApplicationFontChange)


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
        form = Qt.TextFormat.RichText if self._tall else Qt.TextFormat.PlainText
        self.setTextFormat(form)
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
            body = escape(text).replace("\n", "<br>")
            self.setText(f'<div style="line-height:150%">{body}</div>')
        else:
            self.setText(text)
        self.setAccessibleName(text)


class IconLabel(QLabel):
    """An icon that follows the palette; decoration only, so it has no accessible name."""

    _name = ""

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
        if not self._name:  # Qt may announce a font while the object is still being made
            return
        self.setPixmap(pixmap(self._name, self._role, self._size))

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in the new colours."""
        super().changeEvent(event)
        if event.type() in _LOOK_EVENTS:
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

    _trailing = False
    _icon_name = ""  # Qt may announce a font while the object is still being made

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
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
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

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon again in the new colours."""
        super().changeEvent(event)
        if event.type() in _LOOK_EVENTS:
            self._draw()


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
        self._icon = IconLabel(*self._ICONS[kind])
        self._text = Text(kind="help")
        self.row = QHBoxLayout(self)
        edge = 12 if boxed else 0
        self.row.setContentsMargins(edge, edge, edge, edge)
        self.row.setSpacing(8)
        self.row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
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
                top.addWidget(IconLabel(name, role, 22), 0, Qt.AlignmentFlag.AlignTop)
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


class Line(QFrame):
    """One hairline across."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("line", True)
        self.setFixedHeight(1)


def local_files(urls: list[QUrl]) -> list[Path]:
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


def set_look(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet reads, and draw the widget by it."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def clear(layout: QLayout) -> None:
    """Remove and delete everything in a layout."""
    while (entry := layout.takeAt(0)) is not None:
        inner, widget = entry.layout(), entry.widget()
        if inner is not None:
            clear(inner)
        if widget is not None:
            widget.hide()
            widget.deleteLater()
