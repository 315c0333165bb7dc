"""When a report is first read: never on a Saturday, Sunday, holiday or 12/29–1/3.

Source: the procedure's own page, quoted in the guide, chapter 3(2), and fact file egov.md
(grade A). Holidays come from jpholiday. It computes the equinoxes, but the government fixes each
only in the February before its year, and laws move holidays: later years are not certain.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import jpholiday

from wizard import texts
from wizard.domain.item_types import format_date

_ONE_DAY = timedelta(days=1)
_FIXED_FROM = 3  # the month by which next year's equinoxes have been announced
_COMPUTED = range(1948, 3001)  # years for which jpholiday computes the equinoxes
_SAYS = texts.Sending


@dataclass(frozen=True, slots=True)
class ClosedDay:
    """A day on which reports are not read; `holiday` is empty on weekends and at year-end."""

    day: date
    holiday: str = ""


@dataclass(frozen=True, slots=True)
class FirstRead:
    """The earliest day on which a report is read.

    Attributes:
        sent: the day of sending in Japan.
        day: the day of reading in Japan; None after the last day that dates can tell.
        certain: False when the holidays of that time are not officially fixed yet.
        closed: the days passed over.
    """

    sent: date
    day: date | None
    certain: bool
    closed: tuple[ClosedDay, ...]


def is_closed(day: date) -> bool:
    """Return whether reports are not read on that day."""
    return day.weekday() >= 5 or _is_turn_of_year(day) or bool(_holiday(day))


def first_read(sent: date, today: date) -> FirstRead:
    """Return when a report sent on `sent` is read at the earliest.

    Args:
        sent: the day of sending in Japan.
        today: the current day in Japan; decides which years' holidays are fixed.
    """
    closed = tuple(_closed_run(sent))
    if closed and closed[-1].day == date.max:
        return FirstRead(sent, None, certain=False, closed=closed)
    day = closed[-1].day + _ONE_DAY if closed else sent
    return FirstRead(sent, day, day.year <= fixed_until(today), closed)


def fixed_until(today: date) -> int:
    """Return the last year whose holidays are officially fixed (announced each February)."""
    return today.year + 1 if today.month >= _FIXED_FROM else today.year


def first_read_lines(read: FirstRead, today: date | None = None) -> tuple[str, ...]:
    """Return what the owner is told: the day, why not earlier, whether it may still move.

    Args:
        read: the earliest day.
        today: the current day in Japan; a day of reading before it is told as past.
    """
    if read.day is None:
        return (_SAYS.READ_UNKNOWN, _SAYS.URGENT)
    day = format_date(read.day)
    if today is not None and read.day < today:
        return (_SAYS.READ_PAST.format(day=day), _SAYS.URGENT)
    pattern = _SAYS.READ_LATER if read.closed else _SAYS.READ_SAME_DAY
    lines = [pattern.format(day=day)]
    if read.closed:
        days = _SAYS.LIST.join(map(_words, read.closed))
        lines.append(_SAYS.CLOSED.format(days=days))
    else:
        lines.append(_SAYS.READ_HOURS)
    if not read.certain:
        lines.append(_SAYS.NOT_CERTAIN.format(year=read.day.year))
    return (*lines, _SAYS.URGENT)


def _words(closed: ClosedDay) -> str:
    pattern = _SAYS.CLOSED_HOLIDAY if closed.holiday else _SAYS.CLOSED_DAY
    return pattern.format(day=format_date(closed.day), name=closed.holiday)


def _closed_run(start: date) -> Iterator[ClosedDay]:
    day = start
    while is_closed(day):
        yield ClosedDay(day, _holiday(day))
        if day == date.max:
            return
        day += _ONE_DAY


def _holiday(day: date) -> str:
    """Return the holiday's name, or nothing; nothing, too, where jpholiday ends."""
    if day.year not in _COMPUTED:
        return ""
    return jpholiday.is_holiday_name(day) or ""


def _is_turn_of_year(day: date) -> bool:
    return (day.month, day.day) >= (12, 29) or (day.month, day.day) <= (1, 3)
