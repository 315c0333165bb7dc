"""The widgets of the first page: text, buttons, surfaces. Kept light.

They are extended and re-exported by `wizard.ui.widgets`; only what is painted first imports them from here.
Nothing here may name `Qt` of PySide6: that builds 120 enumerations, a tenth of the time to the
first paint. Values of enumerations are set as properties by their numbers instead.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6 import QtCore
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from wizard.ui.look import BASE_POINTS, HELP_POINTS, font, gap, sp

# No line of text is wider than the content column (design/LOOK.md).
_WIDEST = 760
# Kinds of text that run over several lines and want air between them; only rich text has that.
_TALL = ("body", "help", "lead")
_PLAIN, _RICH = 0, 1  # numbers of Qt.TextFormat
_BY_TAB = 1  # of Qt.FocusPolicy


class Text(QLabel):
    """A paragraph that wraps, with air between its lines; plain text in, never markup.

    Args:
        text: what it says; line breaks are kept.
        kind: ``body``, ``help``, ``small``, ``lead`` (a bold sentence), ``label``, ``section`` or ``heading`` (style.qss).
        parent: where it stands.
        airy: False for a sentence on one line, which needs no air and is drawn faster.
    """

    def __init__(
        self,
        text: str = "",
        kind: str = "body",
        parent: QWidget | None = None,
        *,
        airy: bool = True,
    ) -> None:
        super().__init__(parent)
        self.plain = ""
        self.setProperty("kind", kind)
        self.setWordWrap(True)
        self._tall = airy and kind in _TALL
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

    @property
    def air(self) -> int:
        """Return how many empty pixels are below each line, and none above it."""
        # By the sizes of the style sheet: asking the label itself would style it too early.
        points = HELP_POINTS if self.property("kind") == "help" else BASE_POINTS
        return QFontMetrics(font(points)).height() // 2 if self._tall else 0

    def set_text(self, text: str) -> None:
        """Show another text."""
        self.plain = text
        if self._tall and text:
            body = _escape(text).replace("\n", "<br>")
            self.setText(f'<div style="line-height:150%">{body}</div>')
        else:
            self.setText(text)
        self.setAccessibleName(text)


class PlainButton(QPushButton):
    """A button that says what it does.

    Args:
        text: the words on it.
        kind: ``primary`` (one per page), ``plain``, ``quiet`` (no frame), ``link``, ``chip``,
            ``icon`` or ``danger``.
        on_click: called without arguments.
    """

    def __init__(
        self,
        text: str,
        kind: str = "plain",
        on_click: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        # Not with the text: choosing among Qt's constructors would build QIcon's enumerations.
        super().__init__(parent)
        self.setText(text)
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        # A click leaves the keyboard where it was, e.g. in the editor.
        self.setProperty("focusPolicy", _BY_TAB)
        if on_click is not None:
            self.clicked.connect(lambda: on_click())


class Surface(QFrame):
    """A surface with one hairline that groups what belongs together; may have a title."""

    def __init__(self, title: str = "", kind: str = "info", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", kind)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(gap(24), gap(20), gap(24), gap(20))
        self.body.setSpacing(gap(12))
        self.title = Text(title, "section", self)
        self.top = QHBoxLayout()
        self.top.setSpacing(12)
        self.top.addWidget(self.title, 1)
        if title:
            self.body.addLayout(self.top)
        else:
            self.title.hide()

    def add(self, widget: QWidget) -> QWidget:
        """Put a widget at the bottom and return it."""
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
