"""具体的な内容 on the page: the editor, 「回答から書き直す」, and both texts side by side."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from wizard import texts
from wizard.ui.dialogs import Dialog
from wizard.ui.fields import FieldRow
from wizard.ui.narrative_keeper import CONTENT, NarrativeKeeper
from wizard.ui.pages.base import PageContext
from wizard.ui.style import sp
from wizard.ui.widgets import Button, Card, Message, Text

_PAUSE_MS = 300


class NarrativeCard(Card):
    """The editor of 具体的な内容 with 「回答から書き直す」.

    Args:
        context: of the page.
        keeper: keeps the text written; the small window has the same one.
    """

    def __init__(
        self, context: PageContext, keeper: NarrativeKeeper, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent=parent)
        self.session = context.session
        self.keeper = keeper
        self.row = FieldRow(context.form.item(CONTENT.item), self.session, CONTENT, self)
        self.add(self.row)
        self.notice = Message("info", "", self, boxed=True)
        self.notice.setObjectName("narrative_notice")
        self.add(self.notice)
        self.rewrite_button = Button(texts.Narrative.REWRITE, "plain", "refresh-cw", self.rewrite)
        self.rewrite_button.setObjectName("rewrite")
        self.add_row(self.rewrite_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.keeper.refresh)
        self.keeper.went_stale.connect(self._went_stale)
        self.keeper.looked.connect(self._looked)
        self._looked(keeper.answers_changed)

    def rewrite(self) -> None:
        """Write the text from the answers; an edited one is replaced only after being shown both.

        Undo brings the replaced text back.
        """
        self.keeper.write(self._offer)

    def choose(self, old: str, new: str) -> bool:
        """Show both texts; True when the person takes the new one. Escape keeps the old one."""
        dialog = CompareDialog(old, new, self)
        taken = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return taken

    def _offer(self, written: str) -> None:
        old = self.session.case.answers.get(CONTENT.item)
        text = old.text if old is not None and self.keeper.is_edited else ""
        if not text.strip() or text == written or self.choose(text, written):
            self.keeper.replace(written)

    def _looked(self, changed: bool) -> None:
        self.notice.set("info", texts.Narrative.ANSWERS_CHANGED if changed else "")

    def _went_stale(self) -> None:
        if self.isVisible():
            self._timer.start()


class CompareDialog(Dialog):
    """Both texts side by side; its buttons say which one will stand."""

    def __init__(self, old: str, new: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compare")
        self.setSizeGripEnabled(True)
        self.column.addWidget(Text(texts.Narrative.COMPARE_TITLE, "label"))
        self.column.addWidget(Text(texts.Narrative.COMPARE, "body"))
        columns = QHBoxLayout()
        columns.setSpacing(16)
        self.old = self._box(columns, texts.Narrative.OLD, old)
        self.new = self._box(columns, texts.Narrative.NEW, new)
        self.column.addLayout(columns, 1)
        code = QDialog.DialogCode
        self.take = self.add_button(texts.Narrative.TAKE, "plain", code.Accepted)
        self.take.setObjectName("take_new")
        self.keep = self.add_button(texts.Narrative.KEEP, "primary", code.Rejected)
        self.keep.setObjectName("keep_old")
        self.keep.setFocus()
        self.resize(sp(840), sp(520))

    def _box(self, columns: QHBoxLayout, title: str, text: str) -> QPlainTextEdit:
        column = QVBoxLayout()
        column.setSpacing(8)
        label = Text(title, "label")
        box = QPlainTextEdit(text)
        box.setReadOnly(True)
        box.setAccessibleName(title)
        box.setTabChangesFocus(True)
        label.setBuddy(box)
        column.addWidget(label)
        column.addWidget(box, 1)
        columns.addLayout(column, 1)
        return box
