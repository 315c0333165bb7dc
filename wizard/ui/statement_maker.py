"""Makes the 申出書 on another thread from a copy of the case, for the preview and for saving.

The preview's file lives in a private temporary folder only until its pages are read.
"""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from wizard import texts
from wizard.domain.case import Case
from wizard.domain.explanation import Explained
from wizard.domain.links import LinkFinder
from wizard.domain.replacements import MARK_PREFIX
from wizard.output.pages import PdfPages
from wizard.output.statement import Unprintable, unprintable, write_statement
from wizard.ui.freshness import made_of
from wizard.ui.pages.base import Desk
from wizard.ui.session import Session
from wizard.ui.snapshot import snapshot

NOTES_MARK = "police_notes_in_pdf"


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What the other thread hands back: the file, what of, what could not be printed in it."""

    path: Path
    revision: int
    made_of: str
    unprintable: tuple[Unprintable, ...]


class StatementMaker(QObject):
    """Makes the 申出書 of the open case.

    Args:
        session: the open case.
        desk: runs slow work.
        fonts_dir: `resources/fonts/`.
        explain: returns what it explains about e-Gov's fields; called on the other thread,
            with what finds the links of the same orders for the annex.

    Signals:
        made: the pages are there (`pages`, `unprintable`).
        ended: the work ended, whether it was done, stopped or failed.
        outdated: what the pages show is no longer what the case says.
    """

    made = Signal()
    ended = Signal()
    outdated = Signal()

    def __init__(
        self,
        session: Session,
        desk: Desk,
        fonts_dir: Path,
        explain: Callable[[Case, LinkFinder], Explained],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.pages: PdfPages | None = None
        self.unprintable: tuple[Unprintable, ...] = ()
        self.made_of = ""  # what the pages show, as `freshness` marks it
        self._session, self._desk, self._fonts = session, desk, fonts_dir
        self._explain = explain
        self._revision = 0
        self._shown = -1
        self._folder: Path | None = None
        session.answer_changed.connect(self._changed)
        session.records_changed.connect(self._changed)
        session.reset.connect(self._changed)
        session.mark_changed.connect(self._mark_changed)
        session.wishes.written_changed.connect(self._changed)

    @property
    def is_current(self) -> bool:
        """Return True while the pages show the case as it is."""
        return self.pages is not None and self._shown == self._revision

    def draw(self, then: Callable[[], None] | None = None) -> None:
        """Make the pages anew; `then` is called when they are there, not when it was stopped."""
        session, revision = self._session, self._revision
        case, form, day = snapshot(session.case), session.form, session.clock().date()
        notes, path = NOTES_MARK in case.marks, self._private(f"{revision}.pdf")

        def work(cancelled: Callable[[], bool]) -> _Drawn:
            try:
                links = LinkFinder(form.links)
                explained = self._explain(case, links)
                missing = self._lacking(case, explained)
                write_statement(
                    form,
                    case,
                    path,
                    fonts_dir=self._fonts,
                    made_on=day,
                    with_notes=notes,
                    explained=explained,
                    progress=lambda _done, _all: not cancelled(),
                    links=links,
                )
                print_of = made_of(form, case, with_notes=notes, explained=explained)
                return _Drawn(path, revision, print_of, missing)
            finally:
                if cancelled():
                    path.unlink(missing_ok=True)
                self.end()

        def done(result: object) -> None:
            if isinstance(result, _Drawn):
                self._take(result)
                if then is not None:
                    then()

        self._desk.run(work, done, texts.Documents.DRAWING)

    def save(self, to: Path, done: Callable[[Path, str], None]) -> None:
        """Write the 申出書 to a file; atomic, an earlier file is intact when it fails.

        `done` gets the path and what the file was made of, as `freshness` marks it.
        """
        session = self._session
        case, form, day = snapshot(session.case), session.form, session.clock().date()

        notes = NOTES_MARK in session.case.marks

        def work(cancelled: Callable[[], bool]) -> str:
            links = LinkFinder(form.links)
            explained = self._explain(case, links)
            result = write_statement(
                form,
                case,
                to,
                fonts_dir=self._fonts,
                made_on=day,
                with_notes=notes,
                explained=explained,
                progress=lambda _done, _all: not cancelled(),
                links=links,
            )
            if result.stopped:
                return ""
            return made_of(form, case, with_notes=notes, explained=explained)

        def written(result: object) -> None:
            if isinstance(result, str) and result:
                done(to, result)

        self._desk.run(work, written, texts.Documents.SAVING)

    def check(self, done: Callable[[tuple[Unprintable, ...]], None]) -> None:
        """Find what no font can print, in the case as it is now."""
        if self.is_current:
            done(self.unprintable)
            return
        case: Case = snapshot(self._session.case)

        def work(cancelled: Callable[[], bool]) -> tuple[Unprintable, ...]:
            del cancelled
            return self._lacking(case, self._explain(case, LinkFinder(self._session.form.links)))

        def checked(result: object) -> None:
            if isinstance(result, tuple):
                self.unprintable = result
                done(result)

        self._desk.run(work, checked, texts.Documents.CHECKING)

    def _lacking(self, case: Case, explained: Explained) -> tuple[Unprintable, ...]:
        form = self._session.form
        return tuple(unprintable(form, case, fonts_dir=self._fonts, explained=explained))

    def end(self) -> None:
        """Announce from the other thread that work ended; silent when the window is gone."""
        with suppress(RuntimeError):
            self.ended.emit()

    def _take(self, drawn: _Drawn) -> None:
        pages = PdfPages(drawn.path)
        drawn.path.unlink(missing_ok=True)
        before, self.pages = self.pages, pages
        self.unprintable = drawn.unprintable
        self.made_of = drawn.made_of
        self._shown = drawn.revision
        self.made.emit()
        if before is not None:
            before.close()

    def _private(self, name: str) -> Path:
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="tsuho-"))
            weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        return self._folder / name

    def _changed(self, _what: object = None) -> None:
        self._revision += 1
        self.outdated.emit()

    def _mark_changed(self, name: str) -> None:
        if name == NOTES_MARK or name.startswith(MARK_PREFIX):
            self._changed()
