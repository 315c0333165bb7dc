"""Says in one Japanese sentence why a case file could not be read or written.

Detail never holds the path (it contains the shop's name) or SQLite's own words, only codes.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum

import apsw

from wizard import texts
from wizard.errors import CaseFileError


class Doing(Enum):
    """What was being done with the file, which decides what the person should do next."""

    OPENING = "opening"
    READING = "reading"
    SAVING = "saving"
    CREATING = "creating"
    COPYING = "copying"


_OPEN = texts.CaseFile
_WRITING = (Doing.SAVING, Doing.CREATING, Doing.COPYING)
_BY_CLASS: dict[type[apsw.Error], tuple[str, str]] = {
    apsw.FullError: _OPEN.DISK_FULL,
    apsw.BusyError: _OPEN.BUSY,
    apsw.LockedError: _OPEN.BUSY,
    apsw.NotADBError: _OPEN.NOT_A_CASE,
    apsw.CorruptError: _OPEN.DAMAGED,
    apsw.SQLError: _OPEN.DAMAGED,
    apsw.PermissionsError: _OPEN.NO_PERMISSION,
    apsw.AuthError: _OPEN.NO_PERMISSION,
    apsw.NoMemError: _OPEN.NO_MEMORY,
}
_BY_ERRNO: dict[int, tuple[str, str]] = {
    errno.ENOENT: _OPEN.MISSING,
    errno.ENOTDIR: _OPEN.MISSING,
    errno.ENOSPC: _OPEN.DISK_FULL,
    errno.EFBIG: _OPEN.DISK_FULL,
    getattr(errno, "EDQUOT", errno.ENOSPC): _OPEN.DISK_FULL,
    errno.ENAMETOOLONG: _OPEN.NAME_UNUSABLE,
    errno.EINVAL: _OPEN.NAME_UNUSABLE,
    errno.ELOOP: _OPEN.NAME_UNUSABLE,
    errno.EROFS: _OPEN.READ_ONLY_FOLDER,
    errno.EEXIST: _OPEN.NAME_TAKEN,
    errno.EISDIR: _OPEN.IS_FOLDER,
}


def failure(words: tuple[str, str], detail: str = "") -> CaseFileError:
    """Return the error that says these words (what happened, what to do)."""
    return CaseFileError(words[0], words[1], detail)


def explained(error: Exception, doing: Doing) -> CaseFileError:
    """Return what an error of SQLite or of the system means for the person."""
    if isinstance(error, apsw.Error):
        return _explained_sqlite(error, doing)
    if isinstance(error, OSError):
        return failure(_system_words(error, doing), f"{type(error).__name__} errno={error.errno}")
    return failure(_OPEN.NAME_UNUSABLE, type(error).__name__)


@contextmanager
def telling(doing: Doing) -> Iterator[None]:
    """Turn whatever SQLite or the system raises inside into a `CaseFileError`.

    UnicodeEncodeError and ValueError can only come from a path here (bytes that are no text,
    a NUL); mistakes of the program (KeyError, TypeError, IndexError) pass through.
    """
    try:
        yield
    except (apsw.Error, OSError, UnicodeEncodeError, ValueError) as error:
        raise explained(error, doing) from error


def _explained_sqlite(error: apsw.Error, doing: Doing) -> CaseFileError:
    code = getattr(error, "extendedresult", 0)
    return failure(_sqlite_words(error, code, doing), f"{type(error).__name__} {code}")


def _sqlite_words(error: apsw.Error, code: int, doing: Doing) -> tuple[str, str]:
    words = _BY_CLASS.get(type(error))
    if words is not None:
        return words
    if isinstance(error, apsw.ReadOnlyError):
        if code in (apsw.SQLITE_READONLY_ROLLBACK, apsw.SQLITE_READONLY_RECOVERY):
            return _OPEN.UNFINISHED_SAVE
        if code == apsw.SQLITE_READONLY_DIRECTORY:
            return _OPEN.READ_ONLY_FOLDER
        return _OPEN.GONE if code == apsw.SQLITE_READONLY_DBMOVED else _OPEN.READ_ONLY_FILE
    if isinstance(error, apsw.CantOpenError):
        return _OPEN.READ_ONLY_FOLDER if doing in _WRITING else _OPEN.NO_PERMISSION
    return _OPEN.CANNOT_WRITE if doing in _WRITING else _OPEN.CANNOT_READ


def _system_words(error: OSError, doing: Doing) -> tuple[str, str]:
    if isinstance(error, PermissionError):
        return _OPEN.READ_ONLY_FOLDER if doing in _WRITING else _OPEN.NO_PERMISSION
    if isinstance(error, FileNotFoundError) and doing in (Doing.CREATING, Doing.COPYING):
        return _OPEN.FOLDER_MISSING
    words = _BY_ERRNO.get(error.errno or 0)
    if words is not None:
        return words
    return _OPEN.CANNOT_WRITE if doing in _WRITING else _OPEN.CANNOT_READ
