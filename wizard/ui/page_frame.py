"""What stands around one page: its title, its progress, its first line, and the scrolling."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from wizard import texts
from wizard.domain.form import Step
from wizard.ui.pages.base import Page
from wizard.ui.style import sp
from wizard.ui.widgets import Text

_COLUMN = 760
_SIDE, _TOP = 40, 32


class PageHeader(QWidget):
    """The title of a page, how much of it is answered, and its first line."""

    def __init__(self, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Text(step.title, "heading")
        self.progress = QLabel("")
        self.progress.setProperty("kind", "help")
        self.progress.setObjectName("progress")
        self.intro = Text(step.intro, "body")
        self.intro.setVisible(bool(step.intro))
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.title, 1)
        top.addWidget(self.progress, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.intro)

    def show_progress(self, answered: int, asked: int) -> None:
        """Show n / m; nothing when the page asks nothing."""
        words = texts.Frame.PROGRESS.format(answered=answered, asked=asked) if asked else ""
        self.progress.setText(words)
        spoken = texts.Frame.PROGRESS_SPOKEN.format(answered=answered, asked=asked)
        self.progress.setAccessibleName(spoken if asked else "")


class PageFrame(QFrame):
    """One page with its header; scrolls unless the page fills its area by itself."""

    def __init__(self, step: Step, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = page
        self.header = PageHeader(step)
        self.area: QScrollArea | None = None
        outer = QVBoxLayout(self)
        if page.fills:
            outer.setContentsMargins(_SIDE, _TOP, _SIDE, 16)
            outer.setSpacing(16)
            outer.addWidget(self.header)
            outer.addWidget(page, 1)
        else:
            outer.setContentsMargins(0, 0, 0, 0)
            self.area = self._make_area()
            outer.addWidget(self.area)
        page.title_changed.connect(self.header.title.set_text)

    def _make_area(self) -> QScrollArea:
        body = QWidget()
        self._row = QHBoxLayout(body)
        self._row.setContentsMargins(_SIDE, _TOP, _SIDE, 48)
        self._content = QWidget()
        self._content.setMaximumWidth(sp(_COLUMN))
        inner = QVBoxLayout(self._content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(24)
        inner.addWidget(self.header)
        inner.addWidget(self.page)
        inner.addStretch(1)
        # The column is as wide as it may be; what is left stays empty at its right.
        self._row.addWidget(self._content, 1000)
        self._row.addStretch(1)
        area = QScrollArea()
        area.setWidget(body)
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
        if self.area is not None:
            self._content.setMaximumWidth(sp(_COLUMN))
            side = _SIDE if self.width() > sp(600) else 16
            self._row.setContentsMargins(side, _TOP, side, 48)
