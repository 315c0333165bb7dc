"""Marks a case as open, so that two windows never write to one file.

The mark is an exclusive SQLite lock on a tiny file of its own in the person's state folder.
The system lets go of it when the process ends, however it ends, so a crash leaves nothing
locked. (A lock on the case file itself would keep `show` from reading it; the filelock
package does the same as this but takes 70 ms to import.)

The mark is found by the identity of the case file (device and inode), so that a second name
of the same file, by a link, another spelling or another case of letters, finds it too.
"""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import apsw

from wizard import texts
from wizard.storage.failures import failure


class CaseLock:
    """The mark of one open case; given back by `release` or by the end of the process."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def release(self) -> None:
        """Let others open the case; harmless when called twice."""
        self._connection.close()


def lock(path: Path, status: os.stat_result, lock_dir: Path) -> CaseLock:
    """Mark the case at `path` (whose `os.stat` is `status`) as open.

    Raises:
        CaseFileError: it is open already, or `lock_dir` cannot be written to.
    """
    try:
        lock_dir.mkdir(parents=True, exist_ok=True)
        connection = apsw.Connection(str(lock_dir / f"{_name(path, status)}.lock"))
    except (apsw.Error, OSError, UnicodeEncodeError) as error:
        raise failure(texts.CaseFile.NO_STATE_FOLDER, type(error).__name__) from error
    try:
        connection.set_busy_timeout(0)
        connection.pragma("journal_mode", "OFF")  # nothing is written, so no journal either
        connection.execute("BEGIN EXCLUSIVE")
    except apsw.BusyError as error:
        connection.close()
        raise failure(texts.CaseFile.ALREADY_OPEN) from error
    except apsw.Error as error:
        connection.close()
        raise failure(texts.CaseFile.NO_STATE_FOLDER, type(error).__name__) from error
    return CaseLock(connection)


def _name(path: Path, status: os.stat_result) -> str:
    if status.st_ino:
        return f"{status.st_dev:x}-{status.st_ino:x}"
    # Some network drives number no files; then the resolved name has to do.
    resolved = unicodedata.normalize("NFC", os.path.normcase(path.resolve()))
    return uuid5(NAMESPACE_URL, ascii(resolved)).hex
