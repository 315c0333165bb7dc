"""The list of files that are handed over, as a mark of the case keeps it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.domain.attached import (
    ATTACHED_MARK,
    Attached,
    Use,
    attached_of,
    moved,
    names_of,
    with_use,
    without,
    written,
)
from wizard.domain.case import Case

A = Attached("/x/画面.jpg", "スクリーンショット 1.JPG", 10)
B = Attached("/x/記録.pdf", "記録.pdf", 20, Use.STATION)
C = Attached("/x/c_小.jpg", "c.jpg", 5, Use.LEAVE, "/x/c.jpg", tried=True)


def case_with(mark: str | None) -> Case:
    return Case(marks={} if mark is None else {ATTACHED_MARK: mark})


def test_what_is_written_is_read_again() -> None:
    assert attached_of(case_with(written((A, B, C)))) == (A, B, C)
    assert written(()) is None
    assert attached_of(case_with(None)) == ()


@given(st.text(), st.text(), st.integers(min_value=0))
def test_any_name_survives(path: str, original: str, size: int) -> None:
    one = Attached("/x" + path.replace("\0", ""), original, size)
    assert attached_of(case_with(written((one,)))) == (one,)


@pytest.mark.parametrize(
    "mark",
    [
        *("", "{", "5", "null", '"x"', "[1, null, []]", "[" * 99999),
        *('[{"path": 5}]', '[{"path": ""}]', '[{"path": "a\\u0000b"}]'),
    ],
)
def test_a_mark_that_makes_no_sense_is_an_empty_list(mark: str) -> None:
    assert attached_of(case_with(mark)) == ()


def test_odd_values_get_defaults_that_send_nothing() -> None:
    entry = {"path": "/x/a.pdf", "size": -1, "use": ["attach"], "full": 3, "original": None}
    (found,) = attached_of(case_with(json.dumps([entry])))
    assert found == Attached("/x/a.pdf", "a.pdf", 0, Use.LEAVE)


def test_order_use_and_removal() -> None:
    assert [f.use for f in with_use((A, B), {B.path}, Use.ATTACH)] == [Use.ATTACH, Use.ATTACH]
    assert without((A, B), A.path) == (B,)
    assert names_of((A, C)) == ["画面.jpg", "c_小.jpg", "c.jpg"]


def test_moving_stays_among_those_shown_together() -> None:
    assert moved((A, B, C), C.path, -1) == (C, B, A)
    assert moved((A, B, C), A.path, -1) == (A, B, C)
    assert moved((A, B, C), B.path, 1) == (A, B, C)
    assert moved((A, B), "/gone", 1) == (A, B)
