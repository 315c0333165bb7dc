"""Opens 相談窓口 beside the main window, with or without an open case; one window at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from wizard.errors import UserError
from wizard.ui.contacts import ContactsWindow
from wizard.ui.pages.base import Desk


class ContactsKeeper:
    """Keeps the window of 相談窓口.

    Args:
        window: the main window.
        tables: gives `resources/tables/` as plain data; may raise UserError.
        make_desk: makes what the window may ask for.
        tell: shows what an error says.
    """

    def __init__(
        self,
        window: QWidget,
        tables: Callable[[], Mapping[str, object]],
        make_desk: Callable[[], Desk],
        tell: Callable[[UserError], None],
    ) -> None:
        self._window, self._tables = window, tables
        self._make_desk, self._tell = make_desk, tell
        self.shown: ContactsWindow | None = None

    def open(self) -> None:
        """Show 相談窓口, in front."""
        if self.shown is None:
            try:
                self.shown = ContactsWindow(self._tables(), self._make_desk(), self._window)
            except UserError as error:
                self._tell(error)
                return
        self.shown.show()
        self.shown.raise_()
        self.shown.activateWindow()

    def close(self) -> None:
        """Close it (the case or the main window is closed)."""
        if self.shown is not None:
            self.shown.close()
            self.shown.deleteLater()
            self.shown = None
