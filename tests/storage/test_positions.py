"""Lists of records that are kept in order with few writes."""

from __future__ import annotations

import itertools
import random

import pytest

from wizard.storage.positions import STEP, Entry, RecordList


def stored(count: int) -> tuple[RecordList, list[Entry]]:
    entries = [Entry(n + 1, f"k{n}", n * STEP, stored=True) for n in range(count)]
    return RecordList(entries), entries


def in_order(entries: list[Entry]) -> bool:
    positions = [entry.position for entry in entries]
    return None not in positions and all(
        a < b for a, b in itertools.pairwise(positions) if a is not None and b is not None
    )


@pytest.mark.parametrize("index", [0, 1, 500, 999, 1000])
def test_one_insert_places_one_record(index: int) -> None:
    records, entries = stored(1000)
    new = Entry(2000, "new")
    records.insert(index, new)
    assert records.settle() == [new]
    assert in_order([*entries[:index], new, *entries[index:]])
    assert records.settle() == []


@pytest.mark.parametrize(("before", "after"), [(0, 999), (999, 0), (3, 4), (4, 3), (10, 500)])
def test_one_move_places_one_record(before: int, after: int) -> None:
    records, entries = stored(1000)
    moved = entries[before]
    records.move(before, after)
    assert records.settle() == [moved]
    entries.insert(after, entries.pop(before))
    assert in_order(entries)


def test_many_inserts_in_one_place_touch_no_other_record() -> None:
    records, entries = stored(10)
    new = [Entry(100 + n, f"new{n}") for n in range(5000)]
    for index, entry in enumerate(new):
        records.insert(4 + index, entry)
    assert records.settle() == new
    assert in_order([*entries[:4], *new, *entries[4:]])


def test_a_gap_that_is_used_up_is_made_again() -> None:
    records, entries = stored(3)
    all_written = 0
    for number in range(40):  # each halves the gap between its neighbours: 32 fit
        new = Entry(100 + number, f"new{number}")
        records.insert(1, new)
        entries.insert(1, new)
        written = records.settle()
        all_written += len(written) > 1
        assert in_order(entries)
    assert all_written == 1


def test_the_end_of_the_integers_is_not_passed() -> None:
    entries = [Entry(1, "a", 0), Entry(2, "b", 2**62 - 1)]
    records = RecordList(entries)
    new = Entry(3, "c")
    records.insert(2, new)
    assert len(records.settle()) == 3
    assert in_order([*entries, new])
    assert (new.position or 0) < 2**40


def test_what_does_not_fit_is_refused() -> None:
    records, _ = stored(2)
    with pytest.raises(KeyError):
        records.insert(0, Entry(9, "k1"))
    with pytest.raises(KeyError):
        records.remove(0, "k1")
    with pytest.raises(KeyError):
        records.entry("gone")
    with pytest.raises(IndexError):
        records.remove(2, "k1")


def test_random_acts_are_those_of_a_python_list() -> None:
    chance = random.Random(20261121)
    records, entries = stored(5)
    for number in range(2000):
        act = chance.choice(["insert", "insert", "move", "remove", "settle"])
        if act == "insert":
            index = chance.randrange(-2, len(entries) + 3)
            new = Entry(1000 + number, f"n{number}")
            records.insert(index, new)
            entries.insert(index, new)
        elif act == "move" and entries:
            before, after = chance.randrange(len(entries)), chance.randrange(len(entries))
            records.move(before, after)
            entries.insert(after, entries.pop(before))
        elif act == "remove" and entries:
            index = chance.randrange(len(entries))
            assert records.remove(index, entries[index].key) is entries.pop(index)
        else:
            records.settle()
            assert in_order(entries)
    records.settle()
    assert in_order(entries)
    assert len(records) == len(entries)
