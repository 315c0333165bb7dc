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


class PracticeWishes(Wishes):
    """Those of a practice case: what is decided there about e-Gov's fields stays there.

    Where the panel stands, or whether the clipboard is emptied, goes through to the real ones.

    Args:
        real: of the person; the practice begins with what they hold.
    """

    def __init__(self, real: Wishes, parent: QObject | None = None) -> None:
        super().__init__(real.settings, parent)
        self._real = real
        real.changed.connect(self._follow)

    def keep(self, settings: Settings) -> None:
        """Have these settings in the practice, and in earnest what is not about its texts."""
        super().keep(settings)
        self._real.keep(_with_texts_of(self._real.settings, settings))

    def _follow(self) -> None:
        super().keep(_with_texts_of(self.settings, self._real.settings))


def _with_texts_of(one: Settings, other: Settings) -> Settings:
    """Return `other` with what `one` says about the texts for e-Gov."""
    return replace(
        other,
        replacements=one.replacements,
        limits=one.limits,
        labels=one.labels,
        attached_bytes=one.attached_bytes,
    )
