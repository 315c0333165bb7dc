"""One field of the e-Gov screen: its value, a button that copies it, and a tick."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from wizard import texts
from wizard.domain.field_words import hint_of
from wizard.domain.form import EgovField
from wizard.ui.choices.badge import tell_words
from wizard.ui.marks import Tick
from wizard.ui.style import roles, sp
from wizard.ui.transcription.field_state import FieldState
from wizard.ui.transcription.limit_box import LimitBox
from wizard.ui.widgets import Button, Message, Text, set_look

_LONG = 160  # characters; a longer value is cut on screen, never on the clipboard


class CopyButton(Button):
    """A button that Enter presses too, so that one key copies field after field."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button, once for each time it is pressed; Qt does so for Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)


class EgovRow(QWidget):
    """One field in e-Gov's order.

    Signals:
        copy_wanted: the field's id.
        ticked: the field's id and whether it is ticked now, by the person.
        jump_wanted: the field's id; the person wishes to go where the value is asked.
        mend_wanted: the id of the item whose text cannot be copied as it should.
        limited: the field's id and how many characters it takes, None to forget it.
    """

    copy_wanted = Signal(str)
    ticked = Signal(str, bool)
    jump_wanted = Signal(str)
    mend_wanted = Signal(str)
    limited = Signal(str, object)

    def __init__(self, field: EgovField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.text = ""
        self.done = False
        self.is_next = False
        self.is_last = False  # of its card: no line below
        self._missing = False
        self._mend = ""
        self._wrong = ""
        self._shown: tuple[object, object] | None = None
        self._state: tuple[object, ...] = ()
        self.setObjectName(f"egov:{field.id}")
        self.setAccessibleName(field.label)
        self._build()

    @property
    def can_copy(self) -> bool:
        """Return True when there is something to put on the clipboard."""
        return bool(self.text) and self.field.kind != "attachment"

    # --- building -----------------------------------------------------------------------------
    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(6)
        layout.addLayout(self._make_head())
        self.value = Text("", "body")
        self.value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(self.value)
        self.changes = Text("", "help")
        self.changes.setObjectName(f"changes:{self.field.id}")
        self.changes.hide()
        layout.addWidget(self.changes)
        self.hint = Text(hint_of(self.field), "help")
        if not self.hint.plain:
            self.hint.hide()  # showing it before it has a parent would open a window
        layout.addWidget(self.hint)
        self.caution = Message("caution", "", self)
        self.caution.setObjectName(f"caution:{self.field.id}")
        self.mend = Button(texts.EgovPage.CHANGE, "link", "pencil")
        self.mend.setObjectName(f"mend:{self.field.id}")
        self.mend.setAccessibleName(texts.EgovPage.MEND_OF.format(label=self.field.label))
        self.mend.clicked.connect(lambda: self.mend_wanted.emit(self._mend))
        self.caution.row.addWidget(self.mend)
        layout.addWidget(self.caution)
        self.note = Message("caution", "", self)
        layout.addWidget(self.note)
        self.limit: LimitBox | None = None
        if self.field.kind == "text":
            self.limit = LimitBox(self.field.label)
            self.limit.limited.connect(lambda longest: self.limited.emit(self.field.id, longest))
            self.limit.left.connect(self.copy.setFocus)
            layout.addWidget(self.limit)

    def _make_head(self) -> QHBoxLayout:
        field = self.field
        head = QHBoxLayout()
        head.setSpacing(8)
        self.tick = Tick()
        self.tick.setObjectName(f"copied:{field.id}")
        self.tick.setAccessibleName(texts.EgovPage.TICK_OF.format(label=field.label))
        self.tick.setToolTip(texts.EgovPage.TICK_OF.format(label=field.label))
        self.tick.clicked.connect(lambda on: self.ticked.emit(field.id, on))
        self.arrow = QLabel(texts.EgovPage.NEXT_MARK)
        self.arrow.setProperty("kind", "state")
        self.arrow.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.arrow.setVisible(False)
        head.addWidget(self.tick)
        label = Text(field.label, "label")
        label.setWordWrap(False)
        label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        head.addWidget(label)
        if field.required:
            head.addWidget(mark(texts.EgovPage.REQUIRED, "egov"))
        self.unconfirmed = mark(texts.UNCONFIRMED, "later")
        self.unconfirmed.setToolTip(texts.EgovPage.UNCONFIRMED_HINT)
        self.unconfirmed.setAccessibleDescription(texts.EgovPage.UNCONFIRMED_HINT)
        if field.confirmed:
            self.unconfirmed.hide()
        head.addWidget(self.unconfirmed)
        head.addWidget(self.arrow)
        head.addStretch(1)
        icon_name = "file-text" if field.kind == "attachment" else "pencil"
        self.jump = Button("", "link", icon_name, lambda: self.jump_wanted.emit(field.id))
        self.jump.setObjectName(f"jump:{field.id}")
        head.addWidget(self.jump)
        self.copy = CopyButton(texts.EgovPage.COPY, "plain", "copy")
        self.copy.clicked.connect(lambda: self.copy_wanted.emit(field.id))
        self.copy.setObjectName(f"copy:{field.id}")
        self.copy.setAccessibleName(texts.EgovPage.COPY_OF.format(label=field.label))
        self.copy.setMinimumWidth(sp(96))
        if field.kind == "attachment":
            self.copy.hide()
        head.addWidget(self.copy)
        return head

    # --- showing ------------------------------------------------------------------------------
    def show_field(self, state: FieldState, jump: str) -> None:
        """Show the field as the case has it now; its tick follows with `show_state`.

        Args:
            state: of the field.
            jump: words of the button that leads to where it is asked; empty for no button.
        """
        text = self.text = state.text
        missing = state.entry.missing or (state.is_attachment and not text)
        cut = text if len(text) <= _LONG else text[:_LONG].rstrip() + texts.EgovPage.CUT
        asking = self.limit is not None and self.limit.is_asking
        shown = (cut, missing, jump, state.wrong, state.changes, state.limit, asking)
        words = (state.is_shortened, state.entry.confirmed, state.entry.own_words)
        if (shown, words) == self._shown:
            return  # laying out a page of rows takes longer than a key may
        self._shown = shown, words
        self.value.set_text(cut or (texts.EgovPage.NOTHING if not missing else ""))
        self.value.setVisible(not missing)
        set_look(self.value, "kind", "body" if text else "help")
        self.copy.setEnabled(self.can_copy)
        self.jump.setText(jump)
        self.jump.setAccessibleName(f"{self.field.label} {jump}")
        self.jump.setVisible(bool(jump))
        self._missing, self._wrong = missing, state.wrong
        tell_words(self.unconfirmed, state.entry)
        self.changes.set_text(state.changes.calm)
        self.changes.setVisible(bool(state.changes.calm))
        self.caution.set("caution", state.changes.caution)
        self._mend = state.changes.item
        if self.limit is not None and not self.limit.is_asking:
            self.limit.show_limit(state.limit, shortened=state.is_shortened)

    def show_state(
        self,
        *,
        done: bool,
        changed: bool,
        is_next: bool,
        old: bool = False,
        writing: bool = False,
    ) -> None:
        """Show whether it was copied, whether it changed since, and whether it is the next one.

        Args:
            done: it was ticked.
            changed: its value is no longer the one that was copied.
            is_next: it is the next one to copy.
            old: the file it names is no longer what the case says.
            writing: it was to be copied, and is being written anew.
        """
        asking = self.limit is not None and self.limit.is_asking
        state = (done, changed, is_next, old, writing, asking, self._shown)
        if state == self._state:
            return
        self._state = state
        self.done = done
        self.is_next = is_next
        self.tick.setChecked(done)
        self.arrow.setVisible(is_next)
        self.copy.set_kind("primary" if is_next else "plain")
        if writing:
            self.note.set("info", texts.Transcription.WRITING)
        elif self._missing:
            attachment = self.field.kind == "attachment"
            words = texts.EgovPage.NOT_SAVED if attachment else texts.EgovPage.MISSING
            self.note.set("caution", words)
        elif self._wrong:
            self.note.set("caution", self._wrong)
        elif old:
            self.note.set("caution", texts.Documents.SAVED_IS_OLD)
        else:
            self.note.set("caution", texts.EgovPage.CHANGED if changed else "")
        if self.limit is not None:
            # A quiet offer under every row would be noise.
            offered = is_next or self.field.rule.multiline or bool(self.limit.known.plain)
            self.limit.setVisible(bool(self.text) and (offered or self.limit.is_asking))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pale ground of the next field, or the hairline below the others."""
        del event
        now = roles()
        painter = QPainter(self)
        if self.is_next:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(now.soft))
            painter.drawRoundedRect(self.rect(), 6, 6)
            painter.setBrush(QColor(now.accent))
            painter.drawRoundedRect(QRectF(0, 6, 4, self.height() - 12), 2, 2)
        elif not self.is_last:
            painter.setPen(QColor(now.hairline))
            painter.drawLine(16, self.height() - 1, self.width() - 16, self.height() - 1)
        painter.end()


def mark(words: str, badge: str) -> QLabel:
    """Return words in a small frame (style.qss), e.g. 「必須」."""
    label = QLabel(words)
    label.setProperty("badge", badge)
    label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return label
