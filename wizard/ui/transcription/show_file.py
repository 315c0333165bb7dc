"""A file shown in the system's file manager, selected where the system can."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QDir, QProcess

from wizard.ui.files import open_folder


def show_in_folder(path: Path, system: str = sys.platform) -> bool:
    """Show a file in its folder; False when the system could not.

    Args:
        path: of the file.
        system: as `sys.platform` names it.
    """
    selected = False
    if system == "win32":
        selected = _select_in_explorer(QDir.toNativeSeparators(str(path)))
    elif system == "darwin":
        selected = _is_started(QProcess.startDetached("/usr/bin/open", ["-R", str(path)]))
    return selected or open_folder(path.parent)


def _select_in_explorer(path: str) -> bool:
    """Select a file; a path with a comma has to be in quotes, which Qt sets only for blanks."""
    process = QProcess()
    write_as_it_is = getattr(process, "setNativeArguments", None)  # there is one on Windows only
    process.setProgram("explorer.exe")
    if write_as_it_is is not None:
        write_as_it_is(f'/select,"{path}"')
    elif "," in path:
        return False
    else:
        process.setArguments(["/select,", path])
    return _is_started(process.startDetached())


def _is_started(answer: object) -> bool:
    return bool(answer[0] if isinstance(answer, tuple) else answer)
