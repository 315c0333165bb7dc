"""Asks in which encoding a file reads right, showing its beginning in each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QDialog, QPlainTextEdit, QRadioButton, QWidget

from wizard.intake.order_export import EncodingPreview
from wizard.texts import OrderImport
from wizard.ui.dialogs import Dialog
from wizard.ui.style import font, sp
from wizard.ui.widgets import Text

_LINES = 4


class EncodingDialog(Dialog):
    """One preview per encoding; nothing is chosen beforehand.

    Args:
        previews: the beginning of the file in each encoding.
        parent: Qt parent.
    """

    def __init__(self, previews: Sequence[EncodingPreview], parent: QWidget | None = None) -> None:
        super().__init__(parent, "file-question-mark")
        self.setObjectName("encoding_dialog")
        self.setWindowTitle(OrderImport.ENCODING_TITLE)
        self.setMinimumWidth(sp(640))
        self.chosen = ""
        self.buttons_by_encoding: dict[str, QRadioButton] = {}
        self.column.addWidget(Text(OrderImport.ENCODING_TITLE, "section"))
        self.column.addWidget(Text(OrderImport.ENCODING))
        self._group = QButtonGroup(self)
        for preview in previews:
            self._add(preview)
        self.add_button(OrderImport.CLOSE, "plain", QDialog.DialogCode.Rejected)
        self.use = self.add_button(OrderImport.ENCODING_USE, "primary", QDialog.DialogCode.Accepted)
        self.use.setObjectName("encoding_use")
        self.use.setEnabled(False)

    def _add(self, preview: EncodingPreview) -> None:
        name = OrderImport.ENCODINGS.get(preview.encoding, preview.encoding)
        button = QRadioButton(name)
        button.setObjectName(f"encoding={preview.encoding}")
        button.toggled.connect(lambda on: self._choose(preview.encoding) if on else None)
        self._group.addButton(button)
        self.buttons_by_encoding[preview.encoding] = button
        shown = QPlainTextEdit("\n".join(preview.text.splitlines()[:_LINES]))
        shown.setReadOnly(True)
        shown.setFont(font(10, fixed=True))
        shown.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        shown.setTabChangesFocus(True)
        shown.setMinimumHeight(sp(108))
        shown.setAccessibleName(name)
        self.column.addWidget(button)
        self.column.addWidget(shown, 1)

    def _choose(self, encoding: str) -> None:
        self.chosen = encoding
        self.use.setEnabled(True)
