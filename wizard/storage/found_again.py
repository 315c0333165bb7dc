"""Finds the files of a case again after it was moved, with them, to another folder or computer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PureWindowsPath

from wizard.domain.attached import (
    ATTACHED_FOLDER_MARK,
    ATTACHED_MARK,
    STATEMENT_MARK,
    Attached,
    attached_of,
    name_of,
    written,
)
from wizard.domain.case import Case
from wizard.storage.attached import size_of


def find_again(case: Case, case_path: Path) -> None:
    """Let the marks of a case name the files where they are now.

    A file that is not where it was is looked for in the folder of the same name next to the case
    file, then next to the case file itself. What is not found stays as it was and is told as
    missing. Only the case in memory is changed: opening a case writes nothing.

    Args:
        case: just read.
        case_path: where it was read from.
    """
    beside = case_path.absolute().parent
    found = {
        ATTACHED_FOLDER_MARK: _folder(case.marks, beside),
        STATEMENT_MARK: _statement(case.marks, beside),
    }
    files = attached_of(case)
    here = tuple(_file(file, beside) for file in files)
    if here != files:
        found[ATTACHED_MARK] = written(here) or ""
    case.marks.update({name: value for name, value in found.items() if value})


def _folder(marks: Mapping[str, str], beside: Path) -> str:
    kept = marks.get(ATTACHED_FOLDER_MARK, "")
    name = name_of(kept)
    there = beside / name
    return str(there) if name and not Path(kept).is_dir() and there.is_dir() else ""


def _statement(marks: Mapping[str, str], beside: Path) -> str:
    """Return where the 申出書 is now; nothing while the folder it was saved in is there.

    Its name tells only the day, so the one of another case must not be taken for it.
    """
    kept = marks.get(STATEMENT_MARK, "")
    old = Path(kept)
    if not kept or size_of(old) is not None or (old.is_absolute() and old.parent.is_dir()):
        return ""  # one of Windows is not absolute elsewhere
    return next((str(path) for path in _places(kept, beside) if size_of(path) is not None), "")


def _file(file: Attached, beside: Path) -> Attached:
    path = file.path
    if size_of(path) is None:
        places = (place for place in _places(path, beside) if size_of(place) == file.size)
        path = str(next(places, path))
    full = file.full
    if full and size_of(full) is None:
        there = Path(path).with_name(name_of(full))  # the lighter copy lies beside it
        full = str(there) if size_of(there) is not None else full
    return replace(file, path=path, full=full)


def _places(kept: str, beside: Path) -> tuple[Path, ...]:
    # Reads the paths of Windows and of other systems; our own names hold no backslash.
    old = PureWindowsPath(kept)
    return (beside / old.parent.name / old.name, beside / old.name)
