"""到達番号, the number that e-Gov gives for a report that has arrived.

16 to 18 digits, normally 18 that start with the time of arrival YYYYMMDDHHMM in Japan (fact file
egov.md, grade B). So what does not fit is doubted gently, never refused; whether its day fits
the day of sending is `wizard.domain.receipt`'s.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from wizard import texts
from wizard.domain.form import Item
from wizard.domain.item_types.base import ItemType
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
        arrived_at: the time at its start (aware, Asia/Tokyo), or None when there is none; in a
            shorter number it may be there by chance.
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


def form_doubt(text: str) -> str | None:
    """Return a remark on the form of a number, None when it is usual or nothing is there."""
    if not text.strip():
        return None
    try:
        receipt = read_receipt(text)
    except ValueError as odd:
        return str(odd)
    timeless = receipt.arrived_at is None and len(receipt.digits) == LONGEST
    return _SAYS.RECEIPT_NO_DATE if timeless else None


class ReceiptType(ItemType):
    """A 到達番号; anything may stand there, what looks odd is only remarked on."""

    name = "receipt"

    def parse(self, text: str, item: Item) -> str:
        """Return the digits, or what is no number without white space around it."""
        del item
        if not text.strip():
            raise ValueError(texts.Values.EMPTY)
        return self.compare_key(text)

    def check(self, text: str, item: Item) -> str | None:
        """Return None: the form of the number is known from good sources, but not certain."""
        del text, item
        return None

    def note(self, text: str, item: Item) -> str | None:
        """Return a remark on letters, on too few or too many digits, or on the time inside."""
        del item
        return form_doubt(text)

    def show(self, text: str, item: Item) -> str:
        """Return the digits alone; what is no number as it was typed."""
        try:
            return read_receipt(text).digits
        except ValueError:
            return super().show(text, item)

    def compare_key(self, text: str) -> str:
        """Return the digits alone, or the text without white space around it."""
        try:
            return read_receipt(text).digits
        except ValueError:
            return text.strip()


def _arrived_at(digits: str) -> datetime | None:
    """Return the time at the start of a number, None when there is none that can be."""
    try:
        when = datetime.strptime(digits[:_TIME_DIGITS], "%Y%m%d%H%M").replace(tzinfo=JAPAN)
    except ValueError:
        return None
    return when if when.year >= _FIRST_YEAR else None
