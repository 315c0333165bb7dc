"""What stands around one page: its title, its progress, its first line, and the scrolling."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from wizard import texts
from wizard.domain.form import Step
from wizard.ui.pages.base import Page
from wizard.ui.style import gap, sp
from wizard.ui.widgets import Text

_COLUMN = 760
_SIDE, _TOP = 40, 32


class PageHeader(QWidget):
    """The title of a page, how much of it is answered, and its first line."""

    def __init__(self, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Text(step.title, "heading", self)
        self.progress = QLabel("", self)
        self.progress.setProperty("kind", "help")
        self.progress.setObjectName("progress")
        self.intro = Text(step.intro, "body", self)
        self.intro.setVisible(bool(step.intro))
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.title, 1)
        top.addWidget(self.progress, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(12))
        column.addLayout(top)
        column.addWidget(self.intro)

    def show_progress(self, answered: int, asked: int) -> None:
        """Show n / m; nothing when the page asks nothing."""
        words = texts.Frame.PROGRESS.format(answered=answered, asked=asked) if asked else ""
        self.progress.setText(words)
        spoken = texts.Frame.PROGRESS_SPOKEN.format(answered=answered, asked=asked)
        self.progress.setAccessibleName(spoken if asked else "")


class PageFrame(QFrame):
    """One page with its header; scrolls unless the page fills its area by itself.

    Args:
        step: the step that the page draws.
        make_page: makes the page as a child of the widget it is given.
        parent: where the frame stands.
    """

    def __init__(self, step: Step, make_page: Callable[[QWidget], Page], parent: QWidget) -> None:
        super().__init__(parent)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self.area = self._make_area()
        self._outer.addWidget(self.area)
        self.header = PageHeader(step, self._content)
        self.page = make_page(self._content)
        if self.page.fills:
            self._fill()
        else:
            inner = QVBoxLayout(self._content)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(gap(24))
            inner.addWidget(self.header)
            inner.addWidget(self.page)
            inner.addStretch(1)
        self.page.title_changed.connect(self.header.title.set_text)

    def _fill(self) -> None:
        """Give the whole frame to a page that scrolls by itself."""
        self._outer.setContentsMargins(_SIDE, _TOP, _SIDE, 16)
        self._outer.setSpacing(16)
        if not self.page.take_header(self.header):
            self._outer.addWidget(self.header)
        self._outer.addWidget(self.page, 1)
        self._outer.removeWidget(self.area)
        self.area.deleteLater()
        self.area.hide()

    def _make_area(self) -> QScrollArea:
        area = QScrollArea(self)
        body = QWidget()
        area.setWidget(body)
        self._content = QWidget(body)
        self._content.setMaximumWidth(sp(_COLUMN))
        self._row = QHBoxLayout(body)
        self._row.setContentsMargins(_SIDE, _TOP, _SIDE, 48)
        # The column is as wide as it may be; what is left stays empty at its right.
        self._row.addWidget(self._content, 1000)
        self._row.addStretch(1)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.verticalScrollBar().setSingleStep(sp(24))
        return area

    def follow_look(self) -> None:
        """Take the width that belongs to the size of the text."""
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give up the margins first when the window is narrow."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if not self.page.fills:
            self._content.setMaximumWidth(sp(_COLUMN))
            side = _SIDE if self.width() > sp(600) else 16
            self._row.setContentsMargins(side, _TOP, side, 48)
