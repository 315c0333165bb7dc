"""What the person decided once for all cases: settings that pages read and change.

A page is handed this and nothing of the disk; the window's `Preferences` keep what changes.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from wizard.storage.settings import Settings


class Wishes(QObject):
    """Holds the settings; a change is announced.

    Args:
        settings: as loaded.

    Attributes:
        settings: as they are now.

    Signals:
        changed: the settings are different now.
        written_changed: among them what e-Gov's fields get: own replacements or limits.
    """

    changed = Signal()
    written_changed = Signal()

    def __init__(self, settings: Settings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings or Settings()

    def keep(self, settings: Settings) -> None:
        """Have these settings from now on."""
        before = self.settings
        if settings != before:
            self.settings = settings
            self.changed.emit()
            if (settings.replacements, settings.limits) != (before.replacements, before.limits):
                self.written_changed.emit()

    def write_instead(self, before: str, after: str | None) -> None:
        """Write `after` for a character in all cases; None forgets it."""
        self.keep(self.settings.replacing(before, after))

    def limit_field(self, field_id: str, longest: int | None) -> None:
        """Keep how many characters the person saw a field of e-Gov take; None forgets it."""
        self.keep(self.settings.limiting(field_id, longest))

    def call_entry(self, item_id: str, value: str, words: str | None) -> None:
        """Call an entry of e-Gov's list so in all cases; None forgets the words."""
        self.keep(self.settings.calling(item_id, value, words))

    def limit_attachments(self, size: int | None) -> None:
        """Keep how many bytes the person saw e-Gov take as attachments; None forgets it."""
        self.keep(replace(self.settings, attached_bytes=size or 0))

    def empty_clipboard(self, *, on: bool) -> None:
        """Set whether the clipboard is emptied when the panel for copying closes."""
        self.keep(replace(self.settings, empty_clipboard=on))

    def remember_panel(self, geometry: str) -> None:
        """Keep where the panel for copying stood."""
        self.keep(replace(self.settings, panel=geometry))
