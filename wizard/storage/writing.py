"""Writes changes of a case as rows, all changes of one call in one durable transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

import apsw

from wizard import texts
from wizard.domain.case import Answers, LineItem, Note, Order, Place
from wizard.domain.changes import Change, Group, Insert, Move, Remove, SetAnswer, SetMark
from wizard.domain.form import Level, level_of
from wizard.errors import CaseFileError
from wizard.storage import schema
from wizard.storage.failures import failure
from wizard.storage.positions import Entry, RecordList
from wizard.storage.schema import storable

Value = str | bytes | int | None
_LEVEL = {Group.ORDERS: Level.ORDER, Group.NOTES: Level.NOTE, Group.LINES: Level.LINE}
_RECORD_TYPE = {Group.ORDERS: Order, Group.NOTES: Note, Group.LINES: LineItem}

_LIST = "SELECT id, key, position FROM records WHERE parent = ? AND scope = ? ORDER BY position, id"
_ADD_RECORD = "INSERT INTO records (id, parent, scope, key, position) VALUES (?, ?, ?, ?, ?)"
_PLACE_RECORD = "UPDATE records SET position = ? WHERE id = ?"
_REMOVE_RECORD = "DELETE FROM records WHERE id = ?"
_PUT_ANSWER = (
    "INSERT OR REPLACE INTO answers (record, item, text, state, holder, source_kind, "
    "source_detail, original, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_CLEAR_ANSWER = "DELETE FROM answers WHERE record = ? AND item = ?"
_PUT_MARK = "INSERT OR REPLACE INTO marks (name, value) VALUES (?, ?)"
_CLEAR_MARK = "DELETE FROM marks WHERE name = ?"


@dataclass(slots=True)
class _Rows:
    """Rows that may be written kind by kind, in the order of the fields, for speed."""

    records: list[tuple[Entry, int, Level]] = field(default_factory=list)
    answers: list[tuple[int, Answers]] = field(default_factory=list)
    cleared: list[tuple[int, str]] = field(default_factory=list)
    removed: list[tuple[int]] = field(default_factory=list)


@dataclass(slots=True)
class _Batch:
    """What one transaction writes: runs of rows, one after the other, and marks."""

    runs: list[_Rows] = field(default_factory=lambda: [_Rows()])
    marks: dict[str, str | None] = field(default_factory=dict)

    def adding(self) -> _Rows:
        """Return the run that new records and answers join."""
        if self.runs[-1].cleared or self.runs[-1].removed:
            self.runs.append(_Rows())
        return self.runs[-1]

    def clearing(self) -> _Rows:
        """Return the run that cleared answers join."""
        if self.runs[-1].removed:
            self.runs.append(_Rows())
        return self.runs[-1]

    def removing(self) -> _Rows:
        """Return the run that removed records join."""
        return self.runs[-1]


class CaseWriter:
    """Writes changes through one connection; remembers the order of orders and notes."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._lists: dict[tuple[int, Level], RecordList] = {}
        self._next_id = 0
        self._renames: Mapping[str, str] = {}
        self._seen_version: object = None
        self.start_from_here()

    def start_from_here(self) -> None:
        """Take the file as it is now for what the window knows (called when it is read)."""
        self._seen_version = self._connection.pragma("data_version")
        self._lists.clear()
        self._next_id = 0

    def rename_at_next_write(self, renames: Mapping[str, str]) -> None:
        """Let the next transaction store answers under the ids that replaced theirs."""
        self._renames = dict(renames)

    def write(self, changes: Sequence[Change]) -> None:
        """Write the changes durably, all or none.

        After a failure the file is as before and the same changes may be written again.

        Raises:
            CaseFileError: another computer changed the file since it was opened.
            KeyError, IndexError, TypeError: a change does not fit what the file holds.
            apsw.Error: the file cannot be written.
        """
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            self._check_nobody_else_wrote()
            self._rename()
            batch = self._plan(changes)
            moved = [entry for records in self._lists.values() for entry in records.settle()]
            self._carry_out(batch, moved)
            self._connection.execute("COMMIT")
        except CaseFileError:
            self._give_up()
            raise
        except BaseException:
            self._give_up()
            self._seen_version = None
            raise
        self._renames = {}
        for key in [key for key in self._lists if key[0] != schema.CASE_RECORD]:
            del self._lists[key]

    def _check_nobody_else_wrote(self) -> None:
        # The mark of an open case is kept on this computer; a file on a shared drive could
        # still be open on another one. SQLite counts changes that others made.
        version = self._connection.pragma("data_version")
        if self._seen_version is None:  # a failed save counts as a change by others, too
            self._seen_version = version
        elif self._seen_version != version:
            raise failure(texts.CaseFile.CHANGED_ELSEWHERE)

    def _give_up(self) -> None:
        if self._connection.in_transaction:
            # When the disk is gone the journal stays and puts the old state back later.
            with suppress(apsw.Error):
                self._connection.execute("ROLLBACK")
        self._lists.clear()
        self._next_id = 0

    def _rename(self) -> None:
        for old, new in self._renames.items():
            self._connection.execute(
                "UPDATE OR IGNORE answers SET item = ? WHERE item = ?", (new, old)
            )
            self._connection.execute("DELETE FROM answers WHERE item = ?", (old,))

    # --- from changes to rows ---

    def _plan(self, changes: Sequence[Change]) -> _Batch:
        batch = _Batch()
        for change in changes:
            if isinstance(change, SetAnswer):
                self._plan_answer(batch, change)
            elif isinstance(change, SetMark):
                batch.marks[change.name] = change.after
            elif isinstance(change, Insert):
                self._plan_insert(batch, change)
            elif isinstance(change, Remove):
                records = self._list(self._parent(change), _LEVEL[change.group])
                entry = records.remove(change.index, change.record.key)
                batch.removing().removed.append((entry.id,))
            elif isinstance(change, Move):
                records = self._list(self._parent(change), _LEVEL[change.group])
                records.move(change.before, change.after)
        return batch

    def _plan_answer(self, batch: _Batch, change: SetAnswer) -> None:
        record = self._record_at(change.place)
        if change.after is None:
            batch.clearing().cleared.append((record, change.place.item))
        else:
            batch.adding().answers.append((record, {change.place.item: change.after}))

    def _plan_insert(self, batch: _Batch, change: Insert) -> None:
        record = change.record
        if not isinstance(record, _RECORD_TYPE[change.group]):
            raise TypeError(f"{type(record).__name__} does not belong in {change.group}")
        parent = self._parent(change)
        rows = batch.adding()
        entry = self._new_entry(record.key)
        self._list(parent, _LEVEL[change.group]).insert(change.index, entry)
        rows.records.append((entry, parent, _LEVEL[change.group]))
        rows.answers.append((entry.id, record.answers))
        if isinstance(record, Order) and record.lines:
            lines = self._lists[entry.id, Level.LINE] = RecordList(())
            for line in record.lines:
                line_entry = self._new_entry(line.key)
                lines.insert(len(lines), line_entry)
                rows.records.append((line_entry, entry.id, Level.LINE))
                rows.answers.append((line_entry.id, line.answers))

    def _parent(self, change: Insert | Remove | Move) -> int:
        if change.group is Group.LINES:
            return self._list(schema.CASE_RECORD, Level.ORDER).entry(change.owner).id
        return schema.CASE_RECORD

    def _record_at(self, place: Place) -> int:
        level = level_of(place.item)
        if level is Level.CASE:
            return schema.CASE_RECORD
        scope = Level.NOTE if level is Level.NOTE else Level.ORDER
        record = self._list(schema.CASE_RECORD, scope).entry(place.owner).id
        if level is Level.LINE:
            return self._list(record, Level.LINE).entry(place.line).id
        return record

    def _list(self, parent: int, scope: Level) -> RecordList:
        records = self._lists.get((parent, scope))
        if records is None:
            rows = self._connection.execute(_LIST, (parent, scope))
            records = RecordList(
                Entry(row, key, position, stored=True) for row, key, position in rows
            )
            self._lists[parent, scope] = records
        return records

    def _new_entry(self, key: str) -> Entry:
        if not self._next_id:
            newest = self._connection.execute("SELECT max(id) FROM records").get
            self._next_id = int(newest or 0) + 1
        entry = Entry(self._next_id, key)
        self._next_id += 1
        return entry

    # --- from rows to the file ---

    def _carry_out(self, batch: _Batch, moved: Sequence[Entry]) -> None:
        connection = self._connection
        for rows in batch.runs:
            if rows.records:
                connection.executemany(
                    _ADD_RECORD,
                    [
                        (e.id, parent, scope, e.key, e.position or 0)
                        for e, parent, scope in rows.records
                    ],
                )
            if rows.answers:
                connection.executemany(_PUT_ANSWER, _answer_rows(rows.answers))
            if rows.cleared:
                connection.executemany(_CLEAR_ANSWER, rows.cleared)
            if rows.removed:
                connection.executemany(_REMOVE_RECORD, rows.removed)
        again = [(entry.position, entry.id) for entry in moved if entry.stored]
        if again:
            connection.executemany(_PLACE_RECORD, again)
        for name, value in batch.marks.items():
            if value is None:
                connection.execute(_CLEAR_MARK, (name,))
            else:
                connection.execute(_PUT_MARK, (name, storable(value)))
        for rows in batch.runs:
            for entry, _, _ in rows.records:
                entry.stored = True


def _answer_rows(answers: Iterable[tuple[int, Answers]]) -> Iterator[tuple[Value, ...]]:
    # One row at a time while SQLite takes them: 10,000 orders have some 200,000.
    time: datetime | None = None
    written: str | None = None
    for record, of_record in answers:
        for item, answer in of_record.items():
            if answer.changed_at is not time:  # one import gives all its answers one time
                time = answer.changed_at
                written = time.isoformat() if time is not None else None
            source = answer.source
            yield (
                record,
                item,
                storable(answer.text),
                answer.state,
                storable(answer.holder) if answer.holder else "",
                source.kind,
                storable(source.detail) if source.detail else "",
                storable(answer.original) if answer.original else "",
                written,
            )
