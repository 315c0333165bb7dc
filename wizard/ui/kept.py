"""What was kept from the last time: the settings and the list of recent cases."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from wizard.storage import recents, settings
from wizard.storage.recents import RecentCase
from wizard.storage.settings import Settings


@dataclass(frozen=True, slots=True)
class Kept:
    """Settings and recent cases as they were found; defaults where there is nothing."""

    settings: Settings
    recents: tuple[RecentCase, ...]


def load_kept(config_dir: Path) -> Kept:
    """Read both; never raises for what it finds."""
    return Kept(settings.load(config_dir), recents.load(config_dir))
