"""Files packed together (.zip): what may be taken out of one, and what is refused.

Nothing is written to disk and no member's path is used for anything but to be shown.
"""

from __future__ import annotations

import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from wizard import texts
from wizard.errors import ImportFileError

MOST_MEMBERS = 1000
MOST_BYTES = 4 << 30  # unpacked, all members together
MOST_BYTES_OF_A_BOOK = 1 << 30
MOST_RATIO = 200  # times as much as packed; a table that repeats itself reaches 100
_SMALL = 20 << 20  # what is not larger may be packed as well as it likes
# Kinds that may hold a table, and that nobody opens here.
_CLOSED = frozenset(
    (".zip", ".gz", ".7z", ".rar", ".lzh", ".tar", ".xls", ".xlsm", ".xlsb", ".ods", ".numbers")
)
_ENCRYPTED = 0x1
_UTF8_NAME = 0x800
_SAYS = texts.Intake


def open_archive(stream: BinaryIO) -> zipfile.ZipFile | None:
    """Open an archive, a workbook being one too; None when it is none or is broken."""
    try:
        return zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, KeyError):
        return None


def is_workbook(archive: zipfile.ZipFile) -> bool:
    """Return True when an archive is a workbook of Excel's new kind."""
    return any(name.lower() == "xl/workbook.xml" for name in archive.namelist())


def refuse_bomb(archive: zipfile.ZipFile, name: str, most: int = MOST_BYTES) -> None:
    """Refuse an archive that would grow beyond all measure.

    The sizes are those that the archive itself states; Python reads no member beyond them.

    Raises:
        ImportFileError: too many members, too large, or packed too well to be true.
    """
    members = archive.infolist()
    total = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if len(members) > MOST_MEMBERS:
        raise _refused(_SAYS.ZIP_MANY, name, "members")
    if total > most or (total > _SMALL and total > MOST_RATIO * max(packed, 1)):
        raise _refused(_SAYS.ZIP_HUGE, name, "size or ratio")


def members_of(
    archive: zipfile.ZipFile, suffixes: tuple[str, ...], name: str
) -> list[tuple[str, zipfile.ZipInfo]]:
    """Return the members that may be tables, with their names as a person knows them.

    Raises:
        ImportFileError: there are none, or one is locked with a password.
    """
    found = []
    for path, member in _seen(archive):
        if path.suffix.lower() not in suffixes:
            continue
        if member.flag_bits & _ENCRYPTED:
            raise _refused(_SAYS.ZIP_LOCKED, name, "encrypted")
        found.append((path, member))
    if not found:
        kinds = _SAYS.NUMBERS.join(each for each in suffixes if each != ".zip")
        what = _SAYS.ZIP_NONE.format(file=name, kinds=kinds)
        raise ImportFileError(what, _SAYS.ZIP_NONE_DO, "no table")
    return _told_apart(found)


def passed_over(archive: zipfile.ZipFile) -> tuple[str, ...]:
    """Return the names of members that may hold orders and cannot be read inside an archive."""
    return tuple(path.name for path, _ in _seen(archive) if path.suffix.lower() in _CLOSED)


def _seen(archive: zipfile.ZipFile) -> Iterator[tuple[PurePosixPath, zipfile.ZipInfo]]:
    """Yield the files that a person would see on opening the archive."""
    for member in archive.infolist():
        path = PurePosixPath(_shown(member).replace("\\", "/"))
        hidden = path.name.startswith(".") or "__MACOSX" in path.parts
        if not member.is_dir() and not hidden:
            yield path, member


def _told_apart(
    members: list[tuple[PurePosixPath, zipfile.ZipInfo]],
) -> list[tuple[str, zipfile.ZipInfo]]:
    """Return members by their names; with their folders where several have one name."""
    counts = Counter(path.name for path, _ in members)
    found: dict[str, zipfile.ZipInfo] = {}
    for path, member in members:
        shown = path if counts[path.name] > 1 else PurePosixPath(path.name)
        free, nth = shown, 1
        while str(free) in found:
            nth += 1
            free = shown.with_stem(f"{shown.stem} ({nth})")
        found[str(free)] = member
    return list(found.items())


def broken_member(name: str, wrong: Exception) -> ImportFileError:
    """Return the error for a member that cannot be unpacked."""
    return ImportFileError(
        _SAYS.BOOK_BROKEN.format(file=name), _SAYS.BOOK_BROKEN_DO, type(wrong).__name__
    )


UNPACKING_FAILS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError)


def _shown(member: zipfile.ZipInfo) -> str:
    """Return a member's name; Windows in Japan writes it in CP932 without saying so."""
    if member.flag_bits & _UTF8_NAME:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("cp932")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return member.filename


def _refused(sentence: tuple[str, str], name: str, detail: str) -> ImportFileError:
    return ImportFileError(sentence[0].format(file=name), sentence[1], detail)
