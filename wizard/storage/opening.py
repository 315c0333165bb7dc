"""Opens a case file's database after making sure that it is one and can be used."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import apsw

from wizard import texts
from wizard.storage import schema, upgrades
from wizard.storage.failures import Doing, failure, telling

JOURNAL = "-journal"
# Another program that reads (a backup, `show`) holds the file for moments only.
_PATIENCE_MS = 5_000


def look_at(path: Path) -> os.stat_result:
    """Return `os.stat` of a case file, having refused what cannot be one.

    The file's content is not touched: closing a handle of our own would give away the locks
    that SQLite holds in this process (POSIX).

    Raises:
        CaseFileError: missing, a folder, not a plain file, empty, or not reachable.
    """
    with telling(Doing.OPENING):
        status = path.stat()
        _check_length(path)
    if stat.S_ISDIR(status.st_mode):
        raise failure(texts.CaseFile.IS_FOLDER)
    if not stat.S_ISREG(status.st_mode):
        raise failure(texts.CaseFile.NOT_A_CASE)
    if status.st_size == 0:
        raise failure(texts.CaseFile.EMPTY)
    return status


def check_name(path: Path) -> None:
    """Refuse a path to which SQLite could not add the name of its journal.

    Raises:
        CaseFileError: the name or the path is too long.
    """
    with telling(Doing.OPENING):
        _check_length(path, len(JOURNAL))
    with suppress(OSError, ValueError, AttributeError):  # Windows knows no pathconf
        longest = os.pathconf(path.parent, "PC_NAME_MAX")
        if len(os.fsencode(path.name + JOURNAL)) > longest:
            raise failure(texts.CaseFile.NAME_UNUSABLE)


def _check_length(path: Path, more: int = 0) -> None:
    # SQLite's own limit, in bytes: 512 on Linux and macOS.
    longest = int(apsw.vfs_details()[0]["mxPathname"])
    if len(os.fsencode(path)) + more >= longest:
        raise failure(texts.CaseFile.NAME_UNUSABLE)


@contextmanager
def closing_on_failure(connection: apsw.Connection) -> Iterator[None]:
    """Close the connection when the block fails."""
    try:
        yield
    except BaseException:
        connection.close()
        raise


def connect(path: Path, *, read_only: bool) -> apsw.Connection:
    """Open the database of a case file, ready for use.

    Raises:
        CaseFileError: it is no case file, damaged, of a newer version, or cannot be written
            to although `read_only` is False.
    """
    with telling(Doing.OPENING):
        if read_only:
            return _connect_to_read(path)
        connection = _connect(path, apsw.SQLITE_OPEN_READWRITE)
        with closing_on_failure(connection):
            if connection.readonly("main"):
                raise failure(texts.CaseFile.READ_ONLY_FILE)
            if _version(connection) < schema.FORMAT_VERSION:
                with telling(Doing.SAVING):
                    upgrades.upgrade_file(connection, path)
            _check_tables(connection)
            prepare_to_write(connection)
            with telling(Doing.SAVING):
                _try_to_write(connection)
        return connection


def prepare_to_write(connection: apsw.Connection) -> None:
    """Set what a writing connection needs; all of it holds for the connection only."""
    connection.pragma("foreign_keys", True)
    connection.pragma("journal_mode", "DELETE")
    connection.pragma("synchronous", "FULL")
    # What was taken away (half a card number, a name) is not left lying in the file.
    connection.pragma("secure_delete", "ON")


def _connect_to_read(path: Path) -> apsw.Connection:
    try:
        connection = _connect(path, apsw.SQLITE_OPEN_READONLY)
    except apsw.ReadOnlyError:
        # A save was cut off; only a connection that may write can put the old state back.
        _connect(path, apsw.SQLITE_OPEN_READWRITE).close()
        connection = _connect(path, apsw.SQLITE_OPEN_READONLY)
    with closing_on_failure(connection):
        if _version(connection) < schema.FORMAT_VERSION:
            copy = upgrades.private_copy(connection)
            connection.close()
            connection = copy
            upgrades.upgrade(connection)
        _check_tables(connection)
    return connection


def _connect(path: Path, flags: int) -> apsw.Connection:
    connection = apsw.Connection(str(path), flags=flags)
    with closing_on_failure(connection):
        connection.set_busy_timeout(_PATIENCE_MS)
        # The file may come from anyone: run nothing that is written inside it.
        connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
        connection.config(apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
        connection.config(apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0)
        connection.config(apsw.SQLITE_DBCONFIG_ENABLE_VIEW, 0)
        if int(connection.pragma("application_id")) & 0xFFFFFFFF != schema.APPLICATION_ID:
            raise failure(texts.CaseFile.NOT_A_CASE)
        version = _version(connection)
        if version > schema.FORMAT_VERSION:
            raise failure(texts.CaseFile.NEWER, f"format {version}")
        if version < 1:
            raise failure(texts.CaseFile.DAMAGED, f"format {version}")
    return connection


def _version(connection: apsw.Connection) -> int:
    return int(connection.pragma("user_version"))


def _check_tables(connection: apsw.Connection) -> None:
    found = {str(row[0]) for row in connection.execute("SELECT name FROM sqlite_schema")}
    if not found.issuperset(schema.TABLES):
        raise failure(texts.CaseFile.DAMAGED, "tables missing")


def _try_to_write(connection: apsw.Connection) -> None:
    """Begin to write and take it back: shows now that the folder or the disk refuses it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        # A real difference: SQLite writes nothing when a row stays the same.
        connection.execute("UPDATE records SET position = position + 1 WHERE id = 0")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
