"""What is copied into e-Gov: the texts, what was copied already, what comes next.

The page and the small window both show one of these and press its buttons. Progress is kept
in the marks of the case, so an interruption costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from wizard.domain.case import Place
from wizard.domain.form import EgovField
from wizard.domain.safe_texts import SafeTexts
from wizard.output.copy_text import ATTACHMENT, EgovEntry, egov_entries
from wizard.ui.clipboard import empty_if_holds
from wizard.ui.files import attachments_of
from wizard.ui.freshness import SAVED_OF
from wizard.ui.narrative_keeper import digest
from wizard.ui.pages.egov_changes import Changes, changes, targets, wrong_with
from wizard.ui.session import Session

COPIED = "copied:"
COPIED_TEXT = "copied_text:"  # fingerprint of what was copied, to notice a later change
CHOICE = "choice"
# Marks that say nothing about the fields: where the person is, what was seen.
_OTHER_MARKS = ("page", "seen:", "card:")
_PAUSE_MS = 50


class Outcome(StrEnum):
    """What became of the wish to copy a field."""

    COPIED = "copied"
    NOTHING = "nothing"  # there is no text
    OPEN = "open"  # 〓 is left in it; the person has to say that it is meant
    HELD = "held"  # another program holds the clipboard


@dataclass(frozen=True, slots=True)
class FieldState:
    """A field of e-Gov as the case has it now.

    Attributes:
        entry: the text and where it comes from.
        changes: what is said about the text.
        wrong: what is wrong with the answers behind it, empty when nothing.
        place: where the value is asked (wrong ones first), None when nowhere.
        done: it was copied or ticked.
        changed: it was, and is another text since.
        limit: how many characters the person saw the field take, 0 when none was told.
    """

    entry: EgovEntry
    changes: Changes
    wrong: str
    place: Place | None
    done: bool
    changed: bool
    limit: int

    @property
    def field(self) -> EgovField:
        """Return the field."""
        return self.entry.field

    @property
    def id(self) -> str:
        """Return the field's id."""
        return self.entry.field.id

    @property
    def text(self) -> str:
        """Return what is copied, or the names of the attachments."""
        return self.entry.text

    @property
    def is_attachment(self) -> bool:
        """Return whether files go into the field."""
        return self.field.kind == ATTACHMENT

    @property
    def is_choice(self) -> bool:
        """Return whether the value is chosen from a list of e-Gov's."""
        return self.field.kind == CHOICE

    @property
    def can_copy(self) -> bool:
        """Return whether there is something to put on the clipboard."""
        return bool(self.text) and not self.is_attachment

    @property
    def is_open(self) -> bool:
        """Return whether a 〓 stands in the text."""
        return self.entry.prepared is not None and self.entry.prepared.is_open

    @property
    def is_shortened(self) -> bool:
        """Return whether a short version of a longer text is copied."""
        prepared = self.entry.prepared
        return prepared is not None and prepared.text is not prepared.whole

    @property
    def is_to_do(self) -> bool:
        """Return whether it has still to be copied, or once more."""
        return bool(self.text) and (not self.done or self.changed)


class Copier(QObject):
    """The fields in e-Gov's order, and everything one does with them.

    Nothing is read while nobody looks: what shows the fields calls `refresh` when it is told
    `went_stale`, and draws on `refreshed`.

    Args:
        session: the open case.
        safe: makes the texts safe.

    Attributes:
        states: by field id, as of the last `refresh`.

    Signals:
        went_stale: something changed, a moment ago.
        refreshed: `states` are new.
        reading: a field's text is about to be read for copying (its id).
    """

    went_stale = Signal()
    refreshed = Signal()
    reading = Signal(str)

    def __init__(self, session: Session, safe: SafeTexts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.states: dict[str, FieldState] = {}
        self._session, self._safe = session, safe
        self._items = frozenset(i for field in session.form.egov for i in field.items)
        self._stale = True
        self._on_clipboard = ""
        self._last: list[str] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.went_stale)
        session.answer_changed.connect(self._answer_changed)
        session.mark_changed.connect(self._mark_changed)
        session.reset.connect(self._changed)
        session.wishes.changed.connect(self._changed)

    # --- as it is now -------------------------------------------------------------------------
    def refresh(self, *, again: bool = False) -> None:
        """Read the case when it changed since; `again`: in any case (files may have gone)."""
        if not self._stale and not again:
            return
        self._stale = False
        self._timer.stop()
        session = self._session
        entries = egov_entries(session.form, session.case, self._safe, attachments_of(session.case))
        self.states = {entry.field.id: self._state(entry) for entry in entries}
        self.refreshed.emit()

    @property
    def to_do(self) -> list[FieldState]:
        """Return every field that has a text or files, copied or not."""
        return [state for state in self.states.values() if state.text]

    @property
    def done_count(self) -> int:
        """Return how many of them are copied as they are now."""
        return sum(not state.is_to_do for state in self.to_do)

    @property
    def missing(self) -> list[FieldState]:
        """Return the fields that e-Gov asks for and that have nothing."""
        return [state for state in self.states.values() if state.entry.missing]

    def next_after(self, field_id: str = "") -> str:
        """Return the next field to copy after one, else the first; empty when all are copied."""
        ids = list(self.states)
        at = ids.index(field_id) + 1 if field_id in self.states else 0
        return next((i for i in ids[at:] + ids[:at] if self.states[i].is_to_do), "")

    # --- doing --------------------------------------------------------------------------------
    def copy(
        self, field_id: str, put: Callable[[str], bool], *, with_open: bool = False
    ) -> Outcome:
        """Put exactly the field's safe text on the clipboard, and tick it.

        Args:
            field_id: of the field.
            put: puts text on the clipboard; False when it could not.
            with_open: the person knows that 〓 stands in it.
        """
        self.reading.emit(field_id)
        self.refresh(again=True)  # from the case as it is at this moment
        state = self.states[field_id]
        if not state.can_copy:
            return Outcome.NOTHING
        if state.is_open and not with_open:
            return Outcome.OPEN
        text = self._safe.gate.clean(state.text).text  # and through the gate again
        if not put(text):
            return Outcome.HELD
        self.note_copied(text)
        self._tick({COPIED + field_id: "1", COPIED_TEXT + field_id: digest(text)})
        self._remember(field_id)
        return Outcome.COPIED

    def tick(self, field_id: str, on: bool) -> None:
        """Tick a field by hand, or remove its tick."""
        self.refresh()
        print_of = self._print_of(self.states[field_id].entry)
        self._tick(
            {
                COPIED + field_id: "1" if on else None,
                COPIED_TEXT + field_id: print_of if on else None,
            }
        )
        if on:
            self._remember(field_id)

    def untick_last(self) -> str:
        """Take the tick made last away; return the field's id, empty when there is none."""
        while self._last:
            field_id = self._last.pop()
            if COPIED + field_id in self._session.case.marks:
                self.tick(field_id, on=False)
                return field_id
        return ""

    @property
    def can_untick(self) -> bool:
        """Return whether there is a tick to take away, made since the case was opened."""
        marks = self._session.case.marks
        return any(COPIED + field_id in marks for field_id in self._last)

    def reset(self) -> None:
        """Remove every tick."""
        marks = self._session.case.marks
        self._tick(dict.fromkeys(n for n in marks if n.startswith((COPIED, COPIED_TEXT))))

    def note_copied(self, text: str) -> None:
        """Know a further text of ours on the clipboard (the path of a file)."""
        self._on_clipboard = text

    def empty_clipboard(self) -> bool:
        """Empty the clipboard when it still has what was copied last; return whether it did."""
        text, self._on_clipboard = self._on_clipboard, ""
        return empty_if_holds(text)

    # --- inside -------------------------------------------------------------------------------
    def _state(self, entry: EgovEntry) -> FieldState:
        form, case, field = self._session.form, self._session.case, entry.field
        copied = case.marks.get(COPIED_TEXT + field.id)
        done = COPIED + field.id in case.marks
        wrong = [wrong_with(form.item(item_id), case) for item_id in field.items]
        return FieldState(
            entry,
            changes(form, case, self._safe, entry),
            "\n".join(filter(None, wrong)),
            next(iter(targets(form, case, field)), None),
            done,
            done and copied not in (None, self._print_of(entry)),
            self._session.wishes.settings.limits.get(field.id, 0),
        )

    def _print_of(self, entry: EgovEntry) -> str:
        if entry.field.kind != ATTACHMENT:
            return digest(entry.text)
        # A PDF saved anew under the same name has to be attached anew.
        return digest(f"{entry.text}\n{self._session.case.marks.get(SAVED_OF, '')}")

    def _tick(self, marks: dict[str, str | None]) -> None:
        self._session.set_marks(marks)
        self.refresh(again=True)

    def _remember(self, field_id: str) -> None:
        self._last = [known for known in self._last if known != field_id] + [field_id]

    def _answer_changed(self, place: object) -> None:
        if isinstance(place, Place) and place.item in self._items:
            self._changed()

    def _mark_changed(self, name: str) -> None:
        if not name.startswith(_OTHER_MARKS):
            self._changed()

    def _changed(self) -> None:
        self._stale = True
        self._timer.start()
