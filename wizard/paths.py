"""Where things are: the shipped data folders and the person's own folders.

One rule finds the data (HOUSE.md): `DATA_ROOT` is `wizard/_bundled` if that folder exists,
else the folder above the package. The wheel and the frozen program put `forms/` and
`resources/` under `wizard/_bundled/`; a checkout has them beside the package. Only `app`,
the commands and `__main__` import this module; everyone else is handed real paths.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import platformdirs

from wizard import texts

_APP = "tsuho-wizard"
_PACKAGE = Path(__file__).resolve().parent
_BUNDLED = _PACKAGE / "_bundled"
DATA_ROOT = _BUNDLED if _BUNDLED.is_dir() else _PACKAGE.parent


class Paths(NamedTuple):
    """Every folder the program uses.

    Attributes:
        forms_dir: `forms/`, read only.
        resources_dir: `resources/`, read only.
        documents_dir: where new cases are proposed to be saved (the person's documents).
        config_dir: settings and the list of recent cases.
        state_dir: the log and the locks of open cases.
    """

    forms_dir: Path
    resources_dir: Path
    documents_dir: Path
    config_dir: Path
    state_dir: Path

    @property
    def templates_dir(self) -> Path:
        """Return the folder of the narrative templates."""
        return self.forms_dir / "templates"

    @property
    def fonts_dir(self) -> Path:
        """Return the folder of the bundled fonts."""
        return self.resources_dir / "fonts"

    @property
    def order_layouts_dir(self) -> Path:
        """Return the folder of the order layouts that the person has made."""
        return self.config_dir / "order-layouts"

    @property
    def lock_dir(self) -> Path:
        """Return the folder in which an open case is marked as open."""
        return self.state_dir / "open-cases"

    @property
    def log_dir(self) -> Path:
        """Return the folder of the log files."""
        return self.state_dir / "log"


def user_paths() -> Paths:
    """Return the paths for the person at this computer; creates nothing."""
    return Paths(
        forms_dir=DATA_ROOT / "forms",
        resources_dir=DATA_ROOT / "resources",
        documents_dir=platformdirs.user_documents_path() / texts.APP_NAME,
        config_dir=platformdirs.user_config_path(_APP, appauthor=False),
        state_dir=platformdirs.user_state_path(_APP, appauthor=False),
    )


def private_paths(home: Path) -> Paths:
    """Return paths whose writable folders all lie under `home` (tests, demo, self-test)."""
    return Paths(
        forms_dir=DATA_ROOT / "forms",
        resources_dir=DATA_ROOT / "resources",
        documents_dir=home / "documents",
        config_dir=home / "config",
        state_dir=home / "state",
    )
