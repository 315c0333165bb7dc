"""What to say when phoning the police station, to be read out or copied."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from wizard import texts
from wizard.domain.phone_words import phone_words
from wizard.ui.pages.base import Desk
from wizard.ui.session import Session
from wizard.ui.style import gap
from wizard.ui.widgets import Button, Text, row_of

_PAUSE_MS, _TOLD_MS = 200, 3000


class PhonePanel(QFrame):
    """The sentences in a panel of their own, with コピー; they follow the answers."""

    def __init__(self, session: Session, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("phone_words")
        self.setProperty("boxed", True)
        self._session, self._desk = session, desk
        column = QVBoxLayout(self)
        column.setContentsMargins(gap(16), gap(12), gap(16), gap(12))
        column.setSpacing(gap(8))
        column.addWidget(Text(texts.After.PHONE, "label", self))
        self.words = Text("", "body", self)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.words)
        self.copy = Button(texts.After.PHONE_COPY, "plain", "copy", self._copy, self)
        self.copy.setObjectName("copy_phone_words")
        self.copy.setAccessibleName(texts.After.PHONE_COPY_OF)
        column.addLayout(row_of(self.copy))
        column.addWidget(Text(texts.After.PHONE_HINT, "help", self))
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE_MS)
        self._later.timeout.connect(self.refresh)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_TOLD_MS)
        self._again.timeout.connect(self._tell_again)
        for signal in (session.answer_changed, session.mark_changed, session.records_changed):
            signal.connect(self._changed)
        session.reset.connect(self._changed)
        self.refresh()

    def refresh(self) -> None:
        """Write the sentences from the answers as they are."""
        words = phone_words(self._session.case)
        if words != self.words.plain:
            self.words.set_text(words)

    def _changed(self, _what: object = None) -> None:
        # A method of this card, not a function around it: the session outlives the page.
        self._later.start()

    def _tell_again(self) -> None:
        self._tell(copied=False)

    def _copy(self) -> None:
        self.refresh()
        if self._desk.copy(self.words.plain):
            self._tell(copied=True)
            self._again.start()

    def _tell(self, *, copied: bool) -> None:
        self.copy.setText(texts.After.PHONE_COPIED if copied else texts.After.PHONE_COPY)
        self.copy.set_icon("check" if copied else "copy")
