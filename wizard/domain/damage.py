"""What a spreadsheet has done to a value: told from the value itself, order by order.

A file saved again by Excel has lost leading zeros, seconds and the digits of long numbers
(shared facts, order-exports.md). Only a postal code of six digits is mended, because nothing
else can be certain; everything else is marked with what to do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from wizard import texts
from wizard.domain.case import Answer, Order, Place, SourceKind

# 4.00001E+11, also with digits typed before or behind it: no value is meant like that.
_LOST_DIGITS = re.compile(r"[\d.,-]*\dE\+\d+", re.ASCII | re.IGNORECASE)
_NO_SECONDS = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?:[+-]\d\d:\d\d)?", re.ASCII)
# What a spreadsheet makes of 2-3 or 1-2-3, at the end of an address or before a building.
_DAY = re.compile(
    r"(?:\d{1,2}\u6708\d{1,2}\u65e5|\d{1,2}-[A-Z][a-z]{2}"
    r"|(?<!\d)(?:19|20)\d\d(?:/\d{1,2}/\d{1,2}|-\d\d-\d\d(?: 00:00:00)?))(?=[ \u3000]|$)",
    re.ASCII,
)
_POSTAL_PIECES = re.compile(r"\d{1,3}-\d{1,4}", re.ASCII)
# A phone number in pieces: 3-1234-5678, 90-1234-5678; not 202-555-0100 of another country.
_NO_ZERO = re.compile(r"(?!(?:\d-?){10})[1-9]\d{0,4}-\d{1,4}-\d{1,4}|[5-9]0-\d{4}-\d{4}", re.ASCII)
_SAYS = texts.Damage


@dataclass(frozen=True, slots=True)
class Damage:
    """One damaged value.

    Attributes:
        place: where it stands.
        message: Japanese sentence: what was lost, and what was done or is to be done.
        mended: True when it was put right for certain.
    """

    place: Place
    message: str
    mended: bool = False


def damages(order: Order) -> tuple[Damage, ...]:
    """Return the values of an order that a spreadsheet has damaged, the order's own first."""
    found = _in_answers(order.answers, order.key, "")
    for line in order.lines:
        found += _in_answers(line.answers, order.key, line.key)
    return tuple(found)


def damage_at(item: str, answer: Answer) -> tuple[str, bool] | None:
    """Return the sentence about one value and whether it was mended; None when it is whole.

    Only values that came from a file are judged: what a person typed is as it was meant. The
    form of lost digits is wrong whoever wrote it, and a half-mended number still has it.
    """
    if answer.state is not None:
        return None
    taken = answer.source.kind is SourceKind.ORDER_FILE
    text = answer.text.strip()
    if "+" in text and _LOST_DIGITS.fullmatch(text):
        return _SAYS.LOST_DIGITS if taken else _SAYS.LOST_FORM, False
    if not taken:
        return None
    ending = item.rpartition(".")[2]
    if ending == "postal_code":
        return _at_postal_code(text, answer.original)
    if ending == "phone" and _has_no_zero(text):
        return _SAYS.PHONE_ZERO, False
    if ending in ("purchased_at", "at") and _NO_SECONDS.fullmatch(text):
        return _SAYS.NO_SECONDS, False
    if ending == "address" and _DAY.search(text):
        return _SAYS.DATE_ADDRESS, False
    return None


def _in_answers(answers: Mapping[str, Answer], order: str, line: str) -> list[Damage]:
    found = []
    for item, answer in answers.items():
        said = damage_at(item, answer)
        if said is not None:
            found.append(Damage(Place(item, order, line), *said))
    return found


def _at_postal_code(text: str, original: str) -> tuple[str, bool] | None:
    mended = _has_lost_zero(original, 6)
    if mended or (original != text and _POSTAL_PIECES.fullmatch(original)):
        return _SAYS.POSTAL_ZERO, True
    return (_SAYS.POSTAL_SHORT, False) if _has_lost_zero(text, 5) else None


def _has_no_zero(text: str) -> bool:
    bare = _has_lost_zero(text, 9) or _has_lost_zero(text, 10)
    return bare or _NO_ZERO.fullmatch(text) is not None


def _has_lost_zero(text: str, digits: int) -> bool:
    return len(text) == digits and text.isascii() and text.isdecimal() and not text.startswith("0")
