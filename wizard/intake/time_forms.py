"""Points in time in the forms that a layout names, read the same on every computer.

`time.strptime` reads names of months in the language that the computer is set to, and Qt sets
it. So the patterns become regular expressions here, with English names only.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from functools import lru_cache

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SIGNS = {
    "%Y": r"(?P<Y>\d{4})",
    "%y": r"(?P<y>\d{2})",
    "%m": r"(?P<m>\d{1,2})",
    "%d": r"(?P<d>\d{1,2})",
    "%H": r"(?P<H>\d{1,2})",
    "%I": r"(?P<I>\d{1,2})",
    "%M": r"(?P<M>\d{2})",
    "%S": r"(?P<S>\d{2})",
    "%f": r"(?P<f>\d{1,6})",
    "%p": r"(?P<p>[AaPp][Mm])",
    "%b": r"(?P<b>[A-Za-z]{3})",
    "%B": r"(?P<b>[A-Za-z]{3})[A-Za-z]*",
    "%z": r"(?P<z>Z|[+-]\d{2}:?\d{2})",
    "%%": "%",
}
# Digits that stand together have no choice of how many they are.
_TWO_DIGITS = re.compile(r"\\d\{1,2\}\)(?=\(\?P<\w>\\d)")
_TOKEN = re.compile(r"%.|\s+|.", re.DOTALL)


def is_pattern(pattern: str) -> bool:
    """Return True when every sign of a pattern is one that is known here."""
    return all(each in _SIGNS for each in _TOKEN.findall(pattern) if each.startswith("%"))


def has_seconds(pattern: str) -> bool:
    """Return True when a pattern tells seconds."""
    return "%S" in pattern


def read_by_pattern(text: str, pattern: str) -> datetime | None:
    """Return the time that a text tells by a pattern, without a zone unless it has ``%z``.

    Args:
        text: a trimmed cell.
        pattern: signs as of `time.strptime`: ``%Y %y %m %d %H %I %M %S %f %p %b %B %z``.
    """
    found = _compiled(pattern).fullmatch(text)
    if found is None:
        return None
    parts = found.groupdict()
    try:
        return datetime(
            _year(parts),
            _month(parts),
            int(parts.get("d") or 1),
            _hour(parts),
            int(parts.get("M") or 0),
            int(parts.get("S") or 0),
            0,
            _offset(parts.get("z")),
        )
    except ValueError:
        return None


def _year(parts: dict[str, str]) -> int:
    if "Y" in parts:
        return int(parts["Y"])
    return 2000 + int(parts["y"]) if "y" in parts else 0  # 0 is no year: a ValueError


def _month(parts: dict[str, str]) -> int:
    if "b" in parts:
        return _MONTHS.index(parts["b"].lower()) + 1
    return int(parts.get("m") or 0)


def _hour(parts: dict[str, str]) -> int:
    if "I" not in parts:
        return int(parts.get("H") or 0)
    hour = int(parts["I"])
    if not 1 <= hour <= 12:
        raise ValueError(hour)
    return hour % 12 + (12 if parts.get("p", "").lower() == "pm" else 0)


def _offset(text: str | None) -> timezone | None:
    if text is None:
        return None
    if text == "Z":
        return timezone(timedelta(0))
    apart = timedelta(hours=int(text[1:3]), minutes=int(text[-2:]))
    return timezone(-apart if text[0] == "-" else apart)


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> re.Pattern[str]:
    tokens = _TOKEN.findall(pattern)
    body = "".join(
        _SIGNS.get(each) or (r"\s+" if each.isspace() else re.escape(each)) for each in tokens
    )
    return re.compile(_TWO_DIGITS.sub(r"\\d{2})", body), re.ASCII)
