"""Points in time to the second, always told in Japan time whatever the PC's zone is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta, timezone

from wizard import texts
from wizard.domain.form import Item, Level
from wizard.domain.item_types.base import ItemType
from wizard.domain.item_types.dates import SURE_DAY, format_date, read_date, weekday_doubt
from wizard.domain.item_types.widths import narrow_dashes

JAPAN = timezone(timedelta(hours=9), "Asia/Tokyo")
_CANONICAL = re.compile(r"(?:19|20|21)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\+09:00", re.ASCII)
_CLOCK = (
    rf"(?:(?P<half>{texts.Words.MORNING}|{texts.Words.AFTERNOON}|[AP]M)\s*)?"
    r"(?P<hour>\d{1,2})\s*"
    r"(?::\s*(?P<minute>\d{1,2})(?:\s*:\s*(?P<second>\d{1,2})(?:[.,]\d{1,9})?)?"
    r"|時\s*(?P<minute_2>\d{1,2})\s*分(?:\s*(?P<second_2>\d{1,2})\s*秒)?)"
    r"(?:\s*(?P<half_2>[AP]M))?"
)
_HERE = rf"(?:JST|\(?{texts.Words.JAPAN_TIME}\)?)"
_ZONE = rf"(?:\s*(?:{_HERE}|\(?(?P<zone>Z|(?:UTC|GMT)?[+-]\d{{2}}:?\d{{2}}|\+09|UTC|GMT)\)?))?"
_TIME = re.compile(
    rf"(?P<day>.*?)(?:T|\s+|(?<=[日)]))\s*{_CLOCK}{_ZONE}", re.ASCII | re.IGNORECASE | re.DOTALL
)
# The form of Apache's and nginx's logs, as pasted from one.
_LOG = re.compile(
    r"\[?(\d{1,2})/([A-Z][a-z]{2})/(\d{4}):(\d\d:\d\d:\d\d)(?:\s+([+-]\d{4}))?\]?", re.ASCII
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_AFTERNOON = (texts.Words.AFTERNOON, "PM")
_FARTHEST = timedelta(hours=14)
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time as it was read.

    Attributes:
        at: aware, in Asia/Tokyo.
        has_seconds: False when the text named none (`at` then has 0).
        zone: how the text named its zone when that is not Japan's, else empty.
        day_text: the part of the text that named the day.
    """

    at: datetime
    has_seconds: bool = True
    zone: str = ""
    day_text: str = ""


def read_moment(text: str) -> Moment:
    """Return the point in time of a text; raises ValueError with a Japanese sentence.

    A time without zone is Japan time. The canonical form ``2026-08-01T22:14:05+09:00`` is
    read first and fast, since every imported order holds it.
    """
    if _CANONICAL.fullmatch(text):
        try:
            return Moment(datetime.fromisoformat(text).astimezone(JAPAN), day_text=text[:10])
        except ValueError:
            pass  # an impossible day or hour: the way below says which
    typed = narrow_dashes(text)
    if not typed:
        raise ValueError(texts.Values.EMPTY)
    found = _TIME.fullmatch(_from_log(typed)) if len(typed) <= _LONGEST else None
    if found is None:
        raise ValueError(_refusal(typed))
    day = read_date(found["day"])
    seconds = found["second"] or found["second_2"]
    clock = (_hour(found), int(found["minute"] or found["minute_2"]), int(seconds or 0))
    try:
        wall = datetime.combine(day, time(*clock), JAPAN)
    except ValueError:
        raise ValueError(texts.Values.TIME_RANGE) from None
    zone = found["zone"] or ""
    offset = _offset(zone)
    at = wall.replace(tzinfo=timezone(offset)).astimezone(JAPAN)
    foreign = zone if at != wall else ""
    return Moment(at, seconds is not None, foreign, found["day"])


def format_moment(moment: Moment) -> str:
    """Return a moment as 2026年8月1日(土) 22:14:05（日本時間）; without seconds if it has none."""
    at = moment.at
    words = texts.Words.TIME if moment.has_seconds else texts.Words.TIME_WITHOUT_SECONDS
    return words.format(
        date=format_date(at.date()), hour=at.hour, minute=at.minute, second=at.second
    )


def _from_log(typed: str) -> str:
    """Return ``2026-08-01 22:14:05 +0900`` for ``01/Aug/2026:22:14:05 +0900``."""
    found = _LOG.fullmatch(typed)
    if found is None or found[2] not in _MONTHS:
        return typed
    month = _MONTHS.index(found[2]) + 1
    return f"{found[3]}-{month:02}-{found[1]} {found[4]} {found[5] or ''}".strip()


def _refusal(typed: str) -> str:
    """Return why a text is no point in time: often only the day is there."""
    try:
        day = read_date(typed)
    except ValueError as wrong:
        return texts.Values.TIME if str(wrong) == texts.Values.DATE else str(wrong)
    return texts.Values.TIME_MISSING.format(date=format_date(day).partition("(")[0])


def _hour(found: re.Match[str]) -> int:
    hour = int(found["hour"])
    half = (found["half"] or found["half_2"] or "").upper()
    if not half:
        return hour
    if hour == 12:
        raise ValueError(texts.Values.TIME_TWELVE)
    if hour > 12:
        raise ValueError(texts.Values.TIME_RANGE)
    return hour + 12 if half in _AFTERNOON else hour


def _offset(zone: str) -> timedelta:
    """Return the offset from UTC; Japan's for an empty zone."""
    if not zone:
        return timedelta(hours=9)
    digits = re.sub(r"\D", "", zone)
    if not digits:
        return timedelta(0)
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    if offset > _FARTHEST or int(digits[2:] or 0) > 59:
        raise ValueError(texts.Values.TIME_ZONE)
    return -offset if "-" in zone else offset


class DateTimeType(ItemType):
    """A point in time to the second; without a zone it is Japan time."""

    name = "datetime"
    sure = re.compile(rf"{SURE_DAY}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\+09:00", re.ASCII)

    def parse(self, text: str, item: Item) -> datetime:
        """Return an aware datetime in Asia/Tokyo."""
        del item
        return read_moment(text).at

    def note(self, text: str, item: Item) -> str | None:
        """Return a remark on missing seconds, a converted zone or a weekday that does not fit."""
        if self.sure.fullmatch(text):
            return None
        try:
            moment = read_moment(text)
        except ValueError:
            return None
        # Only traces of a purchase are compared by the second with those of others.
        if not moment.has_seconds and item.level is Level.ORDER:
            return texts.Values.TIME_NO_SECONDS
        if moment.zone:
            return texts.Values.TIME_CONVERTED.format(zone=moment.zone)
        return weekday_doubt(moment.day_text)

    def show(self, text: str, item: Item) -> str:
        """Return the time as 2026年8月1日(土) 22:14:05（日本時間）."""
        del item
        try:
            return format_moment(read_moment(text))
        except ValueError:
            return text

    def compare_key(self, text: str) -> str:
        """Return the time as 2026-08-01T22:14:05+09:00."""
        try:
            return read_moment(text).at.isoformat(timespec="seconds")
        except ValueError:
            return narrow_dashes(text)
