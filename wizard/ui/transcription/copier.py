"""What is copied into e-Gov: the texts, what was copied already, what comes next.

The page and the small window both show one of these and press its buttons. Progress is kept
in the marks of the case, so an interruption costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from wizard.domain.case import Place
from wizard.domain.safe_texts import SafeTexts
from wizard.output.copy_text import ATTACHMENT, EgovEntry, egov_entries
from wizard.ui.clipboard import empty_if_holds
from wizard.ui.files import attachments_of
from wizard.ui.freshness import SAVED_OF
from wizard.ui.narrative_keeper import CONTENT, NarrativeKeeper, digest
from wizard.ui.pages.egov_changes import changes, targets, wrong_with
from wizard.ui.session import Session
from wizard.ui.transcription.field_state import FieldState, Outcome

COPIED = "copied:"
COPIED_TEXT = "copied_text:"  # fingerprint of what was copied, to notice a later change
# Marks that say nothing about the fields: where the person is, what was seen.
_OTHER_MARKS = ("page", "seen:", "card:")
_PAUSE_MS = 50


class Copier(QObject):
    """The fields in e-Gov's order, and everything one does with them.

    Nothing is read while nobody looks: what shows the fields calls `refresh` when it is told
    `went_stale`, and draws on `refreshed`.

    Args:
        session: the open case.
        safe: makes the texts safe.
        narrative: keeps 具体的な内容 written.

    Attributes:
        states: by field id, as of the last `refresh`.

    Signals:
        went_stale: something changed, a moment ago.
        refreshed: `states` are new.
    """

    went_stale = Signal()
    refreshed = Signal()

    def __init__(
        self,
        session: Session,
        safe: SafeTexts,
        narrative: NarrativeKeeper,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.states: dict[str, FieldState] = {}
        self._session, self._safe, self._narrative = session, safe, narrative
        self._items = frozenset(i for field in session.form.egov for i in field.items)
        self._stale = True
        self._ours: set[str] = set()  # what may be on the clipboard
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
        if not self._is_written(field_id):
            return Outcome.WRITING
        self.refresh(again=True)  # from the case as it is at this moment
        state = self.states[field_id]
        if not state.can_copy:
            return Outcome.NOTHING
        if state.is_open and not with_open:
            return Outcome.OPEN
        # Whatever wrote it (a rule, words of a list, a short version): through the gate again.
        text = self._safe.gate.clean(state.text).text
        if not put(text):
            return Outcome.HELD
        self.note_copied(text)
        self._tick({COPIED + field_id: "1", COPIED_TEXT + field_id: self._print_of(state.entry)})
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
        """Know a further text of ours on the clipboard (the path of a file, a marked part)."""
        self._ours.add(text)

    def empty_clipboard(self) -> bool:
        """Empty the clipboard when it still has something of ours; return whether it did."""
        ours, self._ours = self._ours, set()
        return empty_if_holds(*ours)

    # --- inside -------------------------------------------------------------------------------
    def _is_written(self, field_id: str) -> bool:
        """Have 具体的な内容 follow the answers first; False while another thread is at it."""
        items = next(field.items for field in self._session.form.egov if field.id == field_id)
        if CONTENT.item not in items or self._narrative.is_edited:
            return True
        self._narrative.refresh()
        return not self._narrative.is_writing

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
