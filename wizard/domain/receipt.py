"""到達番号, the number that e-Gov gives for a report that has arrived.

16 to 18 digits, normally 18 that start with the time of arrival YYYYMMDDHHMM in Japan (fact file
egov.md, grade B). So what does not fit is doubted gently, never refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from wizard import texts
from wizard.domain.item_types import format_date
from wizard.domain.item_types.moments import JAPAN
from wizard.domain.item_types.widths import narrow_dashes

SHORTEST, LONGEST = 16, 18
_SAYS = texts.Sending
_GAPS = re.compile(r"[\s-]+")
_OTHER = re.compile(r"[^0-9]+")
_TIME_DIGITS = 12
_FIRST_YEAR = 2001  # e-Gov began


@dataclass(frozen=True, slots=True)
class Receipt:
    """A 到達番号.

    Attributes:
        digits: 16 to 18 ASCII digits, for comparing.
        arrived_at: the time at its start (aware, Asia/Tokyo), or None when there is none.
    """

    digits: str
    arrived_at: datetime | None


def read_receipt(text: str) -> Receipt:
    """Return the number that a text holds; full-width digits, spaces and hyphens are fine.

    Raises:
        ValueError: with a Japanese sentence that says what to do.
    """
    digits = _GAPS.sub("", narrow_dashes(text))
    other = _OTHER.search(digits)
    if other is not None:
        raise ValueError(_SAYS.RECEIPT_LETTERS.format(letters=other[0][:LONGEST]))
    if not SHORTEST <= len(digits) <= LONGEST:
        raise ValueError(_SAYS.RECEIPT_DIGITS.format(count=len(digits)))
    return Receipt(digits, _arrived_at(digits))


def receipt_doubt(text: str, sent_on: date | None, today: date) -> str | None:
    """Return a gentle sentence when a number looks odd, or None.

    Args:
        text: what stands in the field; nothing at all is no doubt.
        sent_on: the day of sending in Japan as the owner stated it, or None.
        today: the current day in Japan.
    """
    if not text.strip():
        return None
    try:
        receipt = read_receipt(text)
    except ValueError as wrong:
        return str(wrong)
    if receipt.arrived_at is None:
        return _SAYS.RECEIPT_NO_DATE if len(receipt.digits) == LONGEST else None
    arrived_on = receipt.arrived_at.date()
    if (arrived_on - today).days > 1:
        return _SAYS.RECEIPT_FUTURE.format(number_day=format_date(arrived_on))
    # Sent shortly before midnight, it arrives on the next day.
    if sent_on is not None and (arrived_on - sent_on).days not in {0, 1}:
        return _SAYS.RECEIPT_OTHER_DAY.format(
            number_day=format_date(arrived_on), sent_day=format_date(sent_on)
        )
    return None


def _arrived_at(digits: str) -> datetime | None:
    """Return the time at the start of an 18-digit number; shorter ones hold it elsewhere."""
    if len(digits) != LONGEST:
        return None
    try:
        when = datetime.strptime(digits[:_TIME_DIGITS], "%Y%m%d%H%M").replace(tzinfo=JAPAN)
    except ValueError:
        return None
    return when if when.year >= _FIRST_YEAR else None
