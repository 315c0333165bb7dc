"""The time of a line of an access log, without parsing the line."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from wizard.domain.item_types import JAPAN
from wizard.domain.log_format import TimeForm
from wizard.domain.order_layout import Zone

_MONTHS = {
    name: number
    for number, name in enumerate(
        b"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), start=1
    )
}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_STAMPS = {
    TimeForm.CLF: re.compile(
        rb"\[(\d\d)/([A-Z][a-z]{2})/(\d{4}):(\d\d:\d\d):(\d\d)(?: ([+-]\d{4}))?\]"
    ),
    TimeForm.NUMERIC: re.compile(
        rb"(\d{4})[-/](\d\d)[-/](\d\d)[T \t](\d\d:\d\d):(\d\d)(?:[.,]\d+)?(Z|[+-]\d\d:?\d\d)?"
    ),
}
_ZONE = re.compile(rb"[+-]\d{4}")
_OFFSETS = {Zone.JAPAN: 9 * 3600, Zone.UTC: 0}
_MOST_KEPT = 100_000  # minutes whose seconds since 1970 are remembered


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
        self._minutes: dict[tuple[bytes | None, ...], int] = {}

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
        offset = self._default if found[6] is None else _offset(found[6])
        return moment(seconds), text, offset != _OFFSETS[Zone.JAPAN]

    def _of(self, found: re.Match[bytes]) -> int | None:
        one, two, three, clock, seconds, zone = found.groups()
        key = (one, two, three, clock, zone)
        minute = self._minutes.get(key)
        if minute is None:
            day, month, year = (one, two, three) if self._clf else (three, two, one)
            number = _MONTHS.get(month) if self._clf else int(month)
            try:
                wall = datetime(
                    int(year), number or 0, int(day), int(clock[:2]), int(clock[3:]), tzinfo=UTC
                )
            except ValueError:
                return None
            offset = self._default if zone is None else _offset(zone)
            minute = int((wall - _EPOCH).total_seconds()) - offset
            if len(self._minutes) > _MOST_KEPT:
                self._minutes.clear()
            self._minutes[key] = minute
        return minute + int(seconds)


def moment(seconds: int) -> datetime:
    """Return seconds since 1970 as a time in Asia/Tokyo."""
    return (_EPOCH + timedelta(seconds=seconds)).astimezone(JAPAN)


def seconds_of(at: datetime) -> int:
    """Return an aware time as seconds since 1970."""
    return int((at - _EPOCH).total_seconds())


def clf_minute(seconds: int, offset: int) -> bytes:
    """Return the minute of a time as CLF writes it: ``01/Aug/2026:22:14``.

    Args:
        seconds: since 1970.
        offset: of the log's zone from UTC, in seconds.
    """
    wall = _EPOCH + timedelta(seconds=seconds + offset)
    name = list(_MONTHS)[wall.month - 1].decode()
    return f"{wall:%d}/{name}/{wall:%Y:%H:%M}".encode()


def written_offset(at_text: str) -> int:
    """Return the offset from UTC in seconds that a time of CLF ends with; Japan's without one."""
    zone = at_text.rpartition(" ")[2].encode("ascii", "replace")
    return _offset(zone) if _ZONE.fullmatch(zone) else _OFFSETS[Zone.JAPAN]


def _offset(zone: bytes) -> int:
    if zone == b"Z":
        return 0
    seconds = int(zone[1:3]) * 3600 + int(zone[-2:]) * 60
    return -seconds if zone.startswith(b"-") else seconds
