"""Writes a file whole or not at all: beside its place first, then over it in one step."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from wizard import texts
from wizard.errors import OutputError

_SAYS = texts.SavingDocument
_BY_ERRNO: dict[int, tuple[str, str]] = {
    errno.ENOENT: _SAYS.FOLDER_MISSING,
    errno.ENOTDIR: _SAYS.FOLDER_MISSING,
    errno.ENOSPC: _SAYS.DISK_FULL,
    errno.EFBIG: _SAYS.DISK_FULL,
    getattr(errno, "EDQUOT", errno.ENOSPC): _SAYS.DISK_FULL,
    errno.EACCES: _SAYS.FOLDER_CLOSED,
    errno.EPERM: _SAYS.FOLDER_CLOSED,
    errno.EROFS: _SAYS.FOLDER_CLOSED,
    errno.ENAMETOOLONG: _SAYS.NAME_UNUSABLE,
    errno.EINVAL: _SAYS.NAME_UNUSABLE,
    errno.ELOOP: _SAYS.NAME_UNUSABLE,
    errno.EISDIR: _SAYS.NAME_IS_FOLDER,
}


@contextmanager
def replacing(to: Path) -> Iterator[BinaryIO]:
    """Yield a binary file that takes the place of `to` when the block ends well.

    When the block raises, or the system refuses, the earlier file stays as it was and nothing
    is left beside it.

    Raises:
        OutputError: the folder is missing or closed, the disk full, `to` protected or open in
            another program.
    """
    temporary = to.with_name(f".{uuid4().hex[:12]}.tmp")
    try:
        with _begin(temporary, to) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _put_in_place(temporary, to)
    except OSError as error:
        raise _explained(error, to) from error
    finally:
        _forget(temporary)


def _begin(temporary: Path, to: Path) -> BinaryIO:
    """Open the file beside `to` once it is sure that it may take its place."""
    try:
        with suppress(FileNotFoundError):
            to.lstat()  # tells at once when the name cannot be one
        if to.is_dir():
            raise _error(_SAYS.NAME_IS_FOLDER, to, "EISDIR")
        if to.exists() and not os.access(to, os.W_OK):
            raise _error(_SAYS.FILE_HELD, to, "read-only")
        return temporary.open("xb")
    except ValueError as error:  # a NUL or half a character in the path
        raise _error(_SAYS.NAME_UNUSABLE, to, type(error).__name__) from error


def _put_in_place(temporary: Path, to: Path) -> None:
    try:
        temporary.replace(to)
    except PermissionError as error:
        # The folder took the new file, so it is the old one that is held (Windows).
        raise _error(_SAYS.FILE_HELD, to, f"{type(error).__name__} {error.errno}") from error


def _forget(temporary: Path) -> None:
    try:
        temporary.unlink(missing_ok=True)
    except (OSError, ValueError):
        return


def _explained(error: OSError, to: Path) -> OutputError:
    words = _BY_ERRNO.get(error.errno or 0, _SAYS.FAILED)
    return _error(words, to, f"{type(error).__name__} errno={error.errno}")


def _error(words: tuple[str, str], to: Path, detail: str) -> OutputError:
    what, do = words
    return OutputError(what.format(name=to.name), do, detail)
