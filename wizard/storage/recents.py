"""The cases opened last, for the start page. A case whose file is gone stays and is marked."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from wizard.storage import atomic
from wizard.storage.settings import write_json

FILE_NAME = "recent.json"
MOST = 12


@dataclass(frozen=True, slots=True)
class RecentCase:
    """A case that was opened.

    Attributes:
        path: its file.
        shop: 屋号 as it was then; may be empty.
        opened_at: aware time of the last opening.
        state: words about how far it had got then, with the time where there is one
            (「送信した 2026年11月21日(土) 21:04」); older lists hold no time.
    """

    path: Path
    shop: str
    opened_at: datetime
    state: str = ""

    @property
    def is_missing(self) -> bool:
        """Return True when no file stands there now (asks the disk)."""
        try:
            return not self.path.is_file()
        except (OSError, ValueError):
            return True


def load(folder: Path) -> tuple[RecentCase, ...]:
    """Return the recent cases, the newest first; what cannot be read is left out."""
    path = folder / FILE_NAME
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except OSError:
        return ()
    except (ValueError, RecursionError):
        atomic.set_aside(path)
        return ()
    if not isinstance(found, list):
        atomic.set_aside(path)
        return ()
    cases = [case for entry in found if (case := _from_json(entry)) is not None]
    return tuple(cases[:MOST])


def add(folder: Path, case: RecentCase) -> tuple[RecentCase, ...]:
    """Put a case on top (once per file) and return the list as it is now.

    Raises:
        SettingsError: the list could not be written.
    """
    return _save(folder, (case, *_without(load(folder), case.path)))


def remove(folder: Path, path: Path) -> tuple[RecentCase, ...]:
    """Take a case off the list, not off the disk, and return the list as it is now.

    Raises:
        SettingsError: the list could not be written.
    """
    return _save(folder, _without(load(folder), path))


def _without(cases: Sequence[RecentCase], path: Path) -> tuple[RecentCase, ...]:
    return tuple(case for case in cases if case.path.absolute() != path.absolute())


def _save(folder: Path, cases: tuple[RecentCase, ...]) -> tuple[RecentCase, ...]:
    cases = cases[:MOST]
    content = [
        {
            "path": str(case.path.absolute()),
            "shop": case.shop,
            "opened_at": case.opened_at.isoformat(),
            "state": case.state,
        }
        for case in cases
    ]
    write_json(folder / FILE_NAME, content)
    return cases


def _from_json(entry: object) -> RecentCase | None:
    if not isinstance(entry, dict):
        return None
    path, shop, state = entry.get("path"), entry.get("shop"), entry.get("state")
    try:
        opened_at = datetime.fromisoformat(str(entry.get("opened_at")))
    except ValueError:
        return None
    if not isinstance(path, str) or not path or opened_at.tzinfo is None:
        return None
    return RecentCase(
        Path(path),
        shop if isinstance(shop, str) else "",
        opened_at,
        state if isinstance(state, str) else "",
    )
