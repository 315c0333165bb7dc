"""When a report is first read."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.domain.calendar import ClosedDay, first_read, first_read_lines, fixed_until, is_closed

TODAY = date(2026, 11, 21)

FIRST_READ = {
    date(2026, 11, 21): date(2026, 11, 24),  # Saturday, Sunday, 勤労感謝の日
    date(2026, 11, 20): date(2026, 11, 20),  # a Friday
    date(2026, 11, 24): date(2026, 11, 24),
    date(2026, 12, 28): date(2026, 12, 28),  # a Monday, the last day before the turn of the year
    date(2026, 12, 29): date(2027, 1, 4),
    date(2027, 1, 1): date(2027, 1, 4),
    date(2027, 12, 31): date(2028, 1, 4),  # 1/3 is a Monday
    date(2025, 12, 27): date(2026, 1, 5),  # the weekend runs into the turn of the year
    date(2026, 9, 19): date(2026, 9, 24),  # 敬老の日, 国民の休日, 秋分の日
    date(2027, 3, 20): date(2027, 3, 23),  # 春分の日 on a Sunday: a substitute on Monday
    date(2026, 5, 2): date(2026, 5, 7),  # 憲法記念日 on a Sunday: the substitute is 5/6
    date(2024, 8, 10): date(2024, 8, 13),  # 山の日 on a Sunday
    date(2019, 4, 27): date(2019, 5, 7),  # the ten days of 2019
}


@pytest.mark.parametrize("sent", FIRST_READ)
def test_the_day_on_which_a_report_is_first_read(sent: date) -> None:
    assert first_read(sent, TODAY).day == FIRST_READ[sent]


def test_the_days_passed_over_have_their_reasons() -> None:
    read = first_read(date(2026, 11, 21), TODAY)
    assert read.closed == (
        ClosedDay(date(2026, 11, 21)),
        ClosedDay(date(2026, 11, 22)),
        ClosedDay(date(2026, 11, 23), "勤労感謝の日"),
    )
    assert read.certain


@pytest.mark.parametrize(
    ("today", "last"),
    [(date(2026, 11, 21), 2027), (date(2026, 2, 28), 2026), (date(2026, 3, 1), 2027)],
)
def test_holidays_are_fixed_each_february(today: date, last: int) -> None:
    assert fixed_until(today) == last
    assert first_read(date(last, 9, 18), today).certain
    assert not first_read(date(last + 1, 9, 18), today).certain


def test_what_the_owner_is_told() -> None:
    lines = first_read_lines(first_read(date(2026, 11, 21), TODAY))
    assert lines[0] == "読まれるのは、早くて2026年11月24日(火)です。"
    assert "2026年11月23日(月) 勤労感謝の日" in lines[1]
    assert "最寄りの警察署" in lines[-1]
    assert len(lines) == 3
    lines = first_read_lines(first_read(date(2026, 11, 20), TODAY))
    assert lines[0].startswith("早ければ、送った日（2026年11月20日(金)）")
    assert "未確認" in lines[1]  # until which hour is not known
    assert len(lines) == 3


def test_a_day_that_has_passed_is_told_as_past() -> None:
    read = first_read(date(2026, 11, 21), TODAY)
    lines = first_read_lines(read, date(2026, 11, 25))
    assert lines[0].startswith("早ければ、2026年11月24日(火)に読まれています。")
    assert len(lines) == 2
    assert first_read_lines(read, date(2026, 11, 24)) == first_read_lines(read)


def test_years_that_are_not_fixed_say_so() -> None:
    lines = first_read_lines(first_read(date(2028, 9, 20), TODAY))
    assert any("2028年の祝日はまだ正式に決まっていない" in line for line in lines)


def test_the_end_of_time_is_survived() -> None:
    for day in (29, 30, 31):  # closed to the last day that there is: none is called open
        read = first_read(date(9999, 12, day), TODAY)
        assert read.day is None
        assert not read.certain
        assert first_read_lines(read, TODAY)[0].startswith("この日付からは、読まれる日を出せません")
    assert first_read(date(9999, 12, 28), TODAY).day == date(9999, 12, 28)
    earliest = first_read(date.min, TODAY).day
    assert earliest is not None
    assert earliest.year == 1


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_the_first_day_is_open_and_all_before_it_are_closed(sent: date) -> None:
    read = first_read(sent, TODAY)
    assert read.day is not None
    assert not is_closed(read.day)
    days = [sent + timedelta(days=n) for n in range((read.day - sent).days)]
    assert [closed.day for closed in read.closed] == days
    assert all(map(is_closed, days))
    assert len(days) <= 12
