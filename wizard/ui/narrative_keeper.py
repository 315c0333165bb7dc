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


class NarrativeKeeper(QObject):
    """Writes the text again when the answers changed.

    Args:
        session: the open case.
        desk: runs slow work and tells what went wrong.
        templates_dir: `forms/templates/`.

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

    def refresh(self) -> None:
        """Write the text again when the answers changed; an edited one is only compared."""
        if self.stale:
            self.stale = False
            self.write(self._take)

    def write(self, then: Callable[[str], None]) -> None:
        """Write the text from the answers as they are now, and hand it to `then`."""
        form, templates = self._session.form, self._templates
        if len(self._session.case.orders) > _MANY:
            case = snapshot(self._session.case)
            self._desk.run(
                lambda _cancelled: write_narrative(form, case, templates),
                lambda text: then(text) if isinstance(text, str) else None,
                texts.Narrative.WRITING,
            )
            return
        try:
            written = write_narrative(form, self._session.case, templates)
        except UserError as error:
            if error.sentence != self._told:
                self._told = error.sentence
                self._desk.tell(error.what, error.do, error.detail)
            return
        then(written)

    def replace(self, text: str) -> None:
        """Put a written text in place of whatever stands there; undo brings that back."""
        self._session.set_answer(CONTENT, self._answer(text))
        self._session.set_mark(WRITTEN_MARK, digest(text))
        self.stale = False
        self.looked.emit(False)

    def _take(self, text: str) -> None:
        marks = self._session.case.marks
        if self.is_edited:
            basis = marks.get(WRITTEN_MARK)
            self.looked.emit(basis is not None and basis != digest(text))
            return
        self._session.refresh_written(CONTENT, self._answer(text))
        self._session.set_mark(WRITTEN_MARK, digest(text))
        self.looked.emit(False)

    def _answer(self, text: str) -> Answer:
        return Answer(text, source=Source(SourceKind.WRITTEN), changed_at=self._session.clock())

    def _answer_changed(self, place: object) -> None:
        if place == CONTENT:
            # Emptied by hand: written anew on the next visit, not under the person's fingers.
            self.stale = self.stale or CONTENT.item not in self._session.case.answers
            return
        self._changed()

    def _changed(self, _what: object = None) -> None:
        self.stale = True
        self.went_stale.emit()
