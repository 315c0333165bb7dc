"""One voice for everything the window says or asks in between.

A sentence says what happened, the next what to do; a button says what it does; technical
detail waits behind a button that copies it. Escape always means "leave it as it is".
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from wizard import texts
from wizard.ui.style import sp
from wizard.ui.widgets import Button, IconLabel, Text


class Dialog(QDialog):
    """The plain frame of every dialog: an icon, sentences, a row of buttons at the right."""

    def __init__(self, parent: QWidget | None, icon_name: str = "", role: str = "accent") -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.APP_NAME)
        self.column = QVBoxLayout()
        self.column.setSpacing(12)
        top = QHBoxLayout()
        top.setSpacing(16)
        if icon_name:
            top.addWidget(IconLabel(icon_name, role, 28), 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(self.column, 1)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addStretch(1)
        outer = self._outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 24, 24, 20)
        outer.setSpacing(24)
        outer.addLayout(top)
        outer.addLayout(self.buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """Take a width that reads well, and the height that the words need there."""
        self.fit()
        super().showEvent(event)

    def fit(self) -> None:
        """Take the size of the content."""
        layout = self._outer
        room = self.screen().availableGeometry()
        width = min(max(layout.sizeHint().width(), sp(440)), sp(560), room.width() - 40)
        self.setMinimumWidth(0)
        self.resize(width, min(layout.totalHeightForWidth(width), room.height() - 40))

    def add_button(self, text: str, kind: str, result: int | None) -> Button:
        """Put a button at the right end; it closes with `result`, or stays open with None."""
        button = Button(text, kind)
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
        self.what = Text(sentence(what), "label")
        self.column.addWidget(self.what)
        if do:
            self.column.addWidget(Text(sentence(do), "body"))
        if detail:
            self.copy = Button(texts.Dialogs.COPY_DETAIL, "quiet", "copy", self._copy)
            self.buttons.insertWidget(0, self.copy)
        close = self.add_button(texts.Dialogs.CLOSE, "primary", QDialog.DialogCode.Accepted)
        close.setDefault(True)
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
        self.column.addWidget(Text(first, "label"))
        if rest:
            self.column.addWidget(Text(rest, "body"))
        self.no = self.add_button(no, "plain", QDialog.DialogCode.Rejected)
        self.yes = self.add_button(yes, "primary", QDialog.DialogCode.Accepted)
        self.no.setFocus()


class Working(Dialog):
    """Shows that something is going on, with やめる."""

    def __init__(self, parent: QWidget | None, label: str) -> None:
        super().__init__(parent, "hard-drive")
        self.setObjectName("working")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.column.addWidget(Text(label, "label"))
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(label)
        self.column.addWidget(bar)
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


def sentence(words: str) -> str:
    """Return words with the closing 「。」 that `UserError` leaves out."""
    ends = words.endswith((texts.Dialogs.SENTENCE_END, "？", "?", "）", "」", "\n"))
    return words if ends or not words else words + texts.Dialogs.SENTENCE_END
