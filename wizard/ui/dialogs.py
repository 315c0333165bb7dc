"""One voice for everything the window says or asks in between.

A sentence says what happened, the next what to do; a button says what it does; technical
detail waits behind a button that copies it. Escape always means "leave it as it is".
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from wizard import texts
from wizard.ui.style import gap, sp
from wizard.ui.widgets import Button, IconLabel, Text, at_top

_SHARES = 1000  # of a progress bar
_LOOK_MS = 100
OTHER = 2  # how a dialog closes with neither of Qt's two answers


class Dialog(QDialog):
    """The plain frame of every dialog: an icon, sentences, a row of buttons at the right.

    What does not fit on a small screen with large text scrolls; the buttons stay in view.

    Attributes:
        enter_is_main: Enter outside the buttons presses the primary one.
    """

    enter_is_main = True

    def __init__(self, parent: QWidget | None, icon_name: str = "", role: str = "accent") -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.APP_NAME)
        self._area = QScrollArea(self)
        self._body = QWidget()
        self._area.setWidget(self._body)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        top = QHBoxLayout(self._body)
        top.setContentsMargins(gap(24), gap(24), gap(24), 8)
        top.setSpacing(gap(16))
        if icon_name:
            top.addLayout(at_top(IconLabel(icon_name, role, 28)))
        self.column = QVBoxLayout()
        self.column.setSpacing(gap(12))
        top.addLayout(self.column, 1)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._outer.addWidget(self._area, 1)
        self.buttons = QHBoxLayout()
        self.buttons.setContentsMargins(gap(24), 12, gap(24), gap(20))
        self.buttons.setSpacing(8)
        self.buttons.addStretch(1)
        self._outer.addLayout(self.buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the size of the content, unless a size was set before."""
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self.resize(self.sizeHint())
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the keyboard, and the main one elsewhere."""
        focused = self.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(focused, QPushButton):
            focused.click()
            return
        super().keyPressEvent(event)

    def follow_look(self) -> None:
        """Take the size of the content in its new size."""
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Return a width that reads well and the height the words need there; fits the screen."""
        inner = self._body.layout()
        assert inner is not None
        for widget in self.findChildren(QWidget):
            widget.ensurePolished()  # else sizes are those of an unstyled font
        inner.invalidate()
        inner.activate()
        room = self.screen().availableGeometry()
        below = self.buttons.sizeHint()
        # With room for a scroll bar, or one that comes for a moment would wrap lines and stay.
        wish = max(inner.sizeHint().width(), sp(440), below.width()) + 16
        width = min(wish, max(sp(560), below.width()), room.width() - 40)
        height = inner.totalHeightForWidth(width - 16) + below.height()
        return QSize(width, min(height, room.height() - 40))

    def add_button(self, text: str, kind: str, result: int | None) -> Button:
        """Put a button at the right end; it closes with `result`, or stays open with None.

        The primary one is what Enter presses, unless another is made the default.
        """
        button = Button(text, kind)
        button.setDefault(self.enter_is_main and kind == "primary")
        if result is not None:
            button.clicked.connect(lambda: self.done(result))
        self.buttons.addWidget(button)
        return button


class Told(Dialog):
    """Says one thing."""

    def __init__(
        self, parent: QWidget | None, what: str, do: str = "", detail: str = "", kind: str = "info"
    ) -> None:
        names = {"info": ("info", "accent"), "caution": ("triangle-alert", "caution")}
        super().__init__(parent, *names[kind])
        self.setObjectName("told")
        self.detail = detail
        self.what = Text(sentence(what), "lead")
        self.column.addWidget(self.what)
        if do:
            self.column.addWidget(Text(sentence(do), "body"))
        if detail:
            self.copy = Button(texts.Dialogs.COPY_DETAIL, "quiet", "copy", self._copy)
            self.buttons.insertWidget(0, self.copy)
        close = self.add_button(texts.Dialogs.CLOSE, "primary", QDialog.DialogCode.Accepted)
        close.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.detail)
        self.copy.setText(texts.Dialogs.COPIED)


class Asked(Dialog):
    """Asks one thing; accepted means `yes`."""

    def __init__(self, parent: QWidget | None, question: str, yes: str, no: str) -> None:
        super().__init__(parent, "circle-question-mark")
        self.setObjectName("asked")
        first, _, rest = question.partition("\n")
        self.column.addWidget(Text(first, "lead"))
        if rest:
            self.column.addWidget(Text(rest, "body"))
        self.no = self.add_button(no, "plain", QDialog.DialogCode.Rejected)
        self.yes = self.add_button(yes, "primary", QDialog.DialogCode.Accepted)
        self.no.setDefault(True)  # what Enter does is what loses nothing
        self.no.setFocus()

    def add_other(self, words: str) -> None:
        """Offer a third answer between the two; it closes with `OTHER`."""
        self.other = self.add_button(words, "plain", OTHER)
        self.buttons.removeWidget(self.other)
        self.buttons.insertWidget(self.buttons.indexOf(self.yes), self.other)
        QWidget.setTabOrder(self.no, self.other)
        QWidget.setTabOrder(self.other, self.yes)


class Working(Dialog):
    """Shows that something is going on, with やめる.

    Args:
        parent: what it belongs to.
        label: what is going on.
        share: returns how much of it is done, 0.0 to 1.0; None when nobody knows.
    """

    def __init__(
        self, parent: QWidget | None, label: str, share: Callable[[], float] | None = None
    ) -> None:
        super().__init__(parent, "hard-drive")
        self.setObjectName("working")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.column.addWidget(Text(label, "lead"))
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(label)
        self.column.addWidget(bar)
        self.bar = bar
        if share is not None:
            bar.setRange(0, _SHARES)
            timer = QTimer(self)
            timer.timeout.connect(lambda: bar.setValue(round(share() * _SHARES)))
            timer.start(_LOOK_MS)
        self.stop = self.add_button(texts.Common.CANCEL, "plain", QDialog.DialogCode.Rejected)


def tell(
    parent: QWidget | None, what: str, do: str = "", detail: str = "", kind: str = "info"
) -> Told:
    """Show one sentence without stopping anything; returns the open dialog."""
    told = Told(parent, what, do, detail, kind)
    told.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    told.setWindowModality(Qt.WindowModality.WindowModal)
    told.open()
    return told


def ask(parent: QWidget | None, question: str, yes: str, no: str) -> bool:
    """Ask a question whose buttons say what they do; True for `yes`.

    The first line of `question` is the question, what follows explains it.
    """
    asked = Asked(parent, question, yes, no)
    answer = asked.exec() == QDialog.DialogCode.Accepted
    asked.deleteLater()
    return answer


def ask_which(parent: QWidget | None, question: str, one: str, other: str) -> bool | None:
    """Ask which of two is meant: True for `one`, None for やめる, which Escape means, too."""
    asked = Asked(parent, question, one, texts.Common.CANCEL)
    asked.add_other(other)
    answer = asked.exec()
    asked.deleteLater()
    return None if answer == QDialog.DialogCode.Rejected else answer != OTHER


def sentence(words: str) -> str:
    """Return words with the closing 「。」 that `UserError` leaves out."""
    ends = words.endswith((texts.Dialogs.SENTENCE_END, "？", "?", "）", "」", "\n"))
    return words if ends or not words else words + texts.Dialogs.SENTENCE_END
