"""Looks a case file over: is the file whole, and do its rows make sense together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import apsw

from wizard import texts
from wizard.domain.case import AnswerState
from wizard.domain.form import Level
from wizard.storage import schema

_WORDS = texts.CaseFile
# Rows whose record or order is missing; found by joining, not by foreign_key_check, so that
# lines under a note and the like are found as well.
_LOST_ANSWERS = (
    "SELECT count(*) FROM answers WHERE record NOT IN (SELECT id FROM records WHERE id IS NOT NULL)"
)
_LOST_RECORDS = """
    SELECT count(*) FROM records AS child
    LEFT JOIN records AS parent ON parent.id = child.parent
    WHERE child.id <> 0 AND (
        parent.id IS NULL
        OR (child.scope IN ('order', 'note') AND parent.scope <> 'case')
        OR (child.scope = 'line' AND parent.scope <> 'order')
    )
"""
_NO_CASE_ROW = "SELECT NOT EXISTS (SELECT 1 FROM records WHERE id = 0 AND scope = 'case')"
_SCOPES = "SELECT count(*) FROM records WHERE scope NOT IN (?, ?, ?, ?)"
_STATES = "SELECT count(*) FROM answers WHERE state IS NOT NULL AND state NOT IN (?, ?, ?)"
_TIMES = "SELECT DISTINCT changed_at FROM answers WHERE changed_at IS NOT NULL"


def findings(connection: apsw.Connection) -> list[str]:
    """Return what is wrong with the file, as Japanese sentences; empty when it is sound."""
    found: list[str] = []
    try:
        found.extend(_damage(connection))
        found.extend(_rows(connection))
    except (apsw.CorruptError, apsw.NotADBError, apsw.SQLError, apsw.MismatchError):
        if not found:
            found.append(_WORDS.FOUND_DAMAGE.format(count=1))
    return found


def _damage(connection: apsw.Connection) -> Iterator[str]:
    answers = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
    if answers != ["ok"]:
        yield _WORDS.FOUND_DAMAGE.format(count=len(answers))
    if int(connection.pragma("application_id")) & 0xFFFFFFFF != schema.APPLICATION_ID:
        yield _WORDS.FOUND_OTHER_KIND


def _rows(connection: apsw.Connection) -> Iterator[str]:
    lost = _count(connection, _LOST_ANSWERS) + _count(connection, _LOST_RECORDS)
    if lost:
        yield _WORDS.FOUND_LOST_ROWS.format(count=lost)
    if _count(connection, _NO_CASE_ROW):
        yield _WORDS.FOUND_NO_CASE
    strange = _count(connection, _SCOPES, *Level) + _count(connection, _STATES, *AnswerState)
    strange += sum(not _is_time(row[0]) for row in connection.execute(_TIMES))
    if strange:
        yield _WORDS.FOUND_STRANGE_ROWS.format(count=strange)


def _count(connection: apsw.Connection, query: str, *values: str) -> int:
    return int(connection.execute(query, values).get)


def _is_time(stored: object) -> bool:
    try:
        return datetime.fromisoformat(str(stored)).tzinfo is not None
    except ValueError:
        return False
