"""The case file: creates, opens, reads, saves, verifies and copies a `.tsuho` file.

Every save is one SQLite transaction (`journal_mode=DELETE`, `synchronous=FULL`): after
`apply` has returned, the changes survive a crash of the program; a save that was cut off is
taken back when the file is opened next.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self

import apsw

from wizard import __version__, texts
from wizard.domain.case import Case, Place
from wizard.domain.changes import Change, Group, Insert, SetAnswer, SetMark
from wizard.domain.form import Form
from wizard.storage import atomic, opening, schema, verification
from wizard.storage.failures import Doing, failure, telling
from wizard.storage.locks import CaseLock, lock
from wizard.storage.names import free_name
from wizard.storage.reading import read_case, read_meta
from wizard.storage.writing import CaseWriter

__all__ = ["CaseFile", "create", "free_name", "open_case", "renames_of"]

_JAPAN = timezone(timedelta(hours=9))
_NO_RENAMES: Mapping[str, str] = MappingProxyType({})


class CaseFile:
    """An open case file. Any thread may use it; calls wait for each other.

    Made by `create` and `open_case`; a context manager that closes.

    Attributes:
        path: the file, as an absolute path.
        read_only: True when it was opened only to read.
    """

    def __init__(
        self, path: Path, connection: apsw.Connection, lock_dir: Path, mark: CaseLock | None
    ) -> None:
        self.path = path
        self.read_only = mark is None
        self._connection = connection
        self._lock_dir = lock_dir
        self._mark = mark
        self._turn = threading.RLock()
        self._identity = _identity(path)
        self._writer = CaseWriter(connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def read(self, renames: Mapping[str, str] = _NO_RENAMES) -> Case:
        """Return the case as the file holds it; unknown item ids are taken as they are.

        Args:
            renames: old item ids and the ids that replaced them (`Item.renamed_from`). The
                file itself is renamed with the next change that is saved.

        Raises:
            CaseFileError: the file is damaged or cannot be reached.
        """
        with self._using(Doing.READING):
            case = read_case(self._connection, renames)
            self._writer.start_from_here()
            self._writer.rename_at_next_write(renames)
            return case

    def apply(self, changes: Sequence[Change]) -> None:
        """Save changes durably, all or none, in one transaction.

        The changes must have been carried out on the case that `read` returned, in this
        order. When it fails, the file is as before and the same changes may be given again.

        Raises:
            CaseFileError: nothing was saved; the sentence says why and what to do.
            KeyError, IndexError, TypeError: a change does not fit the file (a mistake of the
                program); nothing was saved.
        """
        if not changes:
            return
        with self._using(Doing.SAVING):
            if self.read_only:
                raise failure(texts.CaseFile.READ_ONLY_FILE, "opened to read")
            self._check_still_there()
            self._writer.write(changes)

    def verify(self) -> list[str]:
        """Return what is wrong with the file, as Japanese sentences; empty when it is sound.

        Raises:
            CaseFileError: the file cannot be reached.
        """
        with self._using(Doing.READING):
            return verification.findings(self._connection)

    def meta(self) -> dict[str, str]:
        """Return facts of the file: ``number``, ``created_at`` (ISO 8601), ``program``.

        Raises:
            CaseFileError: the file is damaged or cannot be reached.
        """
        with self._using(Doing.READING):
            return read_meta(self._connection)

    def save_copy(self, to: Path) -> None:
        """Write a whole copy of the case to `to`, replacing what stands there in one step.

        Works even when the file was taken away from its place while it is open.

        Raises:
            CaseFileError: nothing was written; `to` is the case itself, a case that is open,
                or cannot be written.
        """
        to = to.absolute()
        temporary = atomic.beside(to)
        with self._using(Doing.COPYING):
            self._check_may_replace(to)
            try:
                self._connection.execute("VACUUM INTO ?", (str(temporary),))
                atomic.publish_over(temporary, to)
            finally:
                temporary.unlink(missing_ok=True)

    def close(self) -> None:
        """Close the file and let others open it; harmless when called twice."""
        with self._turn:
            self._connection.close()
            if self._mark is not None:
                self._mark.release()

    @contextmanager
    def _using(self, doing: Doing) -> Iterator[None]:
        with self._turn, telling(doing):
            yield

    def _check_still_there(self) -> None:
        # SQLite would go on writing into a file that has been deleted or replaced.
        with telling(Doing.SAVING):
            if _identity(self.path) != self._identity:
                raise failure(texts.CaseFile.GONE)

    def _check_may_replace(self, to: Path) -> None:
        opening.check_name(to)
        if to.is_dir():
            raise failure(texts.CaseFile.IS_FOLDER)
        if not to.parent.is_dir():
            raise failure(texts.CaseFile.FOLDER_MISSING)
        if to.with_name(to.name + opening.JOURNAL).exists():
            raise failure(texts.CaseFile.NAME_TAKEN, "journal")
        standing = _identity(to)
        if standing is None:
            return
        if standing == self._identity:
            raise failure(texts.CaseFile.COPY_ONTO_ITSELF)
        lock(to, to.stat(), self._lock_dir).release()  # raises when it is an open case


def create(path: Path, case: Case, *, lock_dir: Path, now: datetime | None = None) -> CaseFile:
    """Make a case file with all of `case` in it, and open it.

    The file is made under another name and gets its own in one step, so that a half-made one
    never stands at `path`. The folder is made when it is not there.

    Args:
        path: where; nothing may stand there yet.
        case: what it holds at first.
        lock_dir: where open cases are marked.
        now: aware time noted as the time of creation; the computer's clock when None.

    Raises:
        CaseFileError: it could not be made; nothing is left at `path`.
    """
    path = path.absolute()
    temporary = atomic.beside(path)
    with telling(Doing.CREATING):
        path.parent.mkdir(parents=True, exist_ok=True)
        opening.check_name(path)
        if path.exists() or path.with_name(path.name + opening.JOURNAL).exists():
            raise failure(texts.CaseFile.NAME_TAKEN)
        try:
            _fill(temporary, case, now or datetime.now(_JAPAN))
            atomic.publish_new(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
    return open_case(path, lock_dir=lock_dir)


def open_case(path: Path, *, lock_dir: Path, read_only: bool = False) -> CaseFile:
    """Open a case file; a save that was cut off is taken back first.

    Args:
        path: the file.
        lock_dir: where open cases are marked; with `read_only` nothing is marked.
        read_only: open only to read, which also works on a read-only file and while a window
            has the case open.

    Raises:
        CaseFileError: missing, not a case file, damaged, of a newer version, read-only, or
            open already; nothing was changed.
    """
    path = path.absolute()
    status = opening.look_at(path)
    if read_only:
        return CaseFile(path, opening.connect(path, read_only=True), lock_dir, None)
    opening.check_name(path)
    mark = lock(path, status, lock_dir)
    try:
        return CaseFile(path, opening.connect(path, read_only=False), lock_dir, mark)
    except BaseException:
        mark.release()
        raise


def renames_of(form: Form) -> dict[str, str]:
    """Return the old item ids that the form lists, and the ids that replaced them."""
    return {old: item.id for item in form.items.values() for old in item.renamed_from}


def _fill(path: Path, case: Case, now: datetime) -> None:
    connection = apsw.Connection(str(path))
    try:
        opening.prepare_to_write(connection)
        connection.pragma("journal_mode", "MEMORY")  # nobody needs the old state of a new file
        schema.lay_out(connection)
        connection.executemany(
            "INSERT INTO meta (name, value) VALUES (?, ?)",
            [
                (schema.META_NUMBER, schema.storable(case.number)),
                (schema.META_CREATED_AT, now.isoformat()),
                (schema.META_PROGRAM, __version__),
            ],
        )
        CaseWriter(connection).write(_as_changes(case))
    finally:
        connection.close()


def _as_changes(case: Case) -> list[Change]:
    changes: list[Change] = [SetMark(name, None, value) for name, value in case.marks.items()]
    changes += [SetAnswer(Place(item), None, answer) for item, answer in case.answers.items()]
    changes += [Insert(Group.ORDERS, index, order) for index, order in enumerate(case.orders)]
    changes += [Insert(Group.NOTES, index, note) for index, note in enumerate(case.notes)]
    return changes


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what tells the file at `path` from every other, or None when there is none."""
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return status.st_dev, status.st_ino
