"""Opening a file that a person has picked: what it is not, said in one sentence each."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import BinaryIO

from wizard import texts
from wizard.errors import ImportFileError

ORDER_SUFFIXES = (".csv", ".txt", ".tsv", ".xlsx", ".zip")


def open_source(path: Path) -> BinaryIO:
    """Open an order file for reading bytes.

    Raises:
        ImportFileError: missing, a folder, not a plain file, unreadable, or of a kind that no
            order export has.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError as gone:
        raise _error(texts.Intake.MISSING, texts.Intake.MISSING_DO, path, "not found") from gone
    except (OSError, ValueError) as wrong:
        raise _unreadable(path, wrong) from wrong
    if stat.S_ISDIR(mode):
        raise _error(texts.Intake.FOLDER, texts.Intake.FOLDER_DO, path, "folder")
    if not stat.S_ISREG(mode):
        raise _error(texts.Intake.BINARY, texts.Intake.BINARY_DO, path, "not a plain file")
    try:
        return path.open("rb")
    except OSError as wrong:
        raise _unreadable(path, wrong) from wrong


def refuse_suffix(path: Path) -> None:
    """Refuse a file whose name says that it is no order export.

    Asked after its content was looked at, so that a workbook or a picture is called that.

    Raises:
        ImportFileError: the suffix is not one of `ORDER_SUFFIXES`.
    """
    if path.suffix.lower() not in ORDER_SUFFIXES:
        kinds = texts.Intake.NUMBERS.join(ORDER_SUFFIXES)
        raise ImportFileError(
            texts.Intake.EXTENSION.format(file=path.name, kinds=kinds),
            texts.Intake.EXTENSION_DO,
            "suffix",
        )


def _unreadable(path: Path, wrong: Exception) -> ImportFileError:
    return _error(texts.Intake.UNREADABLE, texts.Intake.UNREADABLE_DO, path, type(wrong).__name__)


def _error(what: str, do: str, path: Path, detail: str) -> ImportFileError:
    return ImportFileError(what.format(file=path.name), do, detail)
