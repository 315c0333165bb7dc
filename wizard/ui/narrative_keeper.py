"""Keeps 具体的な内容 written from the answers for as long as nobody has edited it.

A text whose source is `SourceKind.WRITTEN` is the program's own and follows the answers. As
soon as the person edits it, it is theirs: from then on nothing here touches it.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2s
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from wizard import texts
from wizard.domain.case import Answer, Place, Source, SourceKind
from wizard.errors import UserError
from wizard.output.render import write_narrative
from wizard.ui.pages.base import Desk
from wizard.ui.session import Session
from wizard.ui.snapshot import snapshot

CONTENT = Place("report.content")
# What the program last wrote, as a digest: tells whether the answers changed after an edit.
WRITTEN_MARK = "written:report.content"
_MANY = 1000  # orders; more than that are read on another thread


def digest(text: str) -> str:
    """Return a short fingerprint of a text, to see later whether it is still the same."""
    return blake2s(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _never() -> bool:
    return False


class NarrativeKeeper(QObject):
    """Writes the text again when the answers changed.

    Args:
        session: the open case.
        desk: runs slow work and tells what went wrong.
        templates_dir: `forms/templates/`.

    Attributes:
        stale: an answer changed since the text was written.
        answers_changed: the same, since the person edited the text; as of the last look.

    Signals:
        went_stale: an answer changed since the text was written.
        looked: whether the answers changed since the person edited the text.
    """

    went_stale = Signal()
    looked = Signal(bool)

    def __init__(
        self, session: Session, desk: Desk, templates_dir: Path, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.stale = True
        self.answers_changed = False
        self._latest = ""  # fingerprint of what was written last
        self._asked = self._given = 0  # numbers of the newest text asked for, and handed over
        self._running: dict[int, Callable[[], bool]] = {}  # whether its job was stopped
        self._session, self._desk, self._templates = session, desk, templates_dir
        self._told = ""
        session.answer_changed.connect(self._answer_changed)
        session.records_changed.connect(self._changed)
        session.reset.connect(self._changed)

    @property
    def is_edited(self) -> bool:
        """Return True when the text, or the state in its place, is the person's own."""
        answer = self._session.case.answers.get(CONTENT.item)
        if answer is None or answer.is_empty:
            return False
        return answer.source.kind is not SourceKind.WRITTEN

    @property
    def is_writing(self) -> bool:
        """Return True while another thread writes: the case may still have an older text."""
        return any(not stopped() for stopped in tuple(self._running.values()))

    def refresh(self) -> None:
        """Write the text again when the answers changed; an edited one is only compared.

        While another thread writes, nothing happens: it goes stale again when that has ended.
        """
        for number, stopped in tuple(self._running.items()):
            if stopped():
                del self._running[number]
                self.stale = True
        if self.stale and not self.is_writing:
            self.stale = False
            self.write(self._take)

    def write(self, then: Callable[[str], None]) -> None:
        """Write the text from the answers as they are now, and hand it to `then`."""
        self._asked += 1
        if len(self._session.case.orders) > _MANY:
            self._write_beside(self._asked, then)
            return
        try:
            written = write_narrative(self._session.form, self._session.case, self._templates)
        except UserError as error:
            if error.sentence != self._told:
                self._told = error.sentence
                self._desk.tell(error.what, error.do, error.detail)
            return
        self._hand_over(self._asked, written, then)

    def replace(self, text: str) -> None:
        """Put a written text in place of whatever stands there; undo brings that back."""
        self._latest = digest(text)
        self._session.set_answer(CONTENT, self._answer(text))
        self._session.set_mark(WRITTEN_MARK, digest(text))
        self.stale = False
        self._look(changed=False)

    def _write_beside(self, number: int, then: Callable[[str], None]) -> None:
        form, templates = self._session.form, self._templates
        case, running = snapshot(self._session.case), self._running
        running[number] = _never

        def work(stopped: Callable[[], bool]) -> str:
            running[number] = stopped
            try:
                return write_narrative(form, case, templates)
            except BaseException:
                running.pop(number, None)
                raise

        def done(text: object) -> None:
            running.pop(number, None)
            if isinstance(text, str):
                self._hand_over(number, text, then)
            if self.stale:
                self.went_stale.emit()

        self._desk.run(work, done, texts.Narrative.WRITING)

    def _hand_over(self, number: int, text: str, then: Callable[[str], None]) -> None:
        if number > self._given:  # not after a newer one
            self._given, self._latest = number, digest(text)
            then(text)

    def _take(self, text: str) -> None:
        marks = self._session.case.marks
        if self.is_edited:
            basis = marks.get(WRITTEN_MARK)
            self._look(changed=basis is not None and basis != digest(text))
            return
        self._session.refresh_written(CONTENT, self._answer(text))
        self._session.set_mark(WRITTEN_MARK, digest(text))
        self._look(changed=False)

    def _look(self, *, changed: bool) -> None:
        self.answers_changed = changed
        self.looked.emit(changed)

    def _answer(self, text: str) -> Answer:
        return Answer(text, source=Source(SourceKind.WRITTEN), changed_at=self._session.clock())

    def _answer_changed(self, place: object) -> None:
        if place == CONTENT:
            # Emptied by hand, or an older one brought back by undo: written anew on the next
            # visit, not under the person's fingers.
            text = self._session.case.text(CONTENT.item)
            self.stale = self.stale or not (self.is_edited or digest(text) == self._latest)
            return
        self._changed()

    def _changed(self, _what: object = None) -> None:
        self.stale = True
        self.went_stale.emit()
