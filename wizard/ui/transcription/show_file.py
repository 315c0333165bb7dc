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
    command = _command(path, system)
    return (command is not None and _start(*command)) or open_folder(path.parent)


def _command(path: Path, system: str) -> tuple[str, list[str]] | None:
    if system == "win32":
        return "explorer.exe", ["/select,", QDir.toNativeSeparators(str(path))]
    if system == "darwin":
        return "/usr/bin/open", ["-R", str(path)]
    return None


def _start(program: str, arguments: list[str]) -> bool:
    started = QProcess.startDetached(program, arguments)
    return bool(started[0] if isinstance(started, tuple) else started)
