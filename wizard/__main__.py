"""The door: arguments lead to the window or to a command without a window."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from pathlib import Path

from wizard import texts
from wizard.paths import user_paths

_STOPPED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; `arguments` are those after the program's name.

    Returns the exit code: 0 fine, 1 problems found, 2 it could not be done (HOUSE.md), 130 when
    it was stopped by Ctrl-C.
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        # Piped output on Windows would otherwise be cp1252 and fail on Japanese.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        # A command says so by itself; here it was still being loaded, or it is the window.
        if arguments and not _opens_window(arguments):
            sys.stderr.write(f"{texts.Commands.STOPPED}\n")
        return _STOPPED


def _run(arguments: Sequence[str]) -> int:
    if arguments and not _opens_window(arguments):
        from wizard.commands import run

        return run(arguments, user_paths())
    from wizard.app import run as run_window

    return run_window(Path(arguments[0]) if arguments else None, user_paths())


def _opens_window(arguments: Sequence[str]) -> bool:
    # A lone case file opens the window; everything else is a command, or a slip that the
    # commands explain.
    return (
        len(arguments) == 1
        and arguments[0] not in texts.Commands.HELP
        and (arguments[0].endswith(".tsuho") or Path(arguments[0]).is_file())
    )


if __name__ == "__main__":
    sys.exit(main())
