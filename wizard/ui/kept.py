"""What was kept from the last time: the settings and the list of recent cases."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from wizard.storage import recents, settings
from wizard.storage.settings import Settings
from wizard.ui.home import Recent


@dataclass(frozen=True, slots=True)
class Kept:
    """Settings and recent cases as they were found; defaults where there is nothing."""

    settings: Settings
    recents: tuple[Recent, ...]


def load_kept(config_dir: Path) -> Kept:
    """Read both; never raises for what it finds."""
    return Kept(settings.load(config_dir), load_recents(config_dir))


def load_recents(config_dir: Path) -> tuple[Recent, ...]:
    """Return the cases opened before as the first page shows them."""
    return tuple(
        Recent(case.path, case.shop, case.opened_at, case.state, case.is_missing)
        for case in recents.load(config_dir)
    )
