"""Whether the answers changed since the 申出書 was saved or printed, and saying so calmly."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2s

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from wizard import texts
from wizard.domain.case import Case, Place
from wizard.domain.explanation import Explained
from wizard.domain.fingerprint import fingerprint, printed_items
from wizard.domain.form import Form
from wizard.domain.replacements import MARK_PREFIX
from wizard.ui.files import saved_statement
from wizard.ui.session import Session
from wizard.ui.snapshot import snapshot
from wizard.ui.widgets import Message

SAVED_OF = "made_of:file"  # fingerprint of the case when the 申出書 was last saved …
PRINTED_OF = "made_of:paper"  # … and when it was last printed
_WITH_NOTES = "+notes"
_PAUSE_MS = 400
# More than that is read on another thread: orders, or characters of all answers together. A
# character that was never met before costs some ten microseconds.
_MANY = 300
_LONG = 1_000


def made_of(form: Form, case: Case, *, with_notes: bool, explained: Explained | None = None) -> str:
    """Return what the marks keep: the fingerprint, and whether the notes belong to it.

    What the 申出書 explains about e-Gov's characters counts only when there is something.
    """
    print_of = fingerprint(form, case, with_notes=with_notes)
    if explained is not None and explained != Explained():
        written = repr(explained).encode("utf-8", "surrogatepass")
        print_of += "+" + blake2s(written, digest_size=12).hexdigest()
    return print_of + _WITH_NOTES if with_notes else print_of


def _has_notes(mark: str) -> bool:
    return mark.endswith(_WITH_NOTES)


class Freshness(QObject):
    """Looks whether what was made is still what the case says.

    Nothing is read until `look` is called, nothing again while the answers stand still, and
    a long reading is done on another thread: of many orders or of long answers, or the first that
    needs the tables of characters.

    Args:
        session: the open case.
        explain: returns what the 申出書 explains about e-Gov's fields; None for nothing.

    Signals:
        looked: `saved_is_old` and `printed_is_old` are as of now.
    """

    looked = Signal()
    _found = Signal(int, object)

    def __init__(
        self,
        session: Session,
        parent: QObject | None = None,
        *,
        explain: Callable[[Case], Explained] | None = None,
    ) -> None:
        super().__init__(parent)
        self.saved_is_old = False
        self.printed_is_old = False
        self._session = session
        self._explain = explain
        self._items = printed_items(session.form)
        if explain is not None:
            # Any answer may stand in the text that goes to e-Gov.
            self._items |= frozenset(session.form.items)
        self._revision = 0
        self._busy = False
        self._known: dict[bool, str] = {}  # with notes or not: what the case is now
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.look)
        self._found.connect(self._take)
        session.answer_changed.connect(self._answer_changed)
        session.records_changed.connect(self._changed)
        session.reset.connect(self._changed)
        session.mark_changed.connect(self._mark_changed)
        if explain is not None:
            # Own replacements, or how long a field of e-Gov may be.
            session.wishes.written_changed.connect(self._changed)

    def look(self) -> None:
        """Look now; `looked` follows, at once or a moment later."""
        wanted = {_has_notes(mark) for mark in self._marks() if mark} - set(self._known)
        if not wanted:
            self._tell()
        elif not self._busy:
            self._read(wanted)

    def look_soon(self) -> None:
        """Look when the changes pause."""
        self._timer.start()

    def _marks(self) -> tuple[str, str]:
        case = self._session.case
        saved = case.marks.get(SAVED_OF, "") if saved_statement(case) is not None else ""
        return saved, case.marks.get(PRINTED_OF, "")

    def _read(self, wanted: set[bool]) -> None:
        form, revision, case = self._session.form, self._revision, self._session.case
        if self._is_quick(case):
            self._take(revision, self._made_of(form, case, wanted))
            return
        self._busy = True
        copy = snapshot(case)

        def work() -> None:
            found = self._made_of(form, copy, wanted)
            with suppress(RuntimeError):  # the window is gone
                self._found.emit(revision, found)

        threading.Thread(target=work, name="freshness", daemon=True).start()

    def _is_quick(self, case: Case) -> bool:
        safe = self._session.safe
        if len(case.orders) > _MANY or (self._explain and safe and not safe.is_ready):
            return False
        if self._explain is None:
            return True
        lines = [line.answers for order in case.orders for line in order.lines]
        groups = [case.answers, *(order.answers for order in case.orders), *lines]
        return sum(len(answer.text) for group in groups for answer in group.values()) <= _LONG

    def _made_of(self, form: Form, case: Case, wanted: set[bool]) -> dict[bool, str]:
        explained = None if self._explain is None else self._explain(case)
        return {
            notes: made_of(form, case, with_notes=notes, explained=explained) for notes in wanted
        }

    def _take(self, revision: int, found: dict[bool, str]) -> None:
        self._busy = False
        if revision == self._revision:
            self._known.update(found)
            self._tell()
        else:
            self._timer.start()

    def _tell(self) -> None:
        saved, printed = (
            bool(mark) and self._known.get(_has_notes(mark), mark) != mark for mark in self._marks()
        )
        self.saved_is_old, self.printed_is_old = saved, printed
        self.looked.emit()

    def _answer_changed(self, place: object) -> None:
        if isinstance(place, Place) and place.item in self._items:
            self._changed()

    def _changed(self, _what: object = None) -> None:
        self._revision += 1
        self._known.clear()

    def _mark_changed(self, name: str) -> None:
        if name.startswith(MARK_PREFIX):
            self._changed()
        if name in (SAVED_OF, PRINTED_OF):
            self.look()


class FreshnessNotice(Message):
    """Says that what was made is no longer what the case says; hidden while it is.

    Args:
        session: the open case.
        parent: where it stands; it looks only while that is visible.
        explain: as `Freshness` has it.
        papers: True to speak of printed sheets too, where no file was saved or it is fine.
    """

    def __init__(
        self,
        session: Session,
        parent: QWidget,
        *,
        explain: Callable[[Case], Explained],
        papers: bool,
    ) -> None:
        super().__init__("caution", "", parent, boxed=True)
        self.setObjectName("statement_is_old")
        self.freshness = Freshness(session, self, explain=explain)
        self._page, self._papers = parent, papers
        self.freshness.looked.connect(self._show)
        for signal in (session.answer_changed, session.records_changed):
            signal.connect(self._follow)
        session.reset.connect(self._follow)
        session.wishes.written_changed.connect(self._follow)

    def look(self) -> None:
        """Look now (the page was entered)."""
        self.freshness.look()

    def _follow(self, _what: object = None) -> None:
        if self._page.isVisible():
            self.freshness.look_soon()

    def _show(self) -> None:
        words = ""
        if self.freshness.saved_is_old:
            words = texts.Documents.SAVED_IS_OLD
        elif self.freshness.printed_is_old and self._papers:
            words = texts.Documents.PRINTED_IS_OLD
        self.set("caution", words)
