"""Reads a whole case out of its database."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

import apsw

from wizard import texts
from wizard.domain.case import Answer, AnswerState, Case, LineItem, Note, Order, Source, SourceKind
from wizard.domain.form import Level
from wizard.storage import schema
from wizard.storage.failures import failure
from wizard.storage.schema import readable

_ANSWERS = (
    "SELECT record, item, text, state, holder, source_kind, source_detail, original, changed_at "
    "FROM answers ORDER BY record, item"
)
_RECORDS = "SELECT id, parent, scope, key FROM records WHERE id <> 0 ORDER BY position, id"


def read_meta(connection: apsw.Connection) -> dict[str, str]:
    """Return the facts of the file itself by name (`schema.META_NUMBER` …)."""
    rows = connection.execute("SELECT name, value FROM meta")
    return {str(name): readable(value) for name, value in rows}


def read_case(connection: apsw.Connection, renames: Mapping[str, str]) -> Case:
    """Return the case; every item id is taken as it is, known to this program or not.

    Args:
        connection: the open database.
        renames: old item ids and the ids that replaced them. Where both are in the file, the
            new one counts.

    Raises:
        CaseFileError: a row holds what no program of this format writes.
        apsw.Error: the file cannot be read.
    """
    connection.execute("BEGIN")  # one moment of the file, whoever else writes
    try:
        return _Reader(connection, renames).case()
    finally:
        if connection.in_transaction:
            connection.execute("COMMIT")


class _Reader:
    def __init__(self, connection: apsw.Connection, renames: Mapping[str, str]) -> None:
        self._connection = connection
        self._renames = renames
        self._answers: dict[int, dict[str, Answer]] = {}
        self._times: dict[str | None, datetime | None] = {None: None}
        self._sources: dict[tuple[str, str | bytes], Source] = {}

    def case(self) -> Case:
        try:
            self._read_answers()
        except ValueError as error:
            raise failure(texts.CaseFile.DAMAGED, "unknown value in answers") from error
        orders, notes, lines = self._read_records()
        rows = self._connection.execute("SELECT name, value FROM marks")
        return Case(
            answers=self._answers.get(schema.CASE_RECORD, {}),
            orders=tuple(
                Order(key, self._of(row), tuple(lines.get(row, ()))) for row, key in orders
            ),
            notes=tuple(Note(key, self._of(row)) for row, key in notes),
            marks={readable(name): readable(value) for name, value in rows},
            number=read_meta(self._connection).get(schema.META_NUMBER, ""),
        )

    def _read_records(
        self,
    ) -> tuple[list[tuple[int, str]], list[tuple[int, str]], dict[int, list[LineItem]]]:
        orders: list[tuple[int, str]] = []
        notes: list[tuple[int, str]] = []
        lines: dict[int, list[LineItem]] = {}
        for row, parent, scope, key in self._connection.execute(_RECORDS):
            if scope == Level.LINE:
                lines.setdefault(parent, []).append(LineItem(key, self._of(row)))
            elif scope == Level.ORDER:
                orders.append((row, key))
            elif scope == Level.NOTE:
                notes.append((row, key))
        return orders, notes, lines

    def _of(self, row: int) -> Mapping[str, Answer]:
        return MappingProxyType(self._answers.get(row, {}))

    def _read_answers(self) -> None:
        times, sources, renames = self._times, self._sources, self._renames
        renamed: list[tuple[int, str, Answer]] = []
        for (
            record,
            item,
            text,
            state,
            holder,
            kind,
            detail,
            original,
            at,
        ) in self._connection.execute(_ANSWERS):
            if at not in times:
                times[at] = datetime.fromisoformat(at)
            source = sources.get((kind, detail))
            if source is None:
                source = sources[kind, detail] = Source(_kind(kind), readable(detail))
            answer = Answer(  # the calls are saved where there is nothing to do: 200,000 rows
                text if type(text) is str else readable(text),
                None if state is None else AnswerState(state),
                readable(holder) if holder else "",
                source,
                times[at],
                readable(original) if original else "",
            )
            if item in renames:
                renamed.append((record, item, answer))
            else:
                self._answers.setdefault(record, {})[item] = answer
        for record, item, answer in renamed:
            self._answers.setdefault(record, {}).setdefault(renames[item], answer)


def _kind(stored: str) -> SourceKind:
    """Return the kind of source; one that only a newer program knows counts as typed."""
    try:
        return SourceKind(stored)
    except ValueError:
        return SourceKind.TYPED
