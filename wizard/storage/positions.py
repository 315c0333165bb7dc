"""Keeps a list of records in order with few writes: positions with wide gaps.

A record stands between its neighbours' positions, so inserting or moving one record among
10,000 writes one row. Only when a gap is used up are all positions of the list given anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

STEP = 2**32
_FARTHEST = 2**62  # SQLite's integers end at 2**63


@dataclass(slots=True, eq=False)
class Entry:
    """One record of a list.

    Attributes:
        id: the record's row id.
        key: its key in the case.
        position: where it stands, or None until `RecordList.settle` has found a place.
        stored: whether its row is in the file already.
    """

    id: int
    key: str
    position: int | None = None
    stored: bool = False


class RecordList:
    """The records of one scope under one parent, as the file has them, in order.

    Indexes mean the same as in `wizard.domain.changes`, that is as in Python lists.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = list(entries)
        self._by_key = {entry.key: entry for entry in self._entries}
        self._unsettled = False

    def __len__(self) -> int:
        return len(self._entries)

    def entry(self, key: str) -> Entry:
        """Return the record with that key; raises KeyError."""
        return self._by_key[key]

    def insert(self, index: int, entry: Entry) -> None:
        """Insert a record; raises KeyError when its key is there already."""
        if entry.key in self._by_key:
            raise KeyError(entry.key)
        self._entries.insert(index, entry)
        self._by_key[entry.key] = entry
        self._unsettled = True

    def remove(self, index: int, key: str) -> Entry:
        """Take the record out and return it; raises KeyError when another one stands there."""
        entry = self._entries[index]
        if entry.key != key:
            raise KeyError(key)
        del self._entries[index]
        del self._by_key[key]
        return entry

    def move(self, before: int, after: int) -> None:
        """Move the record at index `before` so that it stands at index `after`."""
        entry = self._entries.pop(before)
        self._entries.insert(after, entry)
        entry.position = None
        self._unsettled = True

    def settle(self) -> list[Entry]:
        """Find a place for every record without one; return those whose position changed."""
        if not self._unsettled:
            return []
        self._unsettled = False
        changed: list[Entry] = []
        start = 0
        while start < len(self._entries):
            if self._entries[start].position is not None:
                start += 1
                continue
            end = start
            while end < len(self._entries) and self._entries[end].position is None:
                end += 1
            if not self._spread(start, end):
                return self._start_over()
            changed += self._entries[start:end]
            start = end
        return changed

    def _spread(self, start: int, end: int) -> bool:
        """Give positions to a run without any; False when its gap is too small."""
        count = end - start
        low = self._entries[start - 1].position if start else None
        high = self._entries[end].position if end < len(self._entries) else None
        step = STEP
        if low is not None and high is not None:
            step = (high - low) // (count + 1)
        elif low is None:
            low = -STEP if high is None else high - STEP * (count + 1)
        if step < 1 or low < -_FARTHEST or low + step * count > _FARTHEST:
            return False
        for number, entry in enumerate(self._entries[start:end], start=1):
            entry.position = low + step * number
        return True

    def _start_over(self) -> list[Entry]:
        for index, entry in enumerate(self._entries):
            entry.position = index * STEP
        return list(self._entries)
