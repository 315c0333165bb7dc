"""Where card numbers are hidden, and where a long number is rightly something else.

`wizard.domain.card_numbers` finds and masks them; here it is decided by item. An order number,
a parcel number or a phone number may look like a card number by chance, and must stay whole.
"""

from __future__ import annotations

from dataclasses import replace

from wizard.domain import card_numbers
from wizard.domain.case import Answer
from wizard.domain.form import Item

# Values of these types are no free text: digits in them are what the type says.
_SPARED_TYPES = frozenset(
    {"phone", "postal_code", "ip", "port", "date", "datetime", "url", "choice", "presence"}
)
# Numbers of their own kind.
_SPARED_ITEMS = frozenset(
    {
        "order.number",
        "order.tracking_number",
        "report.receipt_number",
        "note.receipt_number",
    }
)


def is_searched(item: Item) -> bool:
    """Return True when a card number in a value of the item is to be hidden."""
    return item.type not in _SPARED_TYPES and item.id not in _SPARED_ITEMS


def hide(item: Item, text: str, *, typing: bool = False) -> str:
    """Return a text without card numbers: only the first six and last four digits stay.

    Args:
        item: whose value the text is.
        text: of any length; the length does not change.
        typing: True while the person types: then only numbers of their issuer's usual length
            are hidden, since a longer number may begin like a shorter one.
    """
    if not is_searched(item) or not card_numbers.may_hold_card_number(text):
        return text
    return card_numbers.mask(text, usual=typing)


def hide_in_answer(item: Item, answer: Answer, *, typing: bool = False) -> Answer:
    """Return an answer without card numbers; the same object when there are none."""
    parts = (answer.text, answer.original, answer.holder)
    text, original, holder = (hide(item, part, typing=typing) for part in parts)
    if (text, original, holder) == parts:
        return answer
    return replace(answer, text=text, original=original, holder=holder)
