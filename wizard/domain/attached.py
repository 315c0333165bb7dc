"""The files that the owner wants to hand over beside the 申出書, as the case remembers them.

Kept light: where the copy lies, what the original was called, how large it was, and what is to
happen with it. One mark of the case holds the list in its order, so that a change of it is one
change. Whether a file is still there is told by `wizard.storage.attached`.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import PureWindowsPath

from wizard.domain.case import Case

# With the prefix of all marks that name files, so that what shows files follows it.
ATTACHED_MARK = "file:attached"
STATEMENT_MARK = "file:statement"  # the 申出書 as it was last saved
ATTACHED_FOLDER_MARK = "folder:attached"  # where the copies lie


class Use(StrEnum):
    """What is to happen with a file."""

    ATTACH = "attach"  # attached in e-Gov
    LEAVE = "leave"  # stays in the list, not attached
    STATION = "station"  # handed over at the police station


@dataclass(frozen=True, slots=True)
class Attached:
    """One file of the list.

    Attributes:
        path: of the copy that was made for handing over, absolute; its name is the safe one.
        original: the name of the original file, as the person knows it.
        size: of the copy in bytes, when it was made.
        use: what is to happen with it.
        full: of a picture that was made smaller, the path of the copy in full size, else empty.
        tried: whether it was tried to make it smaller; it is not offered again.
    """

    path: str
    original: str
    size: int = 0
    use: Use = Use.ATTACH
    full: str = ""
    tried: bool = False

    @property
    def name(self) -> str:
        """Return the safe name, under which it is attached."""
        return name_of(self.path)


def name_of(path: str) -> str:
    """Return the file name in a path of Windows or of another system.

    A case may come from another computer; safe names hold neither of the separators.
    """
    return PureWindowsPath(path).name


def attached_of(case: Case) -> tuple[Attached, ...]:
    """Return the list of a case; what cannot be read is left out."""
    try:
        found = json.loads(case.marks.get(ATTACHED_MARK, "[]"))
    except (ValueError, RecursionError):
        return ()
    if not isinstance(found, list):
        return ()
    return tuple(one for entry in found if (one := _read(entry)) is not None)


def originals_of(case: Case) -> dict[str, str]:
    """Return what each file was called before, by its safe name; only where that differs."""
    return {file.name: file.original for file in attached_of(case) if file.original != file.name}


def written(files: Sequence[Attached]) -> str | None:
    """Return what the mark holds for a list; None (no mark) for an empty one."""
    # ASCII, so that a name with half a surrogate pair can be kept, too.
    return json.dumps([asdict(file) for file in files]) if files else None


def with_use(files: Sequence[Attached], paths: Collection[str], use: Use) -> tuple[Attached, ...]:
    """Return the list with another use for the files of these paths."""
    return tuple(replace(file, use=use) if file.path in paths else file for file in files)


def without(files: Sequence[Attached], path: str) -> tuple[Attached, ...]:
    """Return the list without the file of that path."""
    return tuple(file for file in files if file.path != path)


def moved(files: Sequence[Attached], path: str, by: int) -> tuple[Attached, ...]:
    """Return the list with one file moved up (-1) or down (1) among those shown together.

    Those for the station are a list of their own; a file at its end stays.
    """
    at = next((i for i, file in enumerate(files) if file.path == path), -1)
    if at < 0:
        return tuple(files)
    apart = files[at].use is Use.STATION
    beside = [i for i, file in enumerate(files) if (file.use is Use.STATION) == apart]
    to = beside.index(at) + by
    if not 0 <= to < len(beside):
        return tuple(files)
    changed = list(files)
    other = beside[to]
    changed[at], changed[other] = changed[other], changed[at]
    return tuple(changed)


def names_of(files: Iterable[Attached]) -> list[str]:
    """Return every name that the files have, those of full-size pictures included."""
    return [name_of(path) for file in files for path in (file.path, file.full) if path]


def _read(entry: object) -> Attached | None:
    if not isinstance(entry, dict):
        return None
    path, original, size = entry.get("path"), entry.get("original"), entry.get("size")
    full, use = entry.get("full"), entry.get("use")
    if not isinstance(path, str) or not path or "\0" in path:
        return None
    return Attached(
        path,
        original if isinstance(original, str) else name_of(path),
        size if type(size) is int and size >= 0 else 0,
        Use(use) if use in tuple(Use) else Use.LEAVE,
        full if isinstance(full, str) and "\0" not in full else "",
        tried=entry.get("tried") is True,
    )
