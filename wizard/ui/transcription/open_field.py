"""The lit field of the small window: its text, コピー, and what is to be known about it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wizard import texts
from wizard.domain.attachments import Budget
from wizard.domain.character_words import sentence
from wizard.domain.field_words import hint_of
from wizard.ui.choices.badge import tell_words
from wizard.ui.flow import FlowLayout
from wizard.ui.freshness import FreshnessNotice
from wizard.ui.marks import Tick
from wizard.ui.pages.beside import put_beside
from wizard.ui.pages.egov_row import CopyButton, mark
from wizard.ui.style import gap, roles, sp
from wizard.ui.transcription.field_state import FieldState
from wizard.ui.transcription.file_rows import FileRows
from wizard.ui.transcription.limit_box import LimitBox
from wizard.ui.transcription.value_view import ValueView
from wizard.ui.widgets import Button, Message, Text

_SAYS = texts.Transcription
_Kind = TypeVar("_Kind", bound=QWidget)


class OpenField(QFrame):
    """Shows one field at a time; `show_state` shows another one, or the same as it is now.

    Args:
        budget: returns what may be attached altogether.
        make_notice: makes what tells that the 申出書 is old, given where it stands.

    Signals:
        copy_wanted: whether 〓 may stand in it.
        ticked: the person ticked it, or removed the tick.
        mend_wanted: the id of the item whose text is to be mended; empty for the field's own.
        limited: how many characters the field takes, or None to forget it.
        rearranged: something in it was shown or hidden, so its height is another one.
    """

    copy_wanted = Signal(bool)
    ticked = Signal(bool)
    mend_wanted = Signal(str)
    limited = Signal(object)
    rearranged = Signal()

    def __init__(
        self,
        budget: Callable[[], Budget],
        make_notice: Callable[[QWidget], FreshnessNotice],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.state: FieldState | None = None
        self.setObjectName("lit_field")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(gap(16), gap(10), gap(12), gap(12))
        self.column.setSpacing(8)
        self._add_head()
        self.changed = self._add(Message("caution", "", self))
        self.caption = self._add(Text("", "help"))
        self.value = self._add(ValueView())
        self.nothing = self._add_message(_SAYS.WRITE, "write")
        self.papers = self._add(QWidget())  # the notice looks only while this is seen
        papers = QVBoxLayout(self.papers)
        papers.setContentsMargins(0, 0, 0, 0)
        self.old = make_notice(self.papers)
        papers.addWidget(self.old)
        self.old.freshness.looked.connect(self.rearranged)
        self.files = self._add(FileRows(budget))
        self.wrong = self._add_message(texts.EgovPage.CHANGE, "mend_value")
        self.caution = self._add_message(texts.EgovPage.CHANGE, "mend")
        self._add_question()
        self._add_buttons()
        self._add_replaced()
        self.hint = self._add(Text("", "help"))
        self.limit = self._add(LimitBox(""))
        self.limit.limited.connect(self.limited)
        self.limit.left.connect(self.focus_main)
        self.limit.rearranged.connect(self.rearranged)

    # --- parts --------------------------------------------------------------------------------
    def _add(self, widget: _Kind) -> _Kind:
        self.column.addWidget(widget)
        return widget

    def _add_head(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        self.label = Text("", "label")
        head.addWidget(self.label, 1)
        self.required = mark(texts.EgovPage.REQUIRED, "egov")
        self.unconfirmed = mark(texts.UNCONFIRMED, "later")
        self.unconfirmed.setToolTip(texts.EgovPage.UNCONFIRMED_HINT)
        head.addWidget(self.required)
        head.addWidget(self.unconfirmed)
        self.column.addLayout(head)

    def _add_message(self, words: str, name: str) -> Message:
        """Add a caution with a button that leads to where it is mended."""
        message = Message("caution", "", self)
        button = Button(words, "link", "pencil")
        button.setObjectName(name)
        button.clicked.connect(self._mend)
        put_beside(message, button)
        return self._add(message)

    def _add_question(self) -> None:
        """Add what is asked before a text with 〓 is copied."""
        self.question = QFrame()
        self.question.setProperty("boxed", True)
        self.question.setProperty("message", "caution")
        column = QVBoxLayout(self.question)
        column.setSpacing(8)
        column.addWidget(Text(_SAYS.ASK_OPEN, "body"))
        row = FlowLayout()
        self.mend_open = CopyButton(_SAYS.MEND_OPEN, "primary", "pencil")
        self.mend_open.setObjectName("mend_open")
        self.mend_open.clicked.connect(self._mend)
        self.copy_open = Button(_SAYS.COPY_OPEN, "plain", "copy")
        self.copy_open.setObjectName("copy_open")
        self.copy_open.clicked.connect(lambda: self.copy_wanted.emit(True))
        row.addWidget(self.mend_open)
        row.addWidget(self.copy_open)
        column.addLayout(row)
        self._add(self.question).hide()

    def _add_buttons(self) -> None:
        self.presses = self._add(QWidget())
        row = FlowLayout(self.presses, across=12)
        self.copy = CopyButton(texts.EgovPage.COPY, "primary", "copy")
        self.copy.setObjectName("copy")
        self.copy.setMinimumWidth(sp(112))
        self.copy.clicked.connect(lambda: self.copy_wanted.emit(False))
        self.attached = CopyButton(_SAYS.ATTACHED, "primary", "check")
        self.attached.setObjectName("attached")
        self.attached.clicked.connect(lambda: self.ticked.emit(True))
        self.enter = QLabel(_SAYS.ENTER)
        self.enter.setProperty("kind", "help")
        self.tick = Tick("")
        self.tick.setObjectName("tick")
        self.tick.clicked.connect(self.ticked)
        for widget in (self.copy, self.attached, self.enter, self.tick):
            row.addWidget(widget)

    def _add_replaced(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        self.replaced = Text("", "help")
        self.replaced.setObjectName("replaced")
        row.addWidget(self.replaced, 1)
        self.more = Button(_SAYS.MORE, "link", "", self._tell_more)
        self.more.setObjectName("more")
        row.addWidget(self.more)
        self.column.addLayout(row)
        self.details = self._add(Text("", "help"))
        self.details.setObjectName("details")

    # --- showing ------------------------------------------------------------------------------
    def show_state(self, state: FieldState, paths: list[Path]) -> None:
        """Show a field; what the person opened in it stays open while it is the same one."""
        other = self.state is None or self.state.id != state.id
        self.state = state
        field = state.field
        self.label.set_text(field.label)
        self.setAccessibleName(field.label)
        self.required.setVisible(field.required)
        tell_words(self.unconfirmed, state.entry)
        self.changed.set("caution", self._changed_words(state))
        has_text = state.can_copy
        self.caption.set_text(_SAYS.CHOOSE if state.is_choice else "")
        self.caption.setVisible(has_text and state.is_choice)
        self.value.setVisible(has_text)
        self.value.setAccessibleName(field.label)
        self.value.show_text(state.text if has_text else "")
        self._show_nothing(state)
        self.files.setVisible(state.is_attachment and bool(paths))
        self.files.show_files(paths if state.is_attachment else [])
        self.papers.setVisible(state.is_attachment)
        if other and state.is_attachment:
            self.old.look()
        self.wrong.set("caution", state.wrong)
        self.caution.set("caution", state.changes.caution)
        self._show_buttons(state)
        self._show_replaced(state, again=other)
        self.hint.set_text(hint_of(field))
        self.hint.setVisible(bool(self.hint.plain))
        if other or not self.limit.is_asking:
            self.limit.name(field.label)
            self.limit.show_limit(state.limit, shortened=state.is_shortened)
        self.limit.setVisible(has_text and not state.is_choice)
        self._show_question(asking=not other and state.is_open and not self.question.isHidden())

    def ask_about_open(self) -> None:
        """Say that 〓 is left in the text, and ask."""
        self._show_question(asking=True)
        self.mend_open.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def main(self) -> QWidget:
        """Return what Enter presses, and what has the keyboard when the field is lit."""
        if not self.question.isHidden():
            return self.mend_open
        if not self.copy.isHidden():
            return self.copy
        if not self.attached.isHidden():
            return self.attached
        if not self.nothing.isHidden():
            return self.nothing.findChild(Button) or self.tick
        return self.tick

    def focus_main(self) -> None:
        """Put the keyboard on it."""
        self.main.setFocus(Qt.FocusReason.TabFocusReason)

    # --- inside -------------------------------------------------------------------------------
    @staticmethod
    def _changed_words(state: FieldState) -> str:
        if not state.changed:
            return ""
        return _SAYS.FILES_CHANGED if state.is_attachment else texts.EgovPage.CHANGED

    def _show_nothing(self, state: FieldState) -> None:
        words = ""
        if not state.text:
            words = texts.EgovPage.NOT_SAVED if state.is_attachment else _SAYS.NO_VALUE_LONG
        self.nothing.set("caution" if state.entry.missing or state.is_attachment else "info", words)
        button = self.nothing.findChild(Button, "write")
        assert isinstance(button, Button)
        button.setText(texts.EgovPage.TO_DOCUMENTS if state.is_attachment else _SAYS.WRITE)
        button.setVisible(state.is_attachment or state.place is not None)
        button.setAccessibleName(f"{state.field.label} {button.text()}")

    def _show_question(self, *, asking: bool) -> None:
        has_actions = self.state is not None and bool(self.state.text or self.state.done)
        self.presses.setVisible(has_actions and not asking)
        self.question.setVisible(asking)

    def _show_buttons(self, state: FieldState) -> None:
        label = state.field.label
        self.copy.setVisible(state.can_copy)
        self.copy.setAccessibleName(texts.EgovPage.COPY_OF.format(label=label))
        self.copy.setAccessibleDescription(state.text[:200])
        attach = state.is_attachment and state.is_to_do
        self.attached.setVisible(attach)
        self.enter.setVisible(state.can_copy or attach)
        words = _SAYS.CHOSEN if state.is_choice else _SAYS.TICK
        self.tick.setText(_SAYS.ATTACHED if state.is_attachment else words)
        self.tick.setAccessibleName(f"{label} {self.tick.text()}")
        self.tick.setChecked(state.done and not state.changed)
        self.tick.setVisible((bool(state.text) or state.done) and not attach)

    def _show_replaced(self, state: FieldState, *, again: bool) -> None:
        self.replaced.set_text(state.changes.calm)
        self.replaced.setVisible(bool(state.changes.calm))
        prepared = state.entry.prepared
        lines = [sentence(f) for f in prepared.findings if not f.is_open] if prepared else []
        self.details.set_text("\n".join(lines))
        self.more.setVisible(bool(lines))
        if again or not lines:
            self.details.hide()
            self.more.setText(_SAYS.MORE)

    def _tell_more(self) -> None:
        opens = self.details.isHidden()
        self.details.setVisible(opens)
        self.more.setText(_SAYS.LESS if opens else _SAYS.MORE)
        self.rearranged.emit()

    def _mend(self) -> None:
        if self.state is not None:
            self.mend_wanted.emit(self.state.changes.item if self.state.is_open else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pale ground and the bar that say where one is."""
        del event
        now, painter = roles(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(now.soft))
        painter.drawRoundedRect(self.rect(), 6, 6)
        painter.setBrush(QColor(now.accent))
        painter.drawRoundedRect(QRectF(0, 6, 4, self.height() - 12), 2, 2)
        painter.end()
