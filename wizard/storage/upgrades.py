"""Brings a case file of an older format up to the newest one, one tiny step at a time.

The reader knows every version, the writer only the newest. Before a file is changed, a copy
of it as it was is put beside it. A file that may only be read is upgraded in a private copy
instead, so `show` works on an old file on a read-only disk.

To add a version: raise `schema.FORMAT_VERSION`, change `schema.lay_out`, add the step from
the version before to `STEPS`, and put a sample file of the version before into
`tests/data/cases/`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import apsw

from wizard.storage import atomic, schema

Step = Callable[[apsw.Connection], None]
STEPS: Mapping[int, Step] = MappingProxyType({})  # from the version that is the key to the next


def upgrade(
    connection: apsw.Connection,
    *,
    target: int = schema.FORMAT_VERSION,
    steps: Mapping[int, Step] = STEPS,
) -> None:
    """Bring an open database up to `target`, all steps in one transaction.

    Raises:
        KeyError: there is no step from one of the versions (a mistake of the program).
        apsw.Error: the file could not be changed; it is as it was.
    """
    version = int(connection.pragma("user_version"))
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in range(version, target):
            steps[step](connection)
            connection.pragma("user_version", step + 1)
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def upgrade_file(connection: apsw.Connection, path: Path) -> None:
    """Copy the file as it is to `<name>.v<version>.tsuho` beside it, then upgrade it.

    Raises:
        OSError, apsw.Error: the copy or the file could not be written; the file is as it was.
    """
    backup = _back_up(connection, path)
    try:
        upgrade(connection)
    except BaseException:
        backup.unlink(missing_ok=True)  # nothing was changed; do not pile up copies
        raise


def _back_up(connection: apsw.Connection, path: Path) -> Path:
    version = int(connection.pragma("user_version"))
    temporary = atomic.beside(path)
    try:
        connection.execute("VACUUM INTO ?", (str(temporary),))
        return _publish_numbered(temporary, path, version)
    finally:
        temporary.unlink(missing_ok=True)


def private_copy(connection: apsw.Connection) -> apsw.Connection:
    """Return a copy of the database that vanishes when it is closed."""
    copy = apsw.Connection("")
    with copy.backup("main", connection, "main") as backup:
        backup.step()
    return copy


def _publish_numbered(temporary: Path, path: Path, version: int) -> Path:
    number = 1
    while True:
        suffix = f"_{number}" if number > 1 else ""
        to = path.with_name(f"{path.stem}.v{version}{suffix}{path.suffix}")
        try:
            atomic.publish_new(temporary, to)
        except FileExistsError:
            number += 1
        else:
            return to
