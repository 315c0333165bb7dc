"""The log: a small rotating file that never holds an answer, a name or a file's content.

An exception is written as its class and the places in our code it went through; its message
is left out, because a message may quote what someone typed. Messages of Qt are kept only as
far as they are plain ASCII outside the person's home folder.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from wizard.errors import UserError

_NAME = "wizard.log"
_LARGEST = 256 * 1024  # bytes; one older file is kept beside it
_FOREIGN = r"[^\x20-\x7e]+"
_QUOTED = r"\"[^\"]*\"|'[^']*'"


class Log:
    """Writes lines to `folder`; never raises, since a log must not be one more failure.

    Args:
        folder: made when the first line is written.
        clock: returns the current aware time (Asia/Tokyo).
    """

    def __init__(self, folder: Path, clock: Callable[[], datetime]) -> None:
        self.path = folder / _NAME
        self._clock = clock

    def note(self, line: str) -> None:
        """Write one line; the caller answers for its words (no answer, no name, no content)."""
        try:
            self._rotate()
            with self.path.open("a", encoding="utf-8") as file:
                file.write(f"{self._clock().isoformat(timespec='seconds')} {line}\n")
        except OSError:
            return

    def note_error(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Write what was raised and where, without its message."""
        places = " < ".join(
            f"{Path(frame.filename).stem}:{frame.lineno}:{frame.name}"
            for frame in reversed(traceback.extract_tb(trace))
        )
        detail = f" ({scrub(error.detail)})" if isinstance(error, UserError) else ""
        self.note(f"{kind.__name__}{detail} at {places or '?'}")

    def note_qt(self, severity: str, text: str) -> None:
        """Write a message of Qt without anything that could be a name."""
        self.note(f"{severity}: {scrub(text)}")

    def _rotate(self) -> None:
        if not self.path.exists():
            self.path.parent.mkdir(parents=True, exist_ok=True)
        elif self.path.stat().st_size > _LARGEST:
            self.path.replace(self.path.with_suffix(".old.log"))


def scrub(text: str) -> str:
    """Return a text without the home folder, quoted parts and anything beyond plain ASCII."""
    text = text.replace(str(Path.home()), "~")
    return re.sub(_FOREIGN, "…", re.sub(_QUOTED, '"…"', text))[:500]
