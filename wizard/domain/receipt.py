"""Whether a 到達番号 fits the day of sending; the number itself is an item type.

Its start is normally the time of arrival (fact file egov.md, grade B), so a day that does not
fit is doubted gently, never refused.
"""

from __future__ import annotations

from datetime import date

from wizard import texts
from wizard.domain.item_types.dates import format_date
from wizard.domain.item_types.receipts import LONGEST, Receipt, form_doubt, read_receipt

__all__ = ["Receipt", "day_doubt", "form_doubt", "read_receipt", "receipt_doubt"]

_SAYS = texts.Sending


def receipt_doubt(text: str, sent_on: date | None, today: date) -> str | None:
    """Return a gentle sentence when a number looks odd, or None.

    Args:
        text: what stands in the field; nothing at all is no doubt.
        sent_on: the day of sending in Japan as the owner stated it, or None.
        today: the current day in Japan.
    """
    return form_doubt(text) or day_doubt(text, sent_on, today)


def day_doubt(text: str, sent_on: date | None, today: date) -> str | None:
    """Return a gentle sentence when the day inside a number does not fit, or None.

    The form of the number is not looked at: see `form_doubt`.
    """
    try:
        receipt = read_receipt(text)
    except ValueError:
        return None
    if receipt.arrived_at is None:
        return None
    arrived_on = receipt.arrived_at.date()
    if (arrived_on - today).days > 1:
        if len(receipt.digits) < LONGEST:
            return None  # digits that look like a day by chance
        return _SAYS.RECEIPT_FUTURE.format(number_day=format_date(arrived_on))
    # Sent shortly before midnight, it arrives on the next day.
    if sent_on is not None and (arrived_on - sent_on).days not in {0, 1}:
        return _SAYS.RECEIPT_OTHER_DAY.format(
            number_day=format_date(arrived_on), sent_day=format_date(sent_on)
        )
    return None
