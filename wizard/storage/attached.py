"""Copies the files that are to be handed over under names that e-Gov takes; originals untouched.

A copy appears whole or not at all and never in the place of another file.
"""

from __future__ import annotations

import errno
import filecmp
import os
import shutil
import stat
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from wizard import texts
from wizard.domain.attached import Attached
from wizard.domain.attachments import size_words
from wizard.errors import AttachmentError
from wizard.storage import atomic
from wizard.storage.fresh_files import (
    Naming,
    cannot_write,
    forget,
    making,
    names_in,
    publish,
    told,
    write,
)

MOST_BYTES = 2_000_000_000  # larger ones are taken to the station as they are
_SAYS = texts.TakingFiles
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of the files.

    Attributes:
        files: what was copied, in the order given.
        refused: why each of the others was not.
    """

    files: tuple[Attached, ...]
    refused: tuple[AttachmentError, ...]


def size_of(path: str | Path) -> int | None:
    """Return the size of a file in bytes, None when it is not there (any more)."""
    try:
        found = Path(path).stat()
    except (OSError, ValueError):
        return None
    return found.st_size if stat.S_ISREG(found.st_mode) else None


def ready_folder(remembered: str, places: Sequence[Path], name: str) -> Path:
    """Return the folder for the copies: the one used before, else a new one of that name.

    Args:
        remembered: the folder used before; empty when there was none.
        places: where a new one may be made, the best first.
        name: of the new one; ``_2`` … is added where something stands already.

    Raises:
        AttachmentError: in none of the places a folder could be made.
    """
    if remembered and Path(remembered).is_dir():
        return Path(remembered)
    failure: OSError | None = None
    for place in places:
        number = 1
        while True:
            folder = place / (name if number == 1 else f"{name}_{number}")
            try:
                folder.mkdir()
            except FileExistsError:
                number += 1
            except OSError as error:
                failure = error
                break
            else:
                return folder
    raise cannot_write(failure or FileNotFoundError(errno.ENOENT, ""), name, name)


def take_in(
    sources: Sequence[Path],
    folder: Path,
    naming: Naming,
    known: Sequence[str],
    cancelled: Callable[[], bool],
) -> TakenIn:
    """Copy files into a folder under safe names, all different.

    Args:
        sources: the originals; they are only read.
        folder: where the copies go; it is taken away again when it stays empty.
        naming: how the copies are called.
        known: paths of the copies in the list already; the same content is not taken twice.
        cancelled: tells whether to stop; then the copies made so far are removed.
    """
    files: list[Attached] = []
    refused: list[AttachmentError] = []
    for source in sources:
        original = source.name.encode("utf-8", "replace").decode("utf-8")
        try:
            size = _checked_size(source, original)
            _refuse_twice(source, original, size, [*known, *(file.path for file in files)])
            with _reading(source, original) as data:
                path = _keep(data, source, original, folder, naming, cancelled)
        except AttachmentError as error:
            refused.append(error)
            continue
        if path is None:
            for file in files:
                forget(Path(file.path))
            files.clear()
            break
        files.append(Attached(str(path), original, size_of(path) or 0))
    with suppress(OSError):
        folder.rmdir()  # only an empty one goes
    return TakenIn(tuple(files), tuple(refused))


def keep_bytes(content: bytes, wanted: str, folder: Path, naming: Naming) -> Path:
    """Write a new file under a safe name as close to `wanted` as possible.

    Raises:
        AttachmentError: it could not be written; nothing is left of it.
    """
    with making(folder, wanted) as (temporary, file):
        write(file, content, wanted, folder)
        return publish(temporary, file, wanted, folder, naming)


def rename(path: Path, naming: Naming) -> Path:
    """Give a file a name that e-Gov takes, in its folder, replacing nothing; return its path.

    Raises:
        AttachmentError: it is gone, or held by another program; it is as it was.
    """
    beside = names_in(path.parent) - {path.name}
    new = path.with_name(naming.safe(path.name, *beside))
    try:
        if new.name.casefold() == path.name.casefold():  # .PDF → .pdf, on Windows one name
            path.rename(new)
            return new
        atomic.publish_new(path, new)
    except FileNotFoundError as error:
        raise told(_SAYS.GONE, path.name, "ENOENT") from error
    except FileExistsError as error:
        raise told(_SAYS.NAME_TAKEN, new.name, "EEXIST") from error
    except OSError as error:
        if new.exists() and path.exists() and new.samefile(path):
            forget(new)  # linked, but the old name could not be taken away
        raise told(_SAYS.HELD, path.name, f"errno={error.errno}") from error
    return new


# --- pieces ---------------------------------------------------------------------------------------
def _checked_size(source: Path, name: str) -> int:
    try:
        found = source.stat()
    except (OSError, ValueError) as error:
        gone = not isinstance(error, OSError) or error.errno in (errno.ENOENT, errno.ENOTDIR)
        words = _SAYS.GONE if gone else _SAYS.UNREADABLE
        raise told(words, name, type(error).__name__) from error
    if stat.S_ISDIR(found.st_mode):
        raise told(_SAYS.IS_FOLDER, name)
    if not stat.S_ISREG(found.st_mode):  # reading a pipe would wait for ever
        raise told(_SAYS.NOT_A_FILE, name)
    if found.st_size > MOST_BYTES:
        raise told(_SAYS.TOO_LARGE, name, size=size_words(found.st_size))
    return found.st_size


def _refuse_twice(source: Path, name: str, size: int, known: Sequence[str]) -> None:
    for path in known:
        if size_of(path) != size:
            continue
        with suppress(OSError):
            if filecmp.cmp(source, path, shallow=False):
                raise told(_SAYS.THERE_ALREADY, name)


def _keep(
    data: BinaryIO,
    source: Path,
    original: str,
    folder: Path,
    naming: Naming,
    cancelled: Callable[[], bool],
) -> Path | None:
    """Copy one file; None when it was stopped."""
    _refuse_without_room(source, folder, original)
    with making(folder, original) as (temporary, file):
        while piece := _piece(data, original):
            if cancelled():
                return None
            write(file, piece, original, folder)
        if cancelled():
            return None
        path = publish(temporary, file, original, folder, naming)
    with suppress(OSError):  # when it was taken says something; nice to have, no more
        times = source.stat()
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    return path


def _refuse_without_room(source: Path, folder: Path, name: str) -> None:
    with suppress(OSError):
        if source.stat().st_size > shutil.disk_usage(folder).free:
            raise told(_SAYS.DISK_FULL, name, "no room")


def _reading(source: Path, name: str) -> BinaryIO:
    try:
        return source.open("rb")
    except OSError as error:
        raise told(_SAYS.UNREADABLE, name, f"errno={error.errno}") from error


def _piece(data: BinaryIO, name: str) -> bytes:
    try:
        return data.read(_PIECE)
    except OSError as error:
        raise told(_SAYS.UNREADABLE, name, f"errno={error.errno}") from error
