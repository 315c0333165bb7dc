"""具体的な内容: written from the answers, edited by the person, never silently thrown away.

A text whose source is `SourceKind.WRITTEN` is the program's own and follows the answers. As
soon as the person edits it, it is theirs: from then on it is only replaced when they say so,
having seen both texts, and undo brings theirs back.
"""

from __future__ import annotations

from hashlib import blake2s

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from wizard import texts
from wizard.domain.case import Answer, Place, Source, SourceKind
from wizard.errors import UserError
from wizard.output.render import write_narrative
from wizard.ui.dialogs import Dialog
from wizard.ui.fields import FieldRow
from wizard.ui.pages.base import PageContext
from wizard.ui.style import sp
from wizard.ui.widgets import Button, Card, Message, Text

CONTENT = Place("report.content")
# What the program last wrote, as a digest: tells whether the answers changed after an edit.
WRITTEN_MARK = "written:report.content"
_PAUSE_MS = 300


def digest(text: str) -> str:
    """Return a short fingerprint of a text, to see later whether it is still the same."""
    return blake2s(text.encode("utf-8"), digest_size=8).hexdigest()


class NarrativeCard(Card):
    """The editor of 具体的な内容 with 「回答から書き直す」."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.context = context
        self.session = context.session
        self._stale = True
        self._told = ""
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
        self._timer.timeout.connect(self.refresh)
        self.session.answer_changed.connect(self._answer_changed)
        self.session.records_changed.connect(self._changed)
        self.session.reset.connect(self._changed)

    @property
    def is_edited(self) -> bool:
        """Return True when the text, or the state in its place, is the person's own."""
        answer = self.session.case.answers.get(CONTENT.item)
        if answer is None or answer.is_empty:
            return False
        return answer.source.kind is not SourceKind.WRITTEN

    def refresh(self) -> None:
        """Write the text again when the answers changed and the person has not edited it."""
        if not self._stale:
            return
        self._stale = False
        written = self._write()
        if written is None:
            return
        if self.is_edited:
            basis = self.session.case.marks.get(WRITTEN_MARK)
            changed = basis is not None and basis != digest(written)
            self.notice.set("info", texts.Narrative.ANSWERS_CHANGED if changed else "")
            return
        self.notice.set("info", "")
        self.session.refresh_written(CONTENT, self._answer(written))
        self.session.set_mark(WRITTEN_MARK, digest(written))

    def rewrite(self) -> None:
        """Write the text from the answers; an edited one is replaced only after being shown both.

        Undo brings the replaced text back.
        """
        written = self._write()
        if written is None:
            return
        old = self.session.case.answers.get(CONTENT.item)
        text = old.text if old is not None and self.is_edited else ""
        if text.strip() and text != written and not self.choose(text, written):
            return
        self.session.set_answer(CONTENT, self._answer(written))
        self.session.set_mark(WRITTEN_MARK, digest(written))
        self._stale = False
        self.notice.set("info", "")

    def choose(self, old: str, new: str) -> bool:
        """Show both texts; True when the person takes the new one. Escape keeps the old one."""
        dialog = CompareDialog(old, new, self)
        taken = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return taken

    def _write(self) -> str | None:
        templates = self.context.forms_dir / "templates"
        try:
            return write_narrative(self.session.form, self.session.case, templates)
        except UserError as error:
            if error.sentence != self._told:
                self._told = error.sentence
                self.context.desk.tell(error.what, error.do, error.detail)
            return None

    def _answer(self, text: str) -> Answer:
        return Answer(text, source=Source(SourceKind.WRITTEN), changed_at=self.session.clock())

    def _answer_changed(self, place: object) -> None:
        if isinstance(place, Place) and place == CONTENT:
            # Emptied by hand: nothing is written into the field under the person's fingers.
            self._stale = self._stale or not self.is_edited
            return
        self._changed()

    def _changed(self) -> None:
        self._stale = True
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
