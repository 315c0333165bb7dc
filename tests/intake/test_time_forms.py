"""Times in a layout's own forms, whatever language the computer is set to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.intake.time_forms import has_seconds, is_pattern, read_by_pattern


@pytest.mark.parametrize(
    ("text", "pattern", "parts"),
    [
        ("2022/8/10 103309", "%Y/%m/%d %H%M%S", (2022, 8, 10, 10, 33, 9)),
        ("Aug 1, 2026 10:14:05 PM", "%b %d, %Y %I:%M:%S %p", (2026, 8, 1, 22, 14, 5)),
        ("August 1, 2026 12:00 AM", "%B %d, %Y %I:%M %p", (2026, 8, 1)),
        ("08/01/26 12:30 pm", "%m/%d/%y %I:%M %p", (2026, 8, 1, 12, 30)),
        ("20260801", "%Y%m%d", (2026, 8, 1)),
    ],
)
def test_times_are_read(text, pattern, parts):
    assert read_by_pattern(text, pattern) == datetime(*parts)  # noqa: DTZ001
    assert is_pattern(pattern)


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("2022/8/10 93309", "%Y/%m/%d %H%M%S"),  # a zero was lost: which one is not certain
        ("31.02.2026", "%d.%m.%Y"),
        ("Foo 1, 2026", "%b %d, %Y"),
        ("13:00 PM 2026", "%I:%M %p %Y"),
        ("8月 1, 2026", "%b %d, %Y"),
        ("2026-08-01", "%Y/%m/%d"),
    ],
)
def test_what_does_not_fit_is_no_time(text, pattern):
    assert read_by_pattern(text, pattern) is None


def test_offsets():
    pattern = "%Y-%m-%d %H:%M:%S %z"
    found = read_by_pattern("2026-08-01 22:14:05 +0900", pattern)
    assert found is not None
    assert found.utcoffset() == timedelta(hours=9)
    found = read_by_pattern("2026-08-01 22:14:05 Z", pattern)
    assert found == datetime(2026, 8, 1, 22, 14, 5, tzinfo=UTC)
    assert has_seconds(pattern)
    assert not is_pattern("%c")


@given(st.datetimes(datetime(2000, 1, 1), datetime(2099, 1, 1)))  # noqa: DTZ001
def test_what_is_written_by_a_pattern_is_read_back(at):
    at = at.replace(microsecond=0)
    for pattern in ("%Y-%m-%d %H:%M:%S", "%d.%m.%y %H%M%S", "%m/%d/%Y %I:%M:%S %p"):
        assert read_by_pattern(at.strftime(pattern), pattern) == at
    zoned = at.replace(tzinfo=timezone(timedelta(hours=-4)))
    assert read_by_pattern(zoned.strftime("%Y%m%d %H%M%S %z"), "%Y%m%d %H%M%S %z") == zoned
