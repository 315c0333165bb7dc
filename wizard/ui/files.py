"""Where documents are saved: a name that is free, a folder that is remembered, never overwritten."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from wizard.domain.attached import STATEMENT_MARK, Use, attached_of
from wizard.domain.case import Case
from wizard.storage.attached import size_of

FOLDER_MARK = "folder:documents"


def documents_folder(case: Case, case_path: Path) -> Path:
    """Return the folder in which the person last saved a document, else that of the case."""
    remembered = case.marks.get(FOLDER_MARK, "")
    if remembered and Path(remembered).is_dir():
        return Path(remembered)
    return case_path.parent


def saved_statement(case: Case) -> Path | None:
    """Return the 申出書 that was last saved, None when there is none or it is gone."""
    remembered = case.marks.get(STATEMENT_MARK, "")
    path = Path(remembered)
    return path if remembered and path.is_file() else None


def attached_paths(case: Case) -> list[Path]:
    """Return the files that are to be attached in e-Gov and are there, the 申出書 first."""
    statement = saved_statement(case)
    first = [] if statement is None else [statement]
    return [*first, *_there(case, Use.ATTACH)]


def station_paths(case: Case) -> list[Path]:
    """Return the files that are to be handed over at the police station and are there."""
    return _there(case, Use.STATION)


def _there(case: Case, use: Use) -> list[Path]:
    files = [file for file in attached_of(case) if file.use is use]
    return [Path(file.path) for file in files if size_of(file.path) is not None]


def attachments_of(case: Case) -> list[str]:
    """Return the names of the saved files that are to be attached in e-Gov."""
    return [path.name for path in attached_paths(case)]


def free_path(folder: Path, name: str, taken: Collection[str] = ()) -> Path:
    """Return a path in a folder under which nothing stands yet (``name_2.pdf`` …).

    Names in `taken` are left out, too; upper and lower case count as the same.
    """
    used = {other.casefold() for other in taken}
    path = folder / name
    number = 2
    while path.name.casefold() in used or path.exists():
        path = folder / f"{Path(name).stem}_{number}{Path(name).suffix}"
        number += 1
    return path


def choose_path(parent: QWidget, title: str, suggested: Path, pattern: str) -> Path | None:
    """Let the person choose where to save; asks before an existing file is replaced.

    Args:
        parent: the window it belongs to.
        title: of the dialog, what will be saved.
        suggested: folder and name to start from; its suffix is added where it is left out.
        pattern: the dialog's filter, e.g. ``PDF (*.pdf)``.

    Returns:
        The path, or None when the person stopped.
    """
    dialog = QFileDialog(parent, title, str(suggested.parent), pattern)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(suggested.suffix.lstrip("."))
    dialog.selectFile(suggested.name)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles()
    dialog.deleteLater()
    return Path(chosen[0]) if accepted and chosen else None


def open_folder(path: Path) -> bool:
    """Show a folder in the system's file manager; False when the system could not."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
