"""Makes new files under names that e-Gov takes: whole or not at all, never over another file."""

from __future__ import annotations

import errno
import os
import unicodedata
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from wizard import texts
from wizard.domain.file_names import safe_name
from wizard.errors import AttachmentError
from wizard.storage import atomic

_SAYS = texts.TakingFiles
_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR}


@dataclass(frozen=True, slots=True)
class Naming:
    """How the copies are called.

    Attributes:
        taken: names that are used already, wherever they lie.
        repair: writes a text with characters that e-Gov accepts.
    """

    taken: Collection[str]
    repair: Callable[[str], str]

    def safe(self, original: str, *more: str) -> str:
        """Return a safe name that is neither taken nor among `more`."""
        return safe_name(original, {*self.taken, *more}, texts.Files.ATTACHED, self.repair)


@contextmanager
def making(folder: Path, name: str) -> Iterator[tuple[Path, BinaryIO]]:
    """Yield a hidden new file in a folder, taken away in the end unless it got its name."""
    temporary = atomic.beside(folder / texts.Files.ATTACHED)
    try:
        file = temporary.open("xb")
    except OSError as error:
        raise cannot_write(error, name, folder.name) from error
    try:
        yield temporary, file
    finally:
        with suppress(OSError):
            file.close()
        forget(temporary)


def write(file: BinaryIO, piece: bytes, name: str, folder: Path) -> None:
    """Write a piece; raises AttachmentError."""
    try:
        file.write(piece)
    except OSError as error:
        raise cannot_write(error, name, folder.name) from error


def publish(temporary: Path, file: BinaryIO, wanted: str, folder: Path, naming: Naming) -> Path:
    """Give a finished file a safe name that nothing in the folder has; return its path.

    Raises:
        AttachmentError: the disk is full or the folder closed.
    """
    try:
        file.flush()
        os.fsync(file.fileno())
        file.close()
        tried: set[str] = set()
        while True:
            path = folder / naming.safe(wanted, *names_in(folder), *tried)
            try:
                atomic.publish_new(temporary, path)
            except FileExistsError:
                tried.add(path.name)  # made by another program just now
                continue
            return path
    except OSError as error:
        raise cannot_write(error, wanted, folder.name) from error


def names_in(folder: Path) -> set[str]:
    """Return the names in a folder, empty when it cannot be read."""
    try:
        names = [entry.name for entry in folder.iterdir()]
        # macOS hands names over decomposed, but takes both spellings for one name.
        return {unicodedata.normalize("NFC", name) for name in names}
    except OSError:
        return set()


def forget(path: Path) -> None:
    """Take a file of ours away, if it is there."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def cannot_write(error: OSError, name: str, folder: str) -> AttachmentError:
    """Return what an error of the system means for the person."""
    detail = f"{type(error).__name__} errno={error.errno}"
    if error.errno in _FULL:
        return told(_SAYS.DISK_FULL, name, detail)
    if error.errno in _CLOSED:
        return told(_SAYS.FOLDER_CLOSED, folder, detail)
    return told(_SAYS.FAILED, name, detail)


def told(words: tuple[str, str], name: str, detail: str = "", size: str = "") -> AttachmentError:
    """Return the error that says these words (what happened, what to do)."""
    return AttachmentError(words[0].format(name=name, size=size), words[1], detail)
