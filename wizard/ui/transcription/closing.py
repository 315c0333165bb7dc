"""What is said when every field is copied: it is not sent yet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from wizard import texts
from wizard.ui.flow import FlowLayout
from wizard.ui.pages.beside import put_beside
from wizard.ui.pages.egov_row import CopyButton
from wizard.ui.transcription.field_state import FieldState
from wizard.ui.widgets import Button, Card, IconLabel, Message, Text

_SAYS = texts.Transcription


class ClosingCard(Card):
    """Calm words, what was left empty, and the two ways on.

    Its words take the keyboard, not its buttons: one Enter too many must not say that it was sent.
    """

    sent = Signal()
    leave = Signal()
    documents_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_SAYS.ALL_COPIED, icon_name="circle-check", parent=parent)
        self.setObjectName("all_copied")
        icon = self.findChild(IconLabel)
        assert icon is not None
        self._icon = icon
        self.words = Text("", "body")
        self.words.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.add(self.words)
        self.missing = Message("caution", "", self)
        self.add(self.missing)
        self.files = Message("caution", "", self)
        self.files.setObjectName("closing_files")
        to_documents = Button(texts.EgovPage.TO_DOCUMENTS, "link", "file-text")
        to_documents.setObjectName("closing_documents")
        to_documents.clicked.connect(self.documents_wanted)
        put_beside(self.files, to_documents)
        self.add(self.files)
        self.empties = Text("", "help")
        self.add(self.empties)
        row = FlowLayout()
        self.sent_button = CopyButton(_SAYS.SENT, "primary", "arrow-right")
        self.sent_button.setObjectName("sent")
        self.sent_button.clicked.connect(self.sent)
        self.leave_button = CopyButton(_SAYS.CLOSE, "plain")
        self.leave_button.setObjectName("leave")
        self.leave_button.clicked.connect(self.leave)
        row.addWidget(self.sent_button)
        row.addWidget(self.leave_button)
        self.body.addLayout(row)

    def show_state(
        self, missing: list[FieldState], files: str, *, empties: bool, sent: bool
    ) -> None:
        """Name what e-Gov asks for and has nothing, and say what closing does.

        Args:
            missing: the fields.
            files: what is to be said about the files to attach, empty when they are fine.
            empties: the clipboard is emptied when the window closes.
            sent: the owner has stated that it was sent.
        """
        self.words.set_text(_SAYS.SENT_ALREADY if sent else _SAYS.NOT_SENT)
        left = bool(missing or files)
        self.title.set_text(_SAYS.SOME_COPIED if left else _SAYS.ALL_COPIED)
        self._icon.set_icon(*(("triangle-alert", "caution") if left else ("circle-check", "good")))
        self.files.set("caution", files)
        self.words.setAccessibleName(f"{self.title.plain} {self.words.plain}")
        self.sent_button.setText(_SAYS.TO_AFTER if sent else _SAYS.SENT)
        labels = dict.fromkeys(state.field.label for state in missing)
        named = texts.Characters.COMMA.join(labels)
        self.missing.set("caution", _SAYS.STILL_MISSING.format(labels=named) if labels else "")
        self.empties.set_text(_SAYS.EMPTIES if empties else "")
        self.empties.setVisible(empties)
