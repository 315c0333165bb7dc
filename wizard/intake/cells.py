"""How the text of a cell becomes a value, kept apart from files and layouts.

Every function returns what is to stand in the field, the source's own text when that differs
(else empty), and what is to be noticed about it, if anything. A text that cannot be read is
returned as it stands: it is kept and marked, never guessed and never dropped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from decimal import ROUND_HALF_UP, Decimal

from wizard import texts
from wizard.domain.item_types import JAPAN, PREFECTURES
from wizard.domain.order_layout import Zone
from wizard.intake.notices import Notice
from wizard.intake.time_forms import has_seconds, read_by_pattern

Value = tuple[str, str, Notice | None]

_PLUS_81 = re.compile(r"\+?81[-\s]?(?:\(0\)|0)?[-\s]?(?=[1-9])")
_POSTAL_PIECES = re.compile(r"(\d{1,3})-(\d{1,4})", re.ASCII)
_POSTAL_DIGITS = 7
_POSTAL_SHORT = 5
# In pieces: 3-1234-5678, 90-1234-5678; not 202-555-0100, which is a number of another country.
_NO_ZERO = re.compile(r"(?!(?:\d-?){10})[1-9]\d{0,4}-\d{1,4}-\d{1,4}|[5-9]0-\d{4}-\d{4}", re.ASCII)
_ISO_PREFECTURE = re.compile(r"(?:JP-?)?(\d{1,2})")
_TIME = re.compile(
    r"(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,6})?)?)?"
    r"\s*(?:(Z|UTC|GMT)|([+-])(\d{2}):?(\d{2}))?",
    re.ASCII,
)
_LOST_DIGITS = re.compile(r"\d(?:\.\d+)?E\+\d{1,3}", re.ASCII | re.IGNORECASE)
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
DATE_LIKE = (
    rf"\d{{1,2}}\u6708\d{{1,2}}\u65e5|\d{{1,2}}-(?:{_MONTHS})|(?:19|20)\d\d/\d{{1,2}}/\d{{1,2}}"
    r"|(?:19|20)\d\d-\d\d-\d\d(?: 00:00:00)?"
)
_LONGEST_DATE = 19
_DATE_LIKE = re.compile(DATE_LIKE, re.ASCII)
_KANA_OR_KANJI = re.compile(
    "[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_NAME_GAP = re.compile("[ \u3000]+")
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:\.\d{1,9})?", re.ASCII)
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d{1,9})?", re.ASCII)
_MONEY_SIGNS = str.maketrans("", "", "\\\u00a5\uffe5$ \u3000" + texts.Intake.YEN_SIGN)
_FOREIGN_SIGNS = ("$", "\uff04", "\u20ac", "\u00a3", "\u20a9", "US", "EUR", "CNY", "TWD", "HKD")
_ASCII_DIGITS = {0xFF10 + digit: str(digit) for digit in range(10)} | {
    0xFF0E: ".",
    0xFF0D: "-",
    0xFF0C: ",",
}


def has_lost_digits(text: str) -> bool:
    """Return True for a number that a spreadsheet has cut to the form 2.49E+17."""
    return ("E" in text or "e" in text) and _LOST_DIGITS.fullmatch(text) is not None


def lost_digits_in(text: str) -> str:
    """Return the cut number in a text."""
    found = _LOST_DIGITS.search(text)
    return text if found is None else found[0]


def unsettled(text: str) -> Value:
    """Return what is not fixed yet on the platform's side: it becomes a state, not a text."""
    return "", text, Notice.UNSETTLED


def as_it_stands(text: str) -> Value:
    """Return a text that is looked at elsewhere."""
    return text, "", None


def plain(text: str) -> Value:
    """Return a text as it stands; a cut number and a formula are noticed."""
    if text.startswith("="):
        return text, "", Notice.FORMULA
    return text, "", Notice.LOST_DIGITS if has_lost_digits(text) else None


def address(text: str) -> Value:
    """Return a piece of an address; 2-3 that a spreadsheet has made a date is noticed."""
    if is_date_like(text):
        return text, "", Notice.DATE_ADDRESS
    return plain(text)


def is_date_like(text: str) -> bool:
    """Return True for what a spreadsheet makes of 2-3 or 1-2-3: 2月3日, 3-Feb, 2001-02-03."""
    short = len(text) <= _LONGEST_DATE and text[0].isdigit()
    return short and _DATE_LIKE.fullmatch(text) is not None


def phone(text: str) -> Value:
    """Return a phone number; +81 90-… becomes 090-…, everything else stays as it is."""
    if text.startswith("0"):
        return text, "", None
    if text.startswith("+81"):
        return _PLUS_81.sub("0", text, count=1), text, None
    bare = text.isascii() and text.isdigit() and len(text) in (9, 10)
    if bare or _NO_ZERO.fullmatch(text) is not None:
        return text, "", Notice.PHONE_ZERO
    return plain(text)


def postal_code(text: str) -> Value:
    """Return a postal code; six bare digits get back the zero that a spreadsheet took."""
    if text.isascii() and text.isdigit():
        if len(text) == _POSTAL_DIGITS - 1:
            return f"0{text}", text, Notice.POSTAL_ZERO
        if len(text) == _POSTAL_SHORT:  # 00 is lost, or it is a code of another country
            return text, "", Notice.POSTAL_SHORT
    return plain(text)


def postal_pieces(text: str) -> Value:
    """Return a postal code of two columns, 060-0001 for 60-1: how long each piece is, is certain."""
    found = _POSTAL_PIECES.fullmatch(text)
    if found is None or len(text) > _POSTAL_DIGITS:
        return postal_code(text)
    return f"{found[1].zfill(3)}-{found[2].zfill(4)}", text, Notice.POSTAL_ZERO


def prefecture(text: str) -> Value:
    """Return the prefecture's name for an ISO 3166-2 code (JP-13) or a number (13)."""
    found = _ISO_PREFECTURE.fullmatch(text)
    if found is not None and 1 <= int(found[1]) <= len(PREFECTURES):
        return PREFECTURES[int(found[1]) - 1], text, None
    return text, "", None


def family_first(text: str) -> Value:
    """Return 架空 太郎 for 太郎 架空.

    Only a Japanese name of exactly two parts is turned round; anything else stays as it is.
    """
    gap = _NAME_GAP.search(text)
    if gap is None or _KANA_OR_KANJI.search(text) is None:
        return plain(text)
    given, family = text[: gap.start()], text[gap.end() :]
    if not given or not family or _NAME_GAP.search(family):
        return plain(text)
    return f"{family}{gap.group()}{given}", text, Notice.NAME_TURNED


def integer(text: str) -> Value:
    """Return a whole number in ASCII digits."""
    if text.isascii() and text.isdigit():
        return text, "", None
    number = to_number(text)
    if number is None or number != number.to_integral_value():
        return text, "", Notice.BAD_QUANTITY
    return str(int(number)), text, None


@dataclass(frozen=True, slots=True)
class Clock:
    """Reads points in time, always to Japan time, never by the PC's own zone.

    Attributes:
        zone: zone of times that carry no offset.
        formats: `strptime` patterns tried after year-month-day forms.
    """

    zone: Zone = Zone.JAPAN
    formats: Sequence[str] = ()

    def read(self, text: str) -> Value:
        """Return ``2026-08-01T22:14:05+09:00``; without seconds in the text, without seconds."""
        found = _TIME.fullmatch(text)
        if found is None:
            return self._by_formats(text)
        year, _, month, day, hour, minute, second, utc, sign, hours, minutes = found.groups()
        if hour is None:
            return text, "", Notice.BAD_TIME
        offset = UTC if utc or (self.zone is Zone.UTC and not sign) else JAPAN
        try:
            if sign:
                apart = timedelta(hours=int(hours), minutes=int(minutes))
                offset = timezone(apart if sign == "+" else -apart)
            at = datetime(
                int(year), int(month), int(day), int(hour), int(minute), int(second or 0), 0, offset
            )
            if offset is not JAPAN:
                at = at.astimezone(JAPAN)
        except (ValueError, OverflowError):
            return text, "", Notice.BAD_TIME
        if second is None:
            return at.isoformat(timespec="minutes"), text, Notice.NO_SECONDS
        return _unless_same(at.isoformat(), text)

    def _by_formats(self, text: str) -> Value:
        for pattern in self.formats:
            at = read_by_pattern(text, pattern)
            if at is None:
                continue
            if at.tzinfo is None:
                at = at.replace(tzinfo=UTC if self.zone is Zone.UTC else JAPAN)
            at = at.astimezone(JAPAN)
            if not has_seconds(pattern):
                return at.isoformat(timespec="minutes"), text, Notice.NO_SECONDS
            return _unless_same(at.isoformat(timespec="seconds"), text)
        return text, "", Notice.BAD_TIME


def _unless_same(value: str, text: str) -> Value:
    return value, "" if value == text else text, None


def is_foreign_money(text: str) -> bool:
    """Return True when an amount bears the sign of another currency than the yen."""
    return any(sign in text for sign in _FOREIGN_SIGNS)


def to_number(text: str) -> Decimal | None:
    """Return the number in a text with currency signs, commas or full-width digits; else None.

    Commas only part thousands: 1.240,00 is 1240 where it was written, and nobody knows here.
    """
    if _NUMBER.fullmatch(text) is None:
        text = text.translate(_ASCII_DIGITS).translate(_MONEY_SIGNS)
        if _THOUSANDS.fullmatch(text) is not None:
            text = text.replace(",", "")
        if _NUMBER.fullmatch(text) is None:
            return None
    return Decimal(text)


def whole_yen(number: Decimal) -> str:
    """Return an amount rounded half up to whole yen."""
    return str(int(number.quantize(Decimal(1), ROUND_HALF_UP)))
