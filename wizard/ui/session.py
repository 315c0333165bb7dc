"""The open case as the window sees it: every change goes through here, once.

A change is applied to the case in memory, handed to the saver (which writes it on its own
thread), remembered for undo, and announced by a signal. Pages never touch the case directly.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from wizard.domain.case import TYPED, Answer, AnswerState, Case, Place, Source
from wizard.domain.changes import (
    Act,
    Change,
    Group,
    History,
    Insert,
    Move,
    Remove,
    SetAnswer,
    SetMark,
)
from wizard.domain.checks import Checker
from wizard.domain.derived import following_changes
from wizard.domain.form import Form
from wizard.domain.hidden_cards import hide_in_answer
from wizard.domain.offices import in_known_words
from wizard.domain.safe_texts import SafeTexts
from wizard.ui.wishes import Wishes


class Saver(Protocol):
    """What the session needs of the thing that writes: never blocks, keeps the order."""

    def submit(self, changes: Sequence[Change]) -> None:
        """Queue changes to be written durably as one transaction."""


class Session(QObject):
    """The open case, its undo history and its announcements.

    Args:
        form: the loaded definitions.
        case: the case as read from its file.
        saver: receives every change.
        clock: returns the current aware time in Asia/Tokyo.
        new_key: returns a fresh key for an order, line or note.
        safe: makes texts safe for e-Gov; without it no field tells of refused characters.
        wishes: what the person decided for all cases; its own by default.

    Attributes:
        step: id of the step that is shown; undo leads back to it.
        beside: what lives as long as the open case and is not part of it, by name.
        checker: finds problems and states of steps; keep to this one, it remembers.
    """

    answer_changed = Signal(object)  # Place
    records_changed = Signal(object)  # Group: something was inserted, removed or moved
    record_inserted = Signal(object, int)  # Group, index (orders and notes only)
    record_removed = Signal(object, int)
    mark_changed = Signal(str)
    card_hidden = Signal(object)  # Place: digits of a card number were hidden there
    history_changed = Signal()
    closing = Signal()  # the case is about to be closed; windows of it close
    reset = Signal()  # many things changed at once: read everything again

    def __init__(
        self,
        form: Form,
        case: Case,
        saver: Saver,
        clock: Callable[[], datetime],
        new_key: Callable[[], str],
        parent: QObject | None = None,
        *,
        safe: SafeTexts | None = None,
        wishes: Wishes | None = None,
    ) -> None:
        super().__init__(parent)
        self.safe = safe
        self.wishes = wishes or Wishes(parent=self)
        self.form = form
        self.case = case
        self.clock = clock
        self.new_key = new_key
        self.step = ""
        self.beside: dict[str, object] = {}
        self.checker = Checker(form)
        self._saver = saver
        self._history = History()

    def set_text(self, place: Place, text: str, source: Source = TYPED, original: str = "") -> None:
        """Put a text at a place as the person typed it; an empty text removes the answer.

        A card number never gets as far as the case: see `set_answer`. An entry of a list for
        which the person knows e-Gov's words comes in those (`wizard.domain.offices`).
        """
        if not original:
            labels = self.wishes.settings.labels
            text, original = in_known_words(self.form.item(place.item), text, labels)
        before = self.case.answer(place)
        if before is not None and before.state is None and before.text == text:
            return
        after = (
            Answer(text, source=source, changed_at=self.clock(), original=original)
            if text
            else None
        )
        self.set_answer(place, after, joins=True)

    def set_state(self, place: Place, state: AnswerState | None, holder: str = "") -> None:
        """Put a state at a place, keeping the typed text beside it; None goes back to the text."""
        before = self.case.answer(place)
        text = before.text if before is not None else ""
        after: Answer | None = Answer(text, state, holder, changed_at=self.clock())
        if state is None and not text:
            after = None
        self.set_answer(place, after)

    def set_answer(self, place: Place, after: Answer | None, *, joins: bool = False) -> None:
        """Put a whole answer at a place.

        A complete card number of usual length is hidden before anything keeps it, and
        `card_hidden` is announced; other lengths wait for `hide_card_numbers`.
        """
        self._set_answer(place, after, joins=joins, typing=True)

    def hide_card_numbers(self, place: Place) -> None:
        """Hide card numbers of every length at a place that the person has left."""
        before = self.case.answer(place)
        if before is not None:
            self._set_answer(place, before, joins=True, typing=False)

    def _set_answer(self, place: Place, after: Answer | None, *, joins: bool, typing: bool) -> None:
        item = self.form.item(place.item)
        before = self.case.answer(place)
        kept = None if after is None else hide_in_answer(item, after, typing=typing)
        if before != kept:
            # Undo must not bring back a number that is hidden now.
            past = None if before is None else hide_in_answer(item, before, typing=typing)
            labels = self.wishes.settings.labels
            follow = following_changes(self.form, self.case, place, kept, self.clock(), labels)
            act = Act(item.label, (SetAnswer(place, past, kept), *follow), self.step)
            self.do(act, joins=joins)
        if kept is not after:
            self.card_hidden.emit(place)

    def do(self, act: Act, *, joins: bool = False) -> None:
        """Carry out an act, save it, remember it for undo and announce it."""
        if not act.changes:
            return
        self._carry_out(act)
        self._history.record(act, joins=joins)
        self.history_changed.emit()

    def set_mark(self, name: str, value: str | None) -> None:
        """Remember something that is not an answer; not part of undo."""
        before = self.case.marks.get(name)
        if before == value:
            return
        self._carry_out(Act("", (SetMark(name, before, value),)))

    def set_marks(self, marks: Mapping[str, str | None]) -> None:
        """Set or remove (None) several marks, saved together; not part of undo."""
        before = self.case.marks
        changes = [
            SetMark(name, before.get(name), value)
            for name, value in marks.items()
            if before.get(name) != value
        ]
        if changes:
            self._carry_out(Act("", tuple(changes)))

    def refresh_written(self, place: Place, after: Answer) -> None:
        """Renew a text that a template wrote; not part of undo, as the answers behind it are."""
        before = self.case.answer(place)
        if before is None or before.text != after.text or before.source != after.source:
            self._carry_out(Act("", (SetAnswer(place, before, after),)))

    def undo(self) -> str | None:
        """Take the newest act back; return the id of the step it was done on, or None."""
        return self._replay(self._history.undo())

    def redo(self) -> str | None:
        """Carry the newest undone act out again; return its step id, or None."""
        return self._replay(self._history.redo())

    @property
    def undo_label(self) -> str:
        """Return what undo would take back, empty when there is nothing."""
        return self._history.done[-1].label if self._history.done else ""

    @property
    def redo_label(self) -> str:
        """Return what redo would carry out again, empty when there is nothing."""
        return self._history.undone[-1].label if self._history.undone else ""

    def _replay(self, act: Act | None) -> str | None:
        if act is None:
            return None
        self._carry_out(act)
        self.history_changed.emit()
        return act.step

    def _carry_out(self, act: Act) -> None:
        for change in act.changes:
            self.case.apply(change)
        self._saver.submit(act.changes)
        if len(act.changes) > 20:
            self.reset.emit()
            return
        for change in act.changes:
            self._announce(change)

    def _announce(self, change: Change) -> None:
        if isinstance(change, SetAnswer):
            self.answer_changed.emit(change.place)
        elif isinstance(change, SetMark):
            self.mark_changed.emit(change.name)
        elif isinstance(change, Insert):
            if change.group is not Group.LINES:
                self.record_inserted.emit(change.group, change.index)
            self.records_changed.emit(change.group)
        elif isinstance(change, Remove):
            if change.group is not Group.LINES:
                self.record_removed.emit(change.group, change.index)
            self.records_changed.emit(change.group)
        elif isinstance(change, Move):
            self.records_changed.emit(change.group)
