"""Puts a finished file in its place in one step, so that a half-written one never stands there."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

# Answers of file systems (FAT, exFAT, some network drives) that have no hard links.
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EINVAL}


def beside(path: Path) -> Path:
    """Return an unused hidden name in the same folder, for a file that is being made."""
    return path.with_name(f".{uuid4().hex[:12]}.tmp")


def replace_text(path: Path, text: str) -> None:
    """Write a small text file as UTF-8, durably, replacing an older one; raises OSError."""
    temporary = beside(path)
    try:
        with temporary.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        publish_over(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def publish_new(temporary: Path, path: Path) -> None:
    """Give a finished file its final name; raises FileExistsError when that is taken."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from error
        temporary.rename(path)
    else:
        temporary.unlink()
    sync_folder(path.parent)


def publish_over(temporary: Path, path: Path) -> None:
    """Give a finished file its final name, replacing what stands there; raises OSError."""
    temporary.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a new name durable where the system can (Windows does it by itself)."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def set_aside(path: Path) -> None:
    """Keep a file that cannot be read as `<name>.broken`; does nothing when that fails."""
    with suppress(OSError):
        path.replace(path.with_name(path.name + ".broken"))
