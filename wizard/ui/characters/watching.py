"""Watches the answer of a row that goes into e-Gov; makes the hint when there is a reason."""

from __future__ import annotations

from typing import Protocol, cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wizard.domain.case import Case, Place
from wizard.domain.form import EgovField, Item
from wizard.domain.replacements import MARK_PREFIX
from wizard.ui.characters.checking import Checking
from wizard.ui.characters.decisions import Decisions
from wizard.ui.characters.hint import CharacterHint
from wizard.ui.characters.looking import Ask, Look, fields_of
from wizard.ui.editors.base import Editor
from wizard.ui.scrolling import bring_into_view
from wizard.ui.session import Session

_PAUSE_MS = 120  # typing is followed, but never slowed down
_LAID_OUT_MS = 60
_LED_HERE = frozenset(
    {
        Qt.FocusReason.OtherFocusReason,
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
    }
)


class Row(Protocol):
    """What is needed of a `FieldRow`."""

    item: Item
    place: Place
    editor: Editor


def watch(row: QWidget, session: Session) -> Watch | None:
    """Return what watches a `FieldRow`, None when its answer does not go into e-Gov as typed."""
    asks = cast("Row", row)
    if session.safe is None or asks.place.owner:
        return None
    fields = fields_of(session.form, asks.item)
    return Watch(row, asks, session, fields) if fields else None


class Watch(QObject):
    """Has the text looked at a moment after it changed, and shows what was found.

    Args:
        row: the widget below whose editor the hint stands.
        asks: the same, as one that asks an item.
        session: the open case.
        fields: the fields of e-Gov that the answer goes into.

    Attributes:
        hint: None as long as nothing was ever to be said.
    """

    def __init__(
        self, row: QWidget, asks: Row, session: Session, fields: tuple[EgovField, ...]
    ) -> None:
        super().__init__(row)
        self.hint: CharacterHint | None = None
        self._row, self._editor = row, asks.editor
        self._place, self._item = asks.place, asks.item
        self._session, self._fields = session, fields
        self._items = frozenset(item for field in fields for item in field.items)
        self._asked: Ask | None = None
        self._led_here = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.look)
        asks.editor.input.installEventFilter(self)
        session.answer_changed.connect(self._answer_changed)
        session.mark_changed.connect(self._mark_changed)
        session.reset.connect(self._timer.start)
        session.wishes.changed.connect(self._timer.start)
        if session.case.text(asks.item.id):
            self._timer.start()  # when the page is shown

    def look(self) -> None:
        """Have the answer looked at as it is now."""
        self._timer.stop()
        session, case = self._session, self._session.case
        answer = case.answers.get(self._place.item)
        text = answer.text if answer is not None and answer.state is None else ""
        if not text:
            self._asked = None
            self._show(Look())
            return
        assert session.safe is not None
        self._asked = Ask(
            session.form,
            Case(dict(case.answers), (), (), dict(case.marks), case.number),
            self._item,
            text,
            self._fields,
            session.wishes.settings.limits,
            session.safe,
        )
        Checking.of(session).look(self, self._asked)

    def answer(self, ask: Ask, look: Look) -> None:
        """Show what was found, unless the text is another one by now."""
        if ask is self._asked:
            self._show(look)

    def wait(self, ask: Ask) -> None:
        """Say that a long text is being looked at."""
        if ask is self._asked:
            self._made().show_waiting()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that the keyboard was led here, from another page or by Tab."""
        if event.type() == QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
            self._led_here = event.reason() in _LED_HERE
            QTimer.singleShot(_LAID_OUT_MS, self, self._bring_into_view)
        return super().eventFilter(watched, event)

    def _show(self, look: Look) -> None:
        if self.hint is None and look.says_nothing:
            return
        hint = self._made()
        was_hidden = hint.isHidden()
        hint.show_look(look)
        if was_hidden and not hint.isHidden():
            QTimer.singleShot(_LAID_OUT_MS, self, self._bring_into_view)

    def _made(self) -> CharacterHint:
        if self.hint is None:
            field = self._fields[0]
            self.hint = CharacterHint(Decisions(self._session, self._item, field), self._row)
            column = self._row.layout()
            assert isinstance(column, QVBoxLayout)
            column.insertWidget(column.count() - 1, self.hint)  # above the source
        return self.hint

    def _bring_into_view(self) -> None:
        """Show the hint with the field where somebody types, or was led to decide."""
        hint = self.hint
        # Under a long text the line that is being written must not be scrolled away.
        may = self._led_here or self._item.type != "long_text"
        if hint is not None and may and hint.isVisible() and self._editor.input.hasFocus():
            bring_into_view(hint, 8)

    def _answer_changed(self, place: object) -> None:
        if isinstance(place, Place) and place.item in self._items:
            if place == self._place:
                self._led_here = False
                self._asked = None  # what is being looked at is old
            self._timer.start()

    def _mark_changed(self, name: str) -> None:
        if name.startswith(MARK_PREFIX) and self._asked is not None:
            self.look()
