"""The list of files that are handed over: what is in it, and everything one can do with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from wizard import texts
from wizard.domain.attached import (
    ATTACHED_FOLDER_MARK,
    ATTACHED_MARK,
    STATEMENT_MARK,
    Attached,
    Use,
    attached_of,
    moved,
    name_of,
    names_of,
    with_use,
    without,
    written,
)
from wizard.domain.attachments import (
    Attachment,
    Budget,
    Weight,
    size_words,
    too_much,
    weigh,
)
from wizard.errors import UserError
from wizard.storage.attached import TakenIn, ready_folder, size_of, take_in
from wizard.storage.fresh_files import Naming, forget
from wizard.ui.attachments.budget import budget_now
from wizard.ui.attachments.shrinking import Shrunk, shrink_all
from wizard.ui.files import documents_folder, saved_statement
from wizard.ui.pages.base import PageContext

_SAYS = texts.AttachedFiles
_TOLD = 5  # reasons that are told one by one


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the list as it is now.

    Attributes:
        size: in bytes; None when it is not there any more.
    """

    file: Attached
    size: int | None


class FileList(QObject):
    """The files of the open case.

    Args:
        context: what the page was handed.

    Signals:
        changed: read everything again.
        said: what was just done (words), and whether `undo` takes it back.
    """

    changed = Signal()
    said = Signal(str, bool)

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._session, self._desk = context.session, context.desk
        self._before: tuple[Attached, ...] | None = None
        self._session.mark_changed.connect(self._mark_changed)
        self._session.reset.connect(self.changed)
        self._session.wishes.changed.connect(self.changed)

    # --- what there is ------------------------------------------------------------------------
    @property
    def files(self) -> tuple[Attached, ...]:
        """Return the list as the case has it."""
        return attached_of(self._session.case)

    def entries(self) -> list[Entry]:
        """Return the list with the size of each file as it is now."""
        return [Entry(file, size_of(file.path)) for file in self.files]

    @property
    def statement(self) -> tuple[Path, int] | None:
        """Return the saved 申出書 and its size, None when there is none."""
        path = saved_statement(self._session.case)
        size = None if path is None else size_of(path)
        return None if path is None or size is None else (path, size)

    @property
    def budget(self) -> Budget:
        """Return what may be attached; the limit that the person saw wins."""
        return budget_now(self._context)

    @property
    def folder(self) -> Path | None:
        """Return the folder with the copies, None before there is one."""
        kept = self._session.case.marks.get(ATTACHED_FOLDER_MARK, "")
        return Path(kept) if kept and Path(kept).is_dir() else None

    def weight(self, entries: Sequence[Entry]) -> Weight:
        """Return how much is attached, with what can be done when it is too much."""
        return weigh(self._weighed(self._attached(entries)), self.budget)

    # --- what one can do ----------------------------------------------------------------------
    def add(self, paths: Sequence[Path]) -> None:
        """Copy files under safe names and put them at the end of the list."""
        case, day = self._session.case, self._session.clock().date()
        places = [
            documents_folder(case, self._context.case_path),
            self._context.case_path.parent,
        ]
        kept = case.marks.get(ATTACHED_FOLDER_MARK, "")
        wanted = texts.Files.ATTACHED_FOLDER.format(day=f"{day:%Y%m%d}")
        known, naming = [file.path for file in self.files], self.naming()

        def work(cancelled: Callable[[], bool]) -> tuple[Path, TakenIn]:
            folder = ready_folder(kept, places, wanted)
            return folder, take_in(paths, folder, naming, known, cancelled)

        def done(result: object) -> None:
            if not isinstance(result, tuple):
                return
            folder, taken = result
            if taken.files:
                words = _SAYS.ADDED.format(count=len(taken.files))
                self._put((*self.files, *taken.files), words, {ATTACHED_FOLDER_MARK: str(folder)})
                self._before = None
                self.said.emit(words, False)
            self._tell(texts.TakingFiles.SOME, taken.refused)

        self._desk.run(work, done, _SAYS.COPYING)

    def set_use(self, path: str, use: Use) -> None:
        """Attach a file, leave it out, or take it to the station."""
        words = ""
        if use is Use.STATION:
            words = _SAYS.TO_STATION_DONE.format(names=name_of(path))
        self._put(with_use(self.files, {path}, use), words)

    def move(self, path: str, by: int) -> None:
        """Move a file up (-1) or down (1)."""
        self._put(moved(self.files, path, by))

    def remove(self, path: str) -> None:
        """Take a file off the list; its copy stays in the folder."""
        words = _SAYS.REMOVED.format(name=name_of(path))
        self._put(without(self.files, path), words)

    def lighten(self, use: Use) -> None:
        """Give as few files as possible another use, so that the rest fits."""
        attached = self._attached(self.entries())
        weighed = self._weighed(attached)
        first = len(weighed) - len(attached)
        gone = [attached[index - first].file for index in too_much(weighed, self.budget)]
        names = _SAYS.NAMES.join(file.name for file in gone)
        said = _SAYS.LEFT_OUT if use is Use.LEAVE else _SAYS.TO_STATION_DONE
        self._put(with_use(self.files, {f.path for f in gone}, use), said.format(names=names))

    def shrink(self) -> None:
        """Make lighter copies of the attached pictures, on another thread."""
        attached = self._attached(self.entries())
        wanted = [
            entry.file
            for entry, light in zip(attached, map(_attachment, attached), strict=True)
            if light.can_shrink
        ]
        naming = self.naming()

        def work(cancelled: Callable[[], bool]) -> Shrunk:
            return shrink_all(wanted, naming, cancelled)

        self._desk.run(work, self._take_shrunk, _SAYS.SHRINKING)

    def full_size(self, path: str) -> None:
        """Attach the picture in full size again."""
        file = next((file for file in self.files if file.path == path), None)
        if file is None:
            return
        size = size_of(file.full)
        if size is None:
            self._desk.tell(*_SAYS.FULL_LOST)
            return
        back = replace(file, path=file.full, size=size, full="", tried=False)
        words = _SAYS.FULL_DONE.format(name=back.name)
        self._put([back if one.path == path else one for one in self.files], words)

    def undo(self) -> None:
        """Take back what was just done, if anything."""
        if self._before is not None:
            self._put(self._before)

    def set_limit(self, size: int | None) -> None:
        """Keep the limit in bytes that the person saw, for all cases; None forgets it."""
        self._session.wishes.limit_attachments(size)

    def naming(self) -> Naming:
        """Return how new files are called: safe, and like no other that is attached."""
        case, day = self._session.case, self._session.clock().date()
        taken = {
            *names_of(self.files),
            name_of(case.marks.get(STATEMENT_MARK, "")),
            texts.Files.STATEMENT.format(day=f"{day:%Y%m%d}"),  # as it is proposed today
        }
        safe = self._context.safe
        return Naming(taken, lambda text: safe.gate.clean(text).text)

    # --- pieces -------------------------------------------------------------------------------
    def _attached(self, entries: Sequence[Entry]) -> list[Entry]:
        there = [entry for entry in entries if entry.size is not None]
        return [entry for entry in there if entry.file.use is Use.ATTACH]

    def _weighed(self, attached: Sequence[Entry]) -> list[Attachment]:
        found = self.statement
        first = [] if found is None else [Attachment(found[0].name, found[1], fixed=True)]
        return [*first, *map(_attachment, attached)]

    def _take_shrunk(self, result: object) -> None:
        if not isinstance(result, Shrunk):
            return
        self._forget_unlisted(result)
        made = result.made
        # The list may have changed meanwhile: only what shrinking is about is taken over.
        files = [
            _shrunk(file, made[file.path]) if file.path in made else file for file in self.files
        ]
        pairs = [(old, new) for old, new in zip(self.files, files, strict=True) if new.full]
        pairs = [(old, new) for old, new in pairs if old.path in made]
        words = ""
        if pairs:
            before, after = (sum(file.size for file in side) for side in zip(*pairs, strict=True))
            words = _SAYS.SHRUNK.format(
                count=len(pairs), before=size_words(before), after=size_words(after)
            )
            words += _SAYS.PLACE_DROPPED if result.had_place else ""
        self._put(files, words)
        self._tell(_SAYS.NOT_SHRUNK, result.refused)

    def _forget_unlisted(self, result: Shrunk) -> None:
        """Take away the lighter copies of pictures that were taken off the list meanwhile."""
        listed = {file.path for file in self.files}
        for path, new in result.made.items():
            if new.full and path not in listed:
                forget(Path(new.path))

    def _put(
        self,
        files: Sequence[Attached],
        words: str = "",
        marks: dict[str, str] | None = None,
    ) -> None:
        self._before = self.files if words else None
        self._session.set_marks({**(marks or {}), ATTACHED_MARK: written(files)})
        self.said.emit(words, bool(words))

    def _tell(self, pattern: str, refused: Sequence[UserError]) -> None:
        if len(refused) == 1:
            self._desk.tell(refused[0].what, refused[0].do, refused[0].detail)
        elif refused:
            lines = [error.sentence for error in refused[:_TOLD]]
            if len(refused) > _TOLD:
                lines.append(texts.TakingFiles.MORE.format(count=len(refused) - _TOLD))
            self._desk.tell(pattern.format(count=len(refused)), "\n".join(lines))

    def _mark_changed(self, name: str) -> None:
        if name in (ATTACHED_MARK, STATEMENT_MARK):
            self.changed.emit()


def _attachment(entry: Entry) -> Attachment:
    return Attachment(entry.file.name, entry.size or 0, tried=entry.file.tried)


def _shrunk(current: Attached, made: Attached) -> Attached:
    """Return an entry as it is now, with the lighter copy instead."""
    return replace(current, path=made.path, size=made.size, full=made.full, tried=True)
