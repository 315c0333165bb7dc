"""What the clipboard holds for the page of orders: files, or a table of a spreadsheet."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication

from wizard.ui.widgets import local_files


def pasted_files() -> list[Path]:
    """Return the files that were copied in the system's file manager."""
    held = QGuiApplication.clipboard().mimeData()
    # An empty clipboard holds nothing at all, whatever the signature says.
    return local_files(held.urls()) if held else []


def pasted_text() -> str:
    """Return the copied text; a spreadsheet copies its cells parted by tabs."""
    return QGuiApplication.clipboard().text()
