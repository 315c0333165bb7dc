"""The time of a line of an access log, without parsing the line."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from wizard.domain.item_types import JAPAN
from wizard.domain.log_format import TimeForm
from wizard.domain.order_layout import Zone

_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTHS = {name.encode(): number for number, name in enumerate(_NAMES, start=1)}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_STAMPS = {
    TimeForm.CLF: re.compile(
        rb"\[(\d\d)/([A-Z][a-z]{2})/(\d{4}):(\d\d):(\d\d):(\d\d)(?: ([+-]\d{4}))?\]"
    ),
    TimeForm.NUMERIC: re.compile(
        rb"(\d{4})[-/](\d\d)[-/](\d\d)[T \t](\d\d):(\d\d):(\d\d)(?:[.,]\d+)?(Z|[+-]\d\d:?\d\d)?"
    ),
}
_ZONE = re.compile(rb"[+-]\d{4}")
_OFFSETS = {Zone.JAPAN: 9 * 3600, Zone.UTC: 0}
_MOST_KEPT = 10_000  # days whose seconds since 1970 are remembered
_DAY = 86_400
_FIRST = date(1970, 1, 1).toordinal()


class Clock:
    """Reads the times of one format.

    Args:
        form: how they are written.
        zone: the zone of times without an offset.
    """

    def __init__(self, form: TimeForm, zone: Zone) -> None:
        self.form = form
        self._search = _STAMPS[form].search
        self._clf = form is TimeForm.CLF
        self._default = _OFFSETS[zone]
        self._days: dict[tuple[bytes, bytes, bytes], int] = {}

    def seconds(
        self, line: bytes | bytearray, start: int = 0, end: int | None = None
    ) -> int | None:
        """Return the seconds since 1970 of the first time in a line, None when there is none."""
        found = self._search(line, start, len(line) if end is None else end)
        return None if found is None else self._of(found)

    def read(self, text: str) -> tuple[datetime, str, bool] | None:
        """Return a time in Asia/Tokyo, the text it was read from, and whether that is foreign.

        Args:
            text: of the part ``at``, e.g. ``01/Aug/2026:22:14:05 +0900`` without brackets.
        """
        whole = f"[{text}]" if self._clf else text
        found = self._search(whole.encode("ascii", "replace"))
        seconds = None if found is None else self._of(found)
        if found is None or seconds is None:
            return None
        offset = self._default if found[7] is None else _offset(found[7])
        return moment(seconds), text, offset != _OFFSETS[Zone.JAPAN]

    def _of(self, found: re.Match[bytes]) -> int | None:
        one, two, three, hour, minute, seconds, zone = found.groups()
        key = (one, two, three)
        midnight = self._days.get(key)
        if midnight is None:
            if self._clf:
                midnight = _midnight(three, _MONTHS.get(two, 0), one)
            else:
                midnight = _midnight(one, int(two), three)
            if len(self._days) > _MOST_KEPT:
                self._days.clear()
            self._days[key] = midnight
        if midnight < 0 or hour > b"23" or minute > b"59":
            return None
        offset = self._default if zone is None else _offset(zone)
        return midnight + int(hour) * 3600 + int(minute) * 60 + int(seconds) - offset


@dataclass(frozen=True, slots=True)
class Spans:
    """Stretches of time, in seconds since 1970, that rise and do not touch."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def hold(self, seconds: int) -> bool:
        """Return True when a time is in one of them."""
        index = bisect_left(self.starts, seconds + 1) - 1
        return index >= 0 and seconds <= self.ends[index]

    def wider(self, seconds: int) -> Spans:
        """Return them with some seconds more at both ends."""
        return spans([(a - seconds, b + seconds) for a, b in self.pairs()])

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Yield start and end of each."""
        return zip(self.starts, self.ends, strict=True)


def spans(pairs: Sequence[tuple[int, int]]) -> Spans:
    """Return stretches of time with those that touch joined."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(pairs):
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return Spans(tuple(a for a, _ in joined), tuple(b for _, b in joined))


def moment(seconds: int) -> datetime:
    """Return seconds since 1970 as a time in Asia/Tokyo."""
    return (_EPOCH + timedelta(seconds=seconds)).astimezone(JAPAN)


def seconds_of(at: datetime) -> int:
    """Return an aware time as seconds since 1970."""
    return int((at - _EPOCH).total_seconds())


def clf_minutes(pairs: Iterable[tuple[int, int]], offset: int) -> Iterator[bytes]:
    """Yield the minutes of stretches of time as CLF writes them: ``01/Aug/2026:22:14``.

    Args:
        pairs: start and end of each stretch, in seconds since 1970.
        offset: of the log's zone from UTC, in seconds.
    """
    days: dict[int, str] = {}
    for start, end in pairs:
        for minute in range((start + offset) // 60, (end + offset) // 60 + 1):
            day, rest = divmod(minute, _DAY // 60)
            if day not in days:
                at = date.fromordinal(_FIRST + day)
                days[day] = f"{at.day:02}/{_NAMES[at.month - 1]}/{at.year:04}"
            yield f"{days[day]}:{rest // 60:02}:{rest % 60:02}".encode()


def written_offset(at_text: str) -> int:
    """Return the offset from UTC in seconds that a time of CLF ends with; Japan's without one."""
    zone = at_text.rpartition(" ")[2].encode("ascii", "replace")
    return _offset(zone) if _ZONE.fullmatch(zone) else _OFFSETS[Zone.JAPAN]


def clf_offset(offset: int) -> bytes:
    """Return an offset from UTC, in seconds, as CLF writes it: ``+0900``."""
    hours, minutes = divmod(abs(offset) // 60, 60)
    return f"{'-' if offset < 0 else '+'}{hours:02}{minutes:02}".encode()


def _midnight(year: bytes, month: int, day: bytes) -> int:
    """Return the seconds since 1970 at which a day begins in UTC, -1 for no day at all."""
    try:
        return (date(int(year), month, int(day)).toordinal() - _FIRST) * _DAY
    except ValueError:
        return -1


def _offset(zone: bytes) -> int:
    if zone == b"Z":
        return 0
    seconds = int(zone[1:3]) * 3600 + int(zone[-2:]) * 60
    return -seconds if zone.startswith(b"-") else seconds
